"""The list of treatments. A new kind of step is one file and one line here."""

from typing import Annotated, Any, Union

from pydantic import Field

from kaoheng.treatment.convert import Convert
from kaoheng.treatment.impute import Impute
from kaoheng.treatment.limit import Limit
from kaoheng.treatment.missing_codes import MissingCodes
from kaoheng.treatment.per import Per
from kaoheng.treatment.transform import Transform
from kaoheng.treatment.treatment import Treatment
from kaoheng.treatment.winsorise import Winsorise

TREATMENTS: tuple[type[Treatment], ...] = (MissingCodes, Per, Convert, Impute, Winsorise, Limit, Transform)

AnyTreatment: Any = Annotated[Union[TREATMENTS], Field(discriminator="kind")]  # noqa: UP007
"""Any step of the list, told apart by `kind`."""
