"""Chinese marks in the own text of a template, as in `{{ name }}（{{ day }}）`: on English pages they are English ones.

What people typed, what `say` says, and text with Chinese words keep their marks.
"""

import re

from django.template import Origin
from django.template.loaders import app_directories, filesystem

MARKS = {"，": ", ", "、": ", ", "；": "; ", "：": ": ", "。": ". ", "（": " (", "）": ")"}
_CODE = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})")
_MARK = re.compile(f"[{''.join(MARKS)}]")
_WORD = re.compile("[\u4e00-\u9fff]")


def marked(template: str) -> str:
    """A template in which every mark of its own text is a tag that knows the reader's language.

    >>> marked("{{ name }}（{% say '截止，' 'until' %}）")
    "{{ name }}{% mark '（' %}{% say '截止，' 'until' %}{% mark '）' %}"
    """
    parts = _CODE.split(template)
    parts[::2] = [part if _WORD.search(part) else _MARK.sub(r"{% mark '\g<0>' %}", part) for part in parts[::2]]
    return "".join(parts)


class FromFolders(filesystem.Loader):
    """Templates of the platform."""

    def get_contents(self, origin: Origin) -> str:
        """The template, with its marks as tags."""
        return marked(super().get_contents(origin))


class FromApps(app_directories.Loader):
    """Templates of the apps."""

    def get_contents(self, origin: Origin) -> str:
        """The template, with its marks as tags."""
        return marked(super().get_contents(origin))
