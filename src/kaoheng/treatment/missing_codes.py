"""以X表示没有数据: numbers that files write where there is no value."""

from typing import Literal

from pydantic import Field

from kaoheng.numbers import as_text, written
from kaoheng.rules.rule import About, Exact
from kaoheng.text import Text
from kaoheng.treatment.treatment import Pool, Treated, Treatment


class MissingCodes(Treatment):
    """A value equal to one of the codes is no value. Acts on every period, before anything else.

    >>> from fractions import Fraction
    >>> step = MissingCodes(kind="missing_codes", codes=[-999])
    >>> [str(v) for v in step.treat(Pool([Fraction(-999), Fraction(3)])).values]
    ['None', '3']
    """

    kind: Literal["missing_codes"]
    codes: tuple[Exact, ...] = Field(min_length=1)
    """The numbers that stand for a missing value, such as 0 or -999."""

    def by_period(self) -> bool:
        return True

    def treat(self, pool: Pool) -> Treated:
        coded = {at: value for at, value in enumerate(pool.actual) if value is not None and value in self.codes}
        values = tuple(None if at in coded else value for at, value in enumerate(pool.actual))
        said = {
            at: Text(f"填报的{written(code)}按规定表示没有数据", f"the {written(code)} reported stands for no value")
            for at, code in coded.items()
        }
        return Treated(values, said)

    def clause(self, about: About) -> Text:  # noqa: ARG002
        codes = [as_text(code) for code in self.codes]
        return Text(f"填报{'、'.join(codes)}的视为没有数据", f"{', '.join(codes)} stands for no value")
