"""A year ready to be issued: units, what they handed in, and a table that the leading group approved."""

from datetime import date

from django.core.management import call_command
from django.db import transaction

from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import GroupMembership, Person, RankingGroup, RoleAssignment, Unit
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared import clock
from kaoheng_web.targets.actions.issuing import BATCH, issue
from kaoheng_web.targets.models.balancing import BalanceSheet
from kaoheng_web.targets.models.issued import Issue, Target
from kaoheng_web.targets.models.proposals import Proposal, Submission
from kaoheng_web.targets.queries import goals, hash_of

SINCE = date(2025, 1, 1)


class Stage:
    """Written past the actions, for only the issue is measured."""

    def __init__(self, text: str, units: int) -> None:
        call_command("migrate", verbosity=0)
        now = clock.now()
        self.office = Person.objects.create(staff_number="B1", name="考核办")
        leader = Person.objects.create(staff_number="B2", name="领导组")
        city = Unit.objects.create(kind="city", valid_from=SINCE, path="/1/")
        RoleAssignment.objects.create(person=self.office, role=Role.OFFICE, unit=city, valid_from=SINCE)
        decided = {"submitted_at": now, "submitted_by": self.office, "approved_at": now, "approved_by": leader}
        drafted = {"drafted_at": now, "drafted_by": self.office}
        self.edition = Edition.objects.create(year=2026, title="bench", text=text, hash="0" * 64, **drafted, **decided)
        group = RankingGroup.objects.create(code="all", title="all")
        rows = [Unit(kind="county", parent=city, valid_from=SINCE, path=f"/1/{n}/") for n in range(2, units + 2)]
        made = Unit.objects.bulk_create(rows)
        GroupMembership.objects.bulk_create(GroupMembership(group=group, unit=unit, year=2026) for unit in made)
        by = {"at": now, "by": self.office}
        Submission.objects.bulk_create(Submission(edition=self.edition, unit=unit, **by) for unit in made)
        items = [item.id for item in self.edition.method.items]
        Proposal.objects.bulk_create(
            (
                Proposal(
                    edition=self.edition, unit=unit, item=item, kind="point", value="12.5", reason="按上年增长", **by
                )
                for unit in made
                for item in items
            ),
            batch_size=BATCH,
        )
        found = goals(self.edition)
        told = {"hash": hash_of(found), "count": len(found), "document": "纪要"}
        who = {"submitted_at": now, "submitted_by": self.office, "approved_at": now, "decided_by": leader}
        self.sheet = BalanceSheet.objects.create(edition=self.edition, **told, **who)
        self.places = list(found.items())

    def bare(self) -> None:
        """The same rows by Django's bulk insert alone."""
        with transaction.atomic():
            made = Issue.objects.create(edition=self.edition, document="bench", at=clock.now(), by=self.office)
            Target.objects.bulk_create(
                (
                    Target(
                        issue=made,
                        edition=self.edition,
                        unit_id=unit,
                        item=item,
                        **goal.columns(),
                        explanation="按上年增长",
                    )
                    for (unit, item), goal in self.places
                ),
                batch_size=BATCH,
            )

    def issue(self) -> int:
        """The action."""
        return issue(self.office, self.sheet, "晋市考〔2026〕5号").targets.count()

    def clear(self) -> None:
        """Back to before the issue; the ledger keeps what it has."""
        Target.objects.all()._raw_delete("default")  # without asking every other table for rows that point here
        BalanceSheet.objects.update(issue=None)
        Issue.objects.all().delete()
