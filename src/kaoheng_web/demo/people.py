"""Invented people: names put together by a rule, so that they are the same every time and nobody's in particular."""

from collections.abc import Iterator

SURNAMES = "安白车池单邓范甘郝纪康雷苗倪欧裴邱冉桑谭万项阎翟"
GIVEN = [
    "一禾",
    "云帆",
    "景行",
    "思齐",
    "若谷",
    "怀瑾",
    "清和",
    "知远",
    "望舒",
    "致远",
    "星野",
    "予安",
    "明澈",
    "之恒",
    "嘉树",
    "沐阳",
    "立言",
    "书白",
    "晨曦",
    "远山",
    "亦欣",
]


def names() -> Iterator[str]:
    """One name after another, each only once.

    >>> made = names()
    >>> next(made), next(made)
    ('安一禾', '白云帆')
    """
    for turn in range(len(SURNAMES) * len(GIVEN)):
        yield SURNAMES[turn % len(SURNAMES)] + GIVEN[(turn + turn // (len(SURNAMES) * 7)) % len(GIVEN)]
