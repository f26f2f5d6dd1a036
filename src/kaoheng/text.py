"""A sentence in both languages of the product, Chinese first."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in Chinese and in English.

    >>> Text("扣1分", "1 points off")["en"]
    '1 point off'
    """

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else counted(self.en)

    def __add__(self, other: "Text") -> "Text":
        return Text(self.zh + other.zh, self.en + other.en)


_COUNTED = (
    "answers|appeals|articles|ballots|blocks|bonuses|cases|categories|cells|characters|claims|codes|columns|days|entries|"
    "figures|files|goals|grades|groups|hours|indicators|inputs|items|letters|levels|lines|minutes|months|nodes|notices|"
    "opinions|orders|parts|periods|places|points|problems|questions|raters|replications|rows|targets|totals|units|"
    "vetoes|votes|weights|years"
)
_KINDS = "different|full|missed|more|open|other|own|percentage|rank|rated|red|valid|void|worked|working"
_ONE = re.compile(rf"(?<![\d.,/])1 ((?:{_KINDS}) )?({_COUNTED})\b")


def counted(sentence: str) -> str:
    """An English sentence in which one of something is not said in the plural.

    >>> counted("1 points off, at 1 percentage points each; 2 of 11 units, 0.1 points; 1 entries")
    '1 point off, at 1 percentage point each; 2 of 11 units, 0.1 points; 1 entry'
    """
    return _ONE.sub(lambda found: f"1 {found[1] or ''}{_singular(found[2])}", sentence)


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun in ("bonuses", "vetoes") else noun[:-1]


class Titled(Protocol):
    """What has a Chinese title, and perhaps an English one."""

    @property
    def title(self) -> str: ...

    @property
    def title_en(self) -> str: ...


def title_of(what: Titled, id: str = "") -> Text:
    """Its title in both languages; the Chinese one where there is no other, its id where there is none at all."""
    title = what.title or id
    return Text(title, what.title_en or title)


def join(texts: list[Text], zh: str = "；", en: str = "; ") -> Text:
    """Several sentences as one, with the separator of each language."""
    return Text(zh.join(text.zh for text in texts), en.join(text.en for text in texts))


def day(when: date) -> Text:
    """A day as people write it.

    >>> day(date(2022, 1, 20))
    Text(zh='2022年1月20日', en='2022-01-20')
    """
    return Text(f"{when.year}年{when.month}月{when.day}日", when.isoformat())


_CHINESE = "\u3400-\u9fff\u3001-\u303f\uff01-\uff5e"
_OPEN = "([{“‘'\"/+@=≤≥<>"


class Glossary:
    """English for the words that a method uses as names: grades, marks, levels, roles, units of measure.

    Results and sentences keep the words of the method; whoever shows an English sentence has them put into English
    last. A word is only found where it stands alone, never in Chinese that is quoted; others stay as they are.

    >>> Glossary({"优秀": "excellent", "亿元": "hundred million yuan"}).english("graded 优秀 at 12亿元, 优秀企业")
    'graded excellent at 12 hundred million yuan, 优秀企业'
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        longest = "|".join(re.escape(word) for word in sorted(self._words, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![{_CHINESE}])(?:{longest})(?![{_CHINESE}])")

    def __or__(self, other: "Glossary") -> "Glossary":
        return Glossary({**self._words, **other._words})

    def english(self, sentence: str) -> str:
        """An English sentence with the method's words in English too."""
        sentence = counted(sentence)
        if not self._words or sentence.isascii():
            return sentence
        return self._pattern.sub(lambda found: _spaced(self._words[found[0]], sentence, *found.span()), sentence)

    def text(self, text: Text) -> Text:
        """The sentence of both languages, its English one without the method's Chinese words."""
        return Text(text.zh, self.english(text.en))


NO_WORDS = Glossary({})


def _spaced(word: str, sentence: str, start: int, end: int) -> str:
    """The word with the spaces that English wants beside it: 12 hundred million yuan."""
    before, after = sentence[start - 1 : start], sentence[end : end + 1]
    left = " " if before and not before.isspace() and before not in _OPEN and word[0].isalnum() else ""
    return left + word + (" " if after.isalnum() else "")
