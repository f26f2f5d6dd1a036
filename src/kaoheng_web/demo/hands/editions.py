"""The chapter of the editions, through the actions."""

from collections.abc import Callable, Sequence
from datetime import date

from kaoheng_web.demo.hands.people import People
from kaoheng_web.demo.year.editions import Voice
from kaoheng_web.methods.actions.consulting import answer_opinion, give_opinion, open_consultation
from kaoheng_web.methods.actions.deciding import approve_edition, submit_edition
from kaoheng_web.methods.actions.drafting import copy_edition, draft_edition, revise_edition
from kaoheng_web.methods.models import Consultation, Edition, Opinion
from kaoheng_web.organisation.actions.groups import place_units
from kaoheng_web.organisation.models import RankingGroup
from kaoheng_web.organisation.roles import Role


class EditionHands(People):
    """See `kaoheng_web.demo.year.editions`."""

    def place_units(self, year: int, group: str, units: Sequence[str]) -> None:
        """The office says who is compared with whom."""
        found = RankingGroup.objects.get(title=group)
        place_units(self.office(), found, [self.unit(name) for name in units], year, reason="演示数据")

    def draft_edition(self, text: str) -> Edition:
        """The office drafts a method anew."""
        return draft_edition(self.office(), text)

    def copy_edition(self, year: int) -> Edition:
        """The office takes over last year's."""
        return copy_edition(self.office(), self.edition(year - 1), year)

    def open_consultation(self, edition: Edition, until: date, document: str) -> Consultation:
        """The office asks the units."""
        return open_consultation(self.office(), edition, until, document=document)

    def give_opinion(self, consultation: Consultation, voice: Voice) -> Opinion:
        """A unit says what should be otherwise."""
        by = self.of(voice.unit, Role.LIAISON)
        return give_opinion(by, consultation, self.unit(voice.unit), voice.text, about=voice.about)

    def revise_edition(self, edition: Edition, changed: Callable[[str], str], reason: str) -> None:
        """The office changes the text."""
        revise_edition(self.office(), edition, changed(edition.text), seen=edition.hash, reason=reason)

    def answer_opinion(self, opinion: Opinion, voice: Voice) -> None:
        """The office says whether it does as asked."""
        answer_opinion(self.office(), opinion, voice.answer, adopted=voice.adopted)

    def submit_edition(self, edition: Edition) -> None:
        """The office lays it before the leading group."""
        submit_edition(self.office(), edition)

    def approve_edition(self, edition: Edition, document: str) -> None:
        """The leading group puts it into force."""
        edition.refresh_from_db()
        approve_edition(self.leading_group(), edition, seen=edition.hash, document=document)
