"""The kinds of units in both languages."""

from kaoheng.text import Text
from kaoheng_web.organisation.models import Unit

ENGLISH = {
    Unit.Kind.CITY: "city",
    Unit.Kind.COUNTY: "county or district",
    Unit.Kind.ZONE: "development zone",
    Unit.Kind.GOVERNMENT: "municipal department",
    Unit.Kind.PARTY: "party department or mass organisation",
    Unit.Kind.STATIONED: "stationed unit",
    Unit.Kind.TOWNSHIP: "township or sub-district",
    Unit.Kind.SUBORDINATE: "subordinate unit",
}


def title(kind: str) -> Text:
    """A kind in both languages."""
    found = Unit.Kind(kind)
    return Text(str(found.label), ENGLISH[found])
