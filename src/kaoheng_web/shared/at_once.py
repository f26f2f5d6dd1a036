"""The first migration of an app makes all its tables at once."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState


class AtOnce(migrations.Migration):
    """A migration that only creates models. Django draws every related model anew after each single one: four fifths
    of a new city's first start.
    """

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, *_: bool, **__: bool
    ) -> ProjectState:
        """Make the tables with the models drawn once; where only SQL is asked for, the editor collects it by itself."""
        project_state.__dict__.pop("apps", None)  # drawn when they are asked for
        state = self.mutate_state(project_state, preserve=False)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, state, state)
        return state
