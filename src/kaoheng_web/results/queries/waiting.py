"""What waits for whom among claims and veto cases."""

from collections import Counter
from collections.abc import Iterator

from kaoheng.text import Text, title_of
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.results.models.claims import Claim
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.results.queries.claims import claims_of
from kaoheng_web.results.queries.vetoes import state
from kaoheng_web.results.rules import vetoes
from kaoheng_web.results.rules.claims import State, state_of
from kaoheng_web.results.rules.deciding import REPORTERS
from kaoheng_web.shared import clock

DECIDERS = frozenset({Role.OFFICE, Role.LEADING_GROUP})


def claims_waiting(person: Person, year: int) -> Iterator[tuple[State, Text]]:
    """How many claims wait for a person, by what they wait for."""
    stands, today = standing(person), clock.today()
    edition = governing(year) if stands.has(DECIDERS) else None
    if edition is None:
        return
    rows = [(state_of(claim, today), claim) for claim in claims_of(edition)]
    counts = Counter(found for found, claim in rows if _can_act(person, found, claim))
    if stands.has({Role.OFFICE}):
        if counts[State.FILED]:
            count = counts[State.FILED]
            yield State.FILED, Text(f"{count}项加分扣分等待初审", f"Claims to review: {count}")
        if counts[State.REVIEWED]:
            count = counts[State.REVIEWED]
            yield State.REVIEWED, Text(f"{count}项加分扣分等待公示", f"Claims to put on notice: {count}")
    if counts[State.DUE]:
        count = counts[State.DUE]
        yield State.DUE, Text(f"{count}项加分扣分公示期满，等待认定", f"Claims to decide on: {count}")


def cases_waiting(person: Person, year: int) -> Iterator[tuple[VetoCase, Text]]:
    """The veto cases that wait for a person: to be heard, to arrange the hearing, or to decide."""
    stands = standing(person)
    rows = VetoCase.objects.visible_to(person).undecided().filter(edition__year=year).select_related("unit", "edition")
    for case in rows.prefetch_related("hearings").order_by("pk")[:20]:
        title = title_of(case.terms)
        if state(case) == vetoes.State.HEARD:
            if stands.has({Role.LEADING_GROUP}):
                yield case, Text(f"“{title.zh}”一票否决案件等待审定", f"The veto case {title.en} waits for a decision")
        elif stands.over(REPORTERS, case.unit_path):
            yield case, Text(f"请就“{title.zh}”一票否决提交陈述意见", f"Give your statement on the veto {title.en}")
        elif stands.has({Role.OFFICE}):
            yield (
                case,
                Text(f"“{title.zh}”一票否决案件还没有听取单位意见", f"The unit in the case {title.en} was not heard"),
            )


def _can_act(person: Person, now: State, claim: Claim) -> bool:
    """Whether the next step is this person's: nobody reviews what they filed, or decides on what they had a hand in."""
    if now in (State.FILED, State.DUE) and person.pk in claim.authors:
        return False
    return now != State.DUE or standing(person).has({claim.decider})
