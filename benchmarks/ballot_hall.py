"""A hall for the benchmark of ballots: `fill NUMBER` prints so many codes, `count` prints the ballots in the box."""

import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from kaoheng_web.channels.ballots import rules  # noqa: E402
from kaoheng_web.channels.ballots.actions.issuing import issue_codes  # noqa: E402
from kaoheng_web.channels.ballots.actions.sessions import open_voting, prepare  # noqa: E402
from kaoheng_web.channels.ballots.models import Ballot  # noqa: E402
from kaoheng_web.methods.models import Edition  # noqa: E402
from kaoheng_web.organisation.actions.founding import found  # noqa: E402
from kaoheng_web.organisation.actions.people import register_person  # noqa: E402
from kaoheng_web.organisation.actions.roles import assign_role  # noqa: E402
from kaoheng_web.organisation.roles import Role  # noqa: E402
from kaoheng_web.shared import clock  # noqa: E402

METHOD = Path(__file__).resolve().parent.parent / "methods/jincheng-demo/2022/method.yaml"
SINCE = date(2025, 1, 1)


def fill(number: int) -> list[str]:
    """An open session, and codes for it."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    city, security = found("晋城市", "140500", "B001", "演示", SINCE)
    team = register_person(security, "B002", "演示组员")
    assign_role(security, team, Role.TEAM, city, SINCE)
    at = clock.now()
    who = {"drafted_by": team, "submitted_by": team, "approved_by": security}
    when = {"drafted_at": at, "submitted_at": at, "approved_at": at}
    text = METHOD.read_text(encoding="utf-8")
    edition = Edition.objects.create(year=2026, title="演示", text=text, hash="0" * 64, **who, **when)
    session = open_voting(team, prepare(team, edition, "appraisal", "演示", SINCE, [city]))
    codes: list[str] = []
    while len(codes) < number:
        codes += issue_codes(team, session, {"A": min(rules.MOST_CODES, number - len(codes))})["A"]
    return codes


if __name__ == "__main__":
    print("\n".join(fill(int(sys.argv[2]))) if sys.argv[1] == "fill" else Ballot.objects.count())
