"""Many invented units at once, for lists to be long: rows without entries, which only measurements may write."""

from datetime import date

from kaoheng_web.organisation.models import Unit, UnitName

SINCE, WIDE = date(2025, 1, 1), 60


def fill(city: Unit, count: int) -> None:
    """Put that many units under a city, up to sixty directly and the others below those."""
    first = (Unit.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    units, names = [], []
    for number in range(count):
        key = first + number
        above = city.pk if number < WIDE else first + number % WIDE
        path = f"{city.path}{key}/" if number < WIDE else f"{city.path}{above}/{key}/"
        units.append(Unit(pk=key, kind=Unit.Kind.SUBORDINATE, parent_id=above, path=path, valid_from=SINCE))
        names.append(UnitName(unit_id=key, name=f"演示单位{number}", short_name=f"演示{number}", valid_from=SINCE))
    Unit.objects.bulk_create(units)
    UnitName.objects.bulk_create(names)
