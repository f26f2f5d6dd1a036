"""What integrity checks hold figures against, as data; what is not stated takes the customary value shown here."""

from typing import Self

from pydantic import Field, model_validator

from kaoheng.rules.rule import Data, Exact


class Whole(Data):
    """A unit whose figure of some items should be the sum of its parts'."""

    items: tuple[str, ...] = Field(min_length=1)
    column: str = "actual"
    """Which values of the items: the actual ones, or another column that their rules read, such as `level`."""
    whole: str
    """The unit that is the whole, such as the city."""
    parts: tuple[str, ...] = ()
    tag: str = ""
    """Instead of a list: the parts are the units with this tag."""
    tolerance: Exact
    """The largest gap that is left alone, as a share of the whole: 0.5%."""

    @model_validator(mode="after")
    def _some(self) -> Self:
        if bool(self.parts) == bool(self.tag):
            raise ValueError("请写parts或tag之一（state either parts or tag）")
        return self


class IntegrityRules(Data):
    """A file of rules for integrity checks."""

    wholes: tuple[Whole, ...] = ()
    false_discovery_rate: Exact = Field(default="5%", validate_default=True)
    """Benjamini–Hochberg: the share of signs that may be chance, over all tests of a run."""
    robust_z: Exact = Field(default="3.5", validate_default=True)
    """How many robust deviations from the median a jump must be."""
    least_peers: int = Field(default=5, ge=3)
    """Fewer units do not say what is usual."""
    band: Exact = Field(default="2%", validate_default=True)
    """How near to its target a value is near, as a share of the target."""
    least_near: int = Field(default=10, ge=5)
    """Fewer values near their targets are not tested."""
    least_digits: int = Field(default=50, ge=20)
    """Fewer values are not tested for their last digits."""
    least_benford: int = Field(default=100, ge=50)
    """Fewer values are not tested for their first digits."""
    benford_range: Exact = Field(default="1000", validate_default=True)
    """First digits are tested only where the largest value is so many times the smallest."""
    least_round: int = Field(default=20, ge=10)
    """Fewer values are not tested for roundness."""
    identical_digits: int = Field(default=3, ge=2)
    """Equal values are a sign from so many significant digits on."""
    gap: Exact = Field(default="5%", validate_default=True)
    """How far a reported value may be from the certified one."""
