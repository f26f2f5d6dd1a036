"""A sentence in both languages of the product, Chinese first."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in Chinese and in English.

    >>> Text("完成目标", "target met")["en"]
    'target met'
    """

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def __add__(self, other: "Text") -> "Text":
        return Text(self.zh + other.zh, self.en + other.en)


class Titled(Protocol):
    """What has a Chinese title, and perhaps an English one."""

    @property
    def title(self) -> str: ...

    @property
    def title_en(self) -> str: ...


def title_of(what: Titled) -> Text:
    """Its title in both languages; the Chinese one where there is no other."""
    return Text(what.title, what.title_en or what.title)


def join(texts: list[Text], zh: str = "；", en: str = "; ") -> Text:
    """Several sentences as one, with the separator of each language."""
    return Text(zh.join(text.zh for text in texts), en.join(text.en for text in texts))


def day(when: date) -> Text:
    """A day as people write it.

    >>> day(date(2022, 1, 20))
    Text(zh='2022年1月20日', en='2022-01-20')
    """
    return Text(f"{when.year}年{when.month}月{when.day}日", when.isoformat())
