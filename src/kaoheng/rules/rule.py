"""What a scoring rule is: parameters, points, reason, clause, worked examples; all in one class."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from kaoheng.arithmetic.columns import Columns, Direction, Flags, Number
from kaoheng.numbers import as_text, parse, written
from kaoheng.rules.meanings import meanings
from kaoheng.text import Text

NUMBER_PATTERN = r"^[+-]?(\d+(\.\d*)?|\.\d+)%?(/\d+(\.\d*)?)?$"

Exact = Annotated[
    Fraction,
    BeforeValidator(parse),
    PlainSerializer(as_text),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": NUMBER_PATTERN}]}),
]
"""A number kept exactly as written: 0.5, 29.3%, 32/109."""


class ConstantFraction(Fraction):
    """An exact number that shapes a formula, so that items may be stacked only where it is the same."""


Constant = Annotated[
    ConstantFraction,
    BeforeValidator(lambda value: ConstantFraction(parse(value))),
    PlainSerializer(as_text),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": NUMBER_PATTERN}]}),
]
"""An exact number that is never stacked over several items: an exponent."""


def _none_word(value: Any) -> Any:
    return None if value == "none" else value


def _none_written(value: int | None) -> int | str:
    return "none" if value is None else value


Id = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_-]{0,63}$")]
"""What a node, group or channel is called by the rest of a method file."""

Decimals = Annotated[
    Annotated[int, Field(ge=0, le=15)] | None,
    BeforeValidator(_none_word),
    PlainSerializer(_none_written, when_used="json"),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0, "maximum": 15}, {"const": "none"}]}),
]
"""How many decimals a level is rounded to, or `none` for full precision."""


def _from_word(value: Any) -> Any:
    return {"kind": value} if isinstance(value, str) else value


BY_WORD = BeforeValidator(_from_word)
"""The word of a kind may stand alone for one that needs nothing else: `mean` for `{kind: mean}`."""


class Data(BaseModel):
    """Frozen data read from a method file; an unknown field is an error, not a surprise."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        coerce_numbers_to_str=True,  # unit codes such as 140502 need no quotes
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema with the words under each field; reading them at import would double the time to start."""
        schema = handler(core_schema)
        fields = handler.resolve_ref_schema(schema).get("properties", {})
        for name, words in meanings(cls).items():
            written = cls.model_fields[name].alias or name
            if written in fields:
                fields[written].setdefault("description", words)
        return schema


@dataclass(frozen=True, slots=True)
class About:
    """The item a sentence is about: its name, points, unit of measure and direction."""

    full: Fraction
    title: str = ""
    unit: str = ""
    direction: Direction = "up"

    @property
    def points(self) -> str:
        """The item's points, written out exactly: 6, 2.5, 10/3."""
        return as_text(self.full)

    @property
    def gap_unit(self) -> Text:
        """The unit differences are counted in: percentage points where values are percentages."""
        return Text("个百分点", " percentage points") if self.unit in ("%", "％") else Text(self.unit, f" {self.unit}")


class Noted:
    """The numbers of one unit's score: inputs and intermediate values, by name.

    `noted["gap"]` is the exact value; `noted.gap` is how a sentence writes it.
    """

    def __init__(self, about: About, values: Mapping[str, Any]) -> None:
        self.about = about
        self._values = values

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def within(self, name: str, about: About | None = None) -> "Noted":
        """The numbers a rule inside a rule noted under `name`, over those of the whole."""
        prefix = name + "."
        inner = {key.removeprefix(prefix): value for key, value in self._values.items() if key.startswith(prefix)}
        return Noted(about or self.about, {**self._values, **inner})

    def __getattr__(self, name: str) -> str:
        try:
            value = self._values[name]
        except KeyError:
            raise AttributeError(f"{name} was not noted; noted are {sorted(self._values)}") from None
        if isinstance(value, Fraction):
            return written(value)
        return str(value) if isinstance(value, bool | str) else written(Fraction(value))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Cells a rule cannot score at all, and why; they stop the run instead of being guessed."""

    flags: Flags
    why: Text
    mend: Text


@dataclass(frozen=True)
class Example:
    """A worked example: one ranking group of units in, points out; it runs as a test on every arithmetic.

    `columns` and `parts` hold written numbers, one a unit. `points` are exact unless `decimals` says
    that they are rounded half-up. `says` must be in the first unit's Chinese reason.
    """

    rule: Mapping[str, Any]
    points: tuple[str, ...]
    full: str = "100"
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    direction: Direction = "up"
    unit: str = ""
    decimals: int | None = None
    says: str = ""
    source: str = ""


class Rule(Data):
    """A pure function from columns of evidence to a column of points, with its words.

    Subclasses add `kind: Literal["…"]` and parameters. `points` must be a formula over `Columns`: no
    loops over units, no branches on values, every decision through `x`.
    """

    number: ClassVar[str] = ""
    """Where the rule stands in the catalogue, R01 to R36, or empty for index rules."""
    title: ClassVar[Text]
    looks_at_group: ClassVar[bool] = False
    """Whether points depend on the other units of the ranking group."""
    examples: ClassVar[tuple[Example, ...]] = ()

    def columns(self) -> tuple[str, ...]:
        """The columns the formula reads."""
        return ("actual", "target")

    def measures(self) -> Mapping[str, str]:
        """The unit of measure of columns that are measured otherwise than the item."""
        return {}

    def part_names(self) -> tuple[str, ...]:
        """The periods or tasks the formula reads one by one; empty when it reads the year's value only."""
        return ()

    def part_columns(self) -> tuple[str, ...]:
        """The columns read part by part."""
        return ("actual",) if self.part_names() else ()

    def peers_needed(self) -> bool:
        """Whether this rule, or one inside it, looks at the group."""
        return self.looks_at_group

    def points(self, x: Columns) -> Number:
        """The points of every unit, shaped as the columns are, not yet rounded."""
        raise NotImplementedError

    def refusals(self, x: Columns) -> list[Refusal]:  # noqa: ARG002
        """Cells that cannot be scored; empty when all can."""
        return []

    def reason(self, n: Noted) -> Text:
        """The sentence for one unit, with its numbers filled in."""
        raise NotImplementedError

    def clause(self, about: About) -> Text:
        """The rule as a regulation would put it."""
        raise NotImplementedError
