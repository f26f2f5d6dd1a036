"""雷同: the same value from the same document for several units or years."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from kaoheng.analysis.figures import Figure
from kaoheng.analysis.integrity.sign import Look, Sign
from kaoheng.numbers import written
from kaoheng.text import Text, title_of


def identical(look: Look) -> Iterator[Sign]:
    """Values of enough significant digits that stand beside the same source more than once."""
    same: dict[tuple[str, str, Fraction], list[Figure]] = defaultdict(list)
    for figure in look.actual:
        if figure.source and _digits(figure.value) >= look.rules.identical_digits:
            same[figure.item, figure.source, figure.value].append(figure)
    for (item, source, value), found in same.items():
        places = list(dict.fromkeys((f.unit, f.span) for f in found))
        if len(places) < 2:
            continue
        extra = _digits(value) - look.rules.identical_digits
        title, named = title_of(look.item(item)), [(look.name(unit), span.words()) for unit, span in places]
        yield Sign(
            "identical",
            tuple(dict.fromkeys(unit for unit, _ in places)),
            (item,),
            Text(
                f"{title.zh}：{'、'.join(n + s.zh for n, s in named)}同为{written(value)}，来源同为“{source}”",
                f"{title.en}: {', '.join(f'{n} {s.en}' for n, s in named)} all have {written(value)} from “{source}”",
            ),
            Text("是否重复使用同一份材料", "whether one document was used more than once"),
            "strong" if extra >= 2 else "medium" if extra == 1 else "weak",
            f"{_digits(value)}位有效数字",
            rows=tuple(f.row for f in found if f.row),
        )


def _digits(value: Fraction) -> int:
    """Significant digits of a value."""
    return len(written(abs(value)).replace(".", "").strip("0≈"))
