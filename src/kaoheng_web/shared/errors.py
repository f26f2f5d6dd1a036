"""Why something was not done, in sentences addressed to a person; always all of them at once."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from kaoheng.text import Text, join

Made = TypeVar("Made")


class Refusal(Exception):
    """The request cannot be carried out as it stands; `fields` names the problems of single entries."""

    status = 422

    def __init__(self, *sentences: Text, fields: Mapping[str, Iterable[Text]] | None = None) -> None:
        self.sentences = sentences
        self.fields = {name: tuple(problems) for name, problems in (fields or {}).items()}
        every = [*sentences, *(problem for problems in self.fields.values() for problem in problems)]
        self.text = join(every)
        super().__init__(self.text.en)


class NotAllowed(Refusal):
    """This person may not do this."""

    status = 403


class NotFound(Refusal):
    """It does not exist, or this person must not learn that it does."""

    status = 404


class Outdated(Refusal):
    """Somebody else changed it since this person looked; `version` is that of what stands now."""

    status = 409

    def __init__(self, *sentences: Text, fields: Mapping[str, Iterable[Text]] | None = None, version: str = "") -> None:
        super().__init__(*sentences, fields=fields)
        self.version = version


def stands_now(value: object) -> Text:
    """What somebody else saved, told beside what was typed."""
    if value in (None, ""):
        return Text("现在登记的是：空。", "What stands now: nothing.")
    return Text(f"现在登记的是：{value}。", f"What stands now: {value}.")


class Broken(Refusal):
    """What was kept is no longer what it was: nobody's input mends it, and nothing of it is shown."""

    status = 500


def attempted(action: Callable[[], Made]) -> Made | Refusal:
    """What the action gave back, or why it was refused where the person can mend it; any other refusal goes on."""
    try:
        return action()
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        return refusal


def refuse_if(blockers: Iterable[Text], fields: Mapping[str, Iterable[Text]] | None = None) -> None:
    """Stop with everything that stands in the way; nothing in the way means go."""
    sentences = tuple(blockers)
    every = {name: tuple(problems) for name, problems in (fields or {}).items()}
    wrong = {name: problems for name, problems in every.items() if problems}
    if sentences or wrong:
        raise Refusal(*sentences, fields=wrong)
