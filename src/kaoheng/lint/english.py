"""English is given for words that the method uses."""

from collections.abc import Iterator

from kaoheng.lint.subject import Subject
from kaoheng.method.canonical import canonical
from kaoheng.method.problems import Problem, warning
from kaoheng.text import Text


def check(subject: Subject) -> Iterator[Problem]:
    """Words with an English one that stand nowhere else: misspelt, or left over from an earlier edition."""
    english = subject.method.english
    used = canonical(subject.method.model_copy(update={"english": {}})) if english else ""
    for word in english:
        if word not in used:
            what = Text(f"办法中没有用到“{word}”", f"“{word}” stands nowhere in the method")
            yield warning(
                "english_unused", ("english", word), what, Text("请核对用字，或删去", "Mend it, or remove it")
            )
