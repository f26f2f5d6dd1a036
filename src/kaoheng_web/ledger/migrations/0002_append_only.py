"""From here on the database refuses to change or remove entries and roots."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kaoheng_web.ledger import triggers


def protect(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.install(editor.connection)


def unprotect(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    triggers.remove(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(protect, unprotect)]
