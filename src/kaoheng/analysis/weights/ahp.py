"""层次分析法: weights from judgements how many times one item matters as much as another.

Weights are the principal eigenvector of the matrix; λ its eigenvalue; CI = (λ − n)/(n − 1); CR = CI / RI(n).
Saaty, The Analytic Hierarchy Process, McGraw-Hill 1980; a ratio above 0.1 asks for other judgements.
The eigenvector is found by repeated multiplication in 60-digit decimals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, combinations_with_replacement

from kaoheng.analysis.weights.columns import decimal
from kaoheng.analysis.weights.weighing import Weighing, shared_out
from kaoheng.findings import Finding, Place, Refused
from kaoheng.numbers import IRRATIONAL, parse, written
from kaoheng.text import Text

RANDOM_INDEX = (
    "0",
    "0",
    "0.58",
    "0.90",
    "1.12",
    "1.24",
    "1.32",
    "1.41",
    "1.45",
    "1.49",
    "1.51",
    "1.48",
    "1.56",
    "1.57",
    "1.59",
)
"""Saaty's random index for 1 to 15 items; those up to 8 were held against a published table."""
ALLOWED = Fraction(1, 10)
MOST = len(RANDOM_INDEX)
_STEPS = 10_000
_CLOSE = Decimal("1e-40")

Matrix = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Judgement:
    """How much more `one` was said to matter than `other`, and what the weights make of it."""

    one: str
    other: str
    said: Fraction
    implied: Fraction

    @property
    def sentence(self) -> Text:
        """For the people who judged."""
        said, implied = written(self.said), written(self.implied, 2)
        return Text(
            f"“{self.one}”对“{self.other}”判为{said}，按全部判断约为{implied}",
            f"{self.one} over {self.other} was said to be {said}; all judgements together make it {implied}",
        )


@dataclass(frozen=True)
class Hierarchy:
    """The weighing with the matrix's eigenvalue, consistency index and ratio, and the worst judgements first."""

    weighing: Weighing
    eigenvalue: Fraction
    index: Fraction
    ratio: Fraction
    worst: tuple[Judgement, ...]

    @property
    def consistent(self) -> bool:
        """Whether the ratio is at most 0.1."""
        return self.ratio <= ALLOWED


def ahp(names: Sequence[str], matrix: Matrix, decimals: int = 4) -> Hierarchy:
    """Weights from a complete reciprocal matrix, such as `pairwise` reads."""
    vector, eigenvalue = _principal(matrix)
    n = len(names)
    index = (eigenvalue - n) / (n - 1) if n > 1 else Fraction(0)
    random = parse(RANDOM_INDEX[n - 1])
    ratio = index / random if random else Fraction(0)
    pairs = [Judgement(names[i], names[j], matrix[i][j], vector[i] / vector[j]) for i, j in combinations(range(n), 2)]
    pairs.sort(key=lambda pair: -max(pair.said / pair.implied, pair.implied / pair.said))
    shares = shared_out(vector, decimals)
    return Hierarchy(Weighing(tuple(names), tuple(names), shares, decimals), eigenvalue, index, ratio, tuple(pairs[:3]))


def _principal(matrix: Matrix) -> tuple[list[Fraction], Fraction]:
    rows = [[decimal(cell) for cell in row] for row in matrix]
    vector = [Decimal(1) / len(rows)] * len(rows)
    whole = Decimal(len(rows))
    for _ in range(_STEPS):
        product = [_dot(row, vector) for row in rows]
        whole = _dot(product, [Decimal(1)] * len(product))
        after = [IRRATIONAL.divide(value, whole) for value in product]
        moved = max(abs(IRRATIONAL.subtract(a, b)) for a, b in zip(after, vector, strict=True))
        vector = after
        if moved < _CLOSE:
            break
    return [Fraction(value) for value in vector], Fraction(whole)


def _dot(row: Sequence[Decimal], vector: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for a, b in zip(row, vector, strict=True):
        total = IRRATIONAL.fma(a, b, total)
    return total


def pairwise(rows: Sequence[Sequence[str]], file: str = "") -> tuple[tuple[str, ...], Matrix]:
    """Read a table whose first row and column name the items. A blank cell is the reciprocal of its mirror.

    >>> pairwise([["", "a", "b"], ["a", "", "3"], ["b", "", ""]])[1]
    ((Fraction(1, 1), Fraction(3, 1)), (Fraction(1, 3), Fraction(1, 1)))
    """
    names = tuple(cell.strip() for cell in rows[0][1:]) if rows else ()
    found = _wrong_shape(names, rows, file)
    if found:
        raise Refused(found)
    cells: dict[tuple[int, int], Fraction] = {}
    for i, row in enumerate(rows[1:]):
        for j, text in enumerate(row[1:]):
            if text.strip():
                try:
                    cells[i, j] = parse(text)
                except ValueError:
                    cells[i, j] = Fraction(0)
    for i, j in combinations_with_replacement(range(len(names)), 2):
        found += _wrong_pair(names, cells, i, j, file)
        if found:
            continue
        cells[i, j] = Fraction(1) if i == j else cells.get((i, j)) or 1 / cells[j, i]
        cells[j, i] = 1 / cells[i, j]
    if found:
        raise Refused(found)
    return names, tuple(tuple(cells[i, j] for j in range(len(names))) for i in range(len(names)))


def _wrong_shape(names: tuple[str, ...], rows: Sequence[Sequence[str]], file: str) -> list[Finding]:
    said = [row[0].strip() if row else "" for row in rows[1:]]
    mend = Text("首行和首列按同样顺序写指标", "Name the items in the first row and column, in the same order")
    if not 2 <= len(names) <= MOST:
        what = Text(f"判断矩阵有{len(names)}项，应为2至{MOST}项", f"the matrix has {len(names)} items, not 2 to {MOST}")
        return [Finding("matrix_size", Place(file), what, mend)]
    if list(names) != said or len(set(names)) < len(names) or any(len(row) != len(names) + 1 for row in rows):
        what = Text("判断矩阵的行和列不一致", "the rows and columns of the matrix are not the same")
        return [Finding("matrix_shape", Place(file), what, mend)]
    return []


def _wrong_pair(
    names: tuple[str, ...], cells: dict[tuple[int, int], Fraction], i: int, j: int, file: str
) -> list[Finding]:
    place = Place(file, row=i + 2, column=names[j])
    one, mirror = cells.get((i, j)), cells.get((j, i))
    mend = Text("请填1/9至9之间的数，两格互为倒数，或只填一格", "Give 1/9 to 9, the mirror its reciprocal or blank")
    if any(cell is not None and cell <= 0 for cell in (one, mirror)):
        what = Text(f"“{names[i]}”对“{names[j]}”不是正数", f"{names[i]} over {names[j]} is not a positive number")
        return [Finding("judgement_not_positive", place, what, mend)]
    if i == j:
        what = Text(f"“{names[i]}”对自身应为1", f"{names[i]} over itself must be 1")
        return [Finding("judgement_of_itself", place, what, mend)] if one not in (None, Fraction(1)) else []
    if one is None and mirror is None:
        what = Text(f"缺少“{names[i]}”对“{names[j]}”的判断", f"{names[i]} over {names[j]} is not judged")
        return [Finding("judgement_missing", place, what, mend)]
    if one is not None and mirror is not None and one * mirror != 1:
        what = Text(
            f"“{names[i]}”对“{names[j]}”为{written(one)}，反过来却是{written(mirror)}",
            f"{names[i]} over {names[j]} is {written(one)}, but the other way round {written(mirror)}",
        )
        return [Finding("not_reciprocal", place, what, mend)]
    return []
