"""The year 2027 of one county, from the edition to the closed rectification."""

from datetime import date
from typing import Protocol

from kaoheng_web.demo.year import (
    appeals,
    ballots,
    changes,
    claims,
    consequences,
    editions,
    figures,
    interviews,
    panels,
    plans,
    procedure,
    projects,
    publishing,
    results,
    splitting,
    supervision,
    surveys,
    targets,
    vetoes,
)
from kaoheng_web.demo.year.ballots import Votes, ballot
from kaoheng_web.demo.year.calendar import Made
from kaoheng_web.demo.year.changes import change
from kaoheng_web.demo.year.consequences import rectification
from kaoheng_web.demo.year.editions import edition
from kaoheng_web.demo.year.figures import asked
from kaoheng_web.demo.year.panels import panel
from kaoheng_web.demo.year.plans import Reached
from kaoheng_web.demo.year.surveys import survey
from kaoheng_web.demo.year.targets import Superior
from tests.city.next_year.matter import (
    ADMITTED,
    AGENCY,
    ASKED,
    AWARD,
    BREACH,
    CLOSER,
    COUNTY,
    CRITICISM,
    DECEMBER,
    DOUBTED,
    FINANCE,
    GOAL,
    LESS,
    MARCH,
    METHOD,
    OMITTED,
    PARTS,
    PLANNED,
    RESOLUTION,
    REVIEW,
    SERVICE,
    SHEETS,
    TOO_STRICT,
    VETOED,
    VOICE,
    YEAR,
)


class AllHands(
    editions.Hands,
    plans.Hands,
    targets.Hands,
    splitting.Hands,
    changes.Hands,
    projects.Hands,
    figures.Hands,
    supervision.Hands,
    ballots.Hands,
    surveys.Hands,
    interviews.Hands,
    panels.Hands,
    claims.Hands,
    vetoes.Hands,
    results.Hands,
    appeals.Hands,
    consequences.Hands,
    publishing.Hands,
    procedure.Hands,
    Protocol,
):
    """Who does the deeds of all chapters."""


def live(hands: AllHands) -> Made:
    """Live the year; the run that is final."""
    _agreed(hands)
    _worked(hands)
    _judged(hands)
    noticed = results.result(hands, YEAR)
    run = _appealed(hands, noticed)
    publishing.letters(hands, YEAR, date(YEAR + 1, 2, 14))
    procedure.visits(hands, YEAR, [COUNTY])
    results.final(hands, YEAR, run)
    publishing.papers(hands, YEAR)
    consequences.consequences(hands, YEAR)
    procedure.closed(hands, YEAR)
    rectification(hands, YEAR, COUNTY)
    return run


def _agreed(hands: AllHands) -> None:
    """By which method the county is assessed, and what it has to reach."""
    group = {"县（市、区）": [COUNTY]}
    edition(hands, YEAR, group, [VOICE], changed=lambda _: METHOD.read_text("utf-8"))
    plans.plan(hands, YEAR, YEAR + 4, [GOAL], [Reached(GOAL.name, "106.5", "财政快报（演示数据）")])
    asked_above = [Superior("revenue", "10", "mean")]
    targets.targets(hands, YEAR, {COUNTY: {"revenue": "9"}}, asked_above, [CLOSER], [COUNTY])
    splitting.splitting(hands, YEAR, COUNTY, PARTS)
    procedure.windows(hands, YEAR)
    asked(hands, YEAR, {3: ["revenue"], 12: []})


def _worked(hands: AllHands) -> None:
    """What is done, reported and asked in the course of the year."""
    (resolved,) = supervision.conference(hands, YEAR, [RESOLUTION])
    figures.figures(hands, YEAR, 3, {COUNTY: {MARCH: "5.5"}}, {FINANCE: {MARCH: "5.4"}})
    supervision.work_on(hands, resolved, COUNTY, date(YEAR, 4, 16))
    supervision.order(hands, YEAR, "财政收入滞后整改", COUNTY, len(supervision.COURSE))
    change(hands, YEAR, LESS)
    projects.projects(hands, YEAR, COUNTY, [PLANNED], date(YEAR, 10, 8))


def _judged(hands: AllHands) -> None:
    """What the county and others say of the year in January."""
    procedure.reports(hands, YEAR, [COUNTY])
    figures.figures(hands, YEAR, 12, {COUNTY: {DECEMBER: "6", SERVICE: "80"}}, {FINANCE: {DECEMBER: "6"}})
    good = Votes(issued=2, returned=2, marks={COUNTY: (0, 2, 0, 0)})
    ballot(hands, YEAR, f"{YEAR}年度{COUNTY}民主测评", date(YEAR + 1, 1, 13), {"全体": good})
    survey(hands, YEAR, f"{YEAR}年度{COUNTY}群众满意度调查", AGENCY, ASKED)
    interviews.talks(hands, YEAR, [COUNTY])
    panel(hands, YEAR, SHEETS)
    claims.claims(hands, YEAR, [AWARD], [CRITICISM])
    vetoes.veto(hands, YEAR, BREACH, date(YEAR + 1, 1, 8), ADMITTED, VETOED)


def _appealed(hands: AllHands, noticed: Made) -> Made:
    """What the county holds against the result, and the run that corrects it."""
    appeals.upheld(hands, YEAR, noticed, OMITTED)
    appeals.rejected(hands, YEAR, noticed, TOO_STRICT, REVIEW)
    appeals.withdrawn(hands, YEAR, noticed, DOUBTED)
    source, why = "国库月报（演示数据）", "申诉成立，补计漏计税款（演示数据）"
    figures.corrected(hands, YEAR, date(YEAR + 1, 2, 11), FINANCE, {DECEMBER: "6.4"}, source, why)
    return results.corrected(hands, YEAR, noticed)
