"""Who carries what: targets that nobody carries, and people in a post who carry nothing (人人身上有任务)."""

from dataclasses import dataclass

from django.db.models import Q

from kaoheng.text import Text
from kaoheng_web.ledger.reading import once
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import item_titles
from kaoheng_web.organisation.dated import holding
from kaoheng_web.organisation.models import Person, Term, Unit
from kaoheng_web.shared import clock
from kaoheng_web.targets.models.issued import Target
from kaoheng_web.targets.models.splitting import Share


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a unit has come with splitting its targets."""

    targets: tuple[Target, ...]
    shares: tuple[Share, ...]
    people: tuple[Person, ...]
    untaken: tuple[Target, ...]
    idle: tuple[Person, ...]
    titles: dict[str, Text]

    @property
    def untaken_titles(self) -> list[Text]:
        """The items of the targets that nobody carries."""
        return [self.titles.get(target.item, Text(target.item, target.item)) for target in self.untaken]


@once
def coverage(edition: Edition, unit: Unit) -> Coverage:
    """A unit's targets with their carriers, and the people of its posts today."""
    targets = tuple(Target.objects.filter(edition=edition, unit=unit).select_related("unit", "edition").order_by("pk"))
    shares = tuple(
        Share.objects.filter(target__in=targets).select_related("person", "post", "target").order_by("target_id", "pk")
    )
    terms = list(Term.objects.on(clock.today()).filter(post__unit=unit).select_related("person", "post"))
    people = tuple(dict.fromkeys(term.person for term in terms))
    carrying = {share.person_id for share in shares} | {
        term.person_id for term in terms if term.post_id in {share.post_id for share in shares}
    }
    taken = {share.target_id for share in shares}
    return Coverage(
        targets,
        shares,
        people,
        tuple(target for target in targets if target.pk not in taken),
        tuple(person for person in people if person.pk not in carrying),
        item_titles(edition),
    )


def tasks_of(person: Person, year: int) -> list[Share]:
    """What a person carries in a year: given to them, or to a post that they hold today."""
    today = clock.today()
    posts = Term.objects.filter(holding(today), person=person).values("post")
    rows = Share.objects.filter(Q(person=person) | Q(post__in=posts), target__edition__year=year)
    return list(rows.select_related("target__unit", "target__edition", "post").order_by("due", "pk"))
