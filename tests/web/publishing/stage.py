"""A year that was scored by a small method, with the county before the bureau, and its way to final results."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
from django.db import transaction

from kaoheng.method.canonical import digest as method_digest
from kaoheng.tables import OBSERVATION_COLUMNS, UNIT_COLUMNS, Evidence, Sheet
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.publishing.actions.issuing import issue, order
from kaoheng_web.publishing.jobs import write_letters
from kaoheng_web.publishing.models import Publication
from kaoheng_web.publishing.reports.report import Report, UnitReport
from kaoheng_web.results.actions.runs import approve_run, check_run, finalise_run, notice_run, submit_run
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.packing import digest, pack
from kaoheng_web.results.scoring import PROGRAM, score
from kaoheng_web.results.subjects import RUN, UNIT_RESULT
from kaoheng_web.shared import clock
from tests.web.cast import SINCE, Cast
from tests.web.governing import in_force

METHOD = """
method: {id: small, title: 小城考核办法（演示）, place: 晋城市, year: 2025, full_marks: 100}
rounding: {items: 2, blocks: 2, total: 2, mode: half_up}
policies: {missing: zero, not_applicable: refuse}
groups: {counties: {title: 县（市、区）}}
tree:
  - {id: jobs, title: 城镇新增就业, points: 60, direction: up, data: {owner: 市统计局, unit: 人},
     target: {kind: point, value: 5000}, rule: {kind: proportional, cap: 1, floor: 0, zero_target: refuse}}
  - {id: growth, title: 招商项目, points: 40, direction: up, data: {owner: 市统计局, unit: 个},
     target: {kind: point, value: 10}, rule: {kind: proportional, cap: 1, floor: 0, zero_target: refuse}}
ranking: {on: rounded, ties: competition, chain: [{kind: decide}]}
grades: {scale: [优秀, 良好, 一般], thresholds: {优秀: ">= 90", 良好: ">= 70"}}
"""
VALUES = {"county": ("4900", "9.5"), "bureau": ("4321", "8")}
AFTER = date(2026, 3, 20)


@dataclass(frozen=True)
class Stage:
    """The cast with a scored year."""

    cast: Cast
    second: Person  # of the office
    edition: Edition
    run: Run


def stand(cast: Cast) -> Stage:
    """The method is approved and the year scored."""
    group = create_group(cast.office, "counties", "县（市、区）")
    place_units(cast.office, group, [cast.county, cast.bureau], 2025)
    second = register_person(cast.security, "P1", "复核人")
    assign_role(cast.security, second, Role.OFFICE, cast.city, SINCE)
    edition = in_force(cast, 2025, METHOD, title="2025年度考核办法（演示）")
    return Stage(cast, second, edition, scored(cast, edition))


def scored(cast: Cast, edition: Edition) -> Run:
    """The run of figures that stand here, as scoring the year keeps it."""
    units = {"county": cast.county, "bureau": cast.bureau}
    evidence = Evidence(
        _sheet("units", UNIT_COLUMNS, [(code_of(unit), name, "counties") for name, unit in units.items()]),
        _sheet(
            "observations",
            OBSERVATION_COLUMNS,
            [
                (code_of(units[name]), item, "", "", value)
                for name, values in VALUES.items()
                for item, value in zip(("jobs", "growth"), values, strict=True)
            ],
        ),
    )
    found, packed = score(edition.method, evidence), pack(evidence)
    results = found.results
    with transaction.atomic():
        run = Run.objects.create(
            edition=edition,
            number=1,
            evidence=packed,
            method_hash=method_digest(edition.method),
            evidence_hash=digest(packed),
            program=PROGRAM,
            result_hash=results.digest(),
            scored_at=clock.now(),
            scored_by=cast.office,
        )
        rows = UnitResult.objects.bulk_create(
            UnitResult(
                run=run,
                unit=unit,
                group="counties",
                total=results.totals.text(at),
                rank=results.rank_text(at),
                grade=results.grades[at],
            )
            for at, unit in enumerate(units.values())
        )
        changes = [created("results.score", RUN, run), *(created("results.score", UNIT_RESULT, row) for row in rows)]
        record(cast.office.actor, changes)
    return run


def approved(stage: Stage) -> Run:
    """The leading group approves."""
    run = submit_run(stage.cast.office, check_run(stage.second, stage.run))
    return approve_run(stage.cast.leader, run, "会议纪要〔2026〕2号")


def noticed(stage: Stage) -> Run:
    """The results are under public notice."""
    return notice_run(stage.cast.office, approved(stage), date(2026, 3, 2), date(2026, 3, 6))


def finalised(stage: Stage) -> Run:
    """The notice is over and the results are final."""
    run = noticed(stage)
    with clock.at(AFTER):
        return finalise_run(stage.cast.office, run)


def issue_all(stage: Stage, run: Run, report: Report, mark: str = "晋市考核", copied: str = "") -> list[Publication]:
    """A report issued from a run; letters are written as the worker writes them."""
    if isinstance(report, UnitReport):
        write_letters.call(order(stage.cast.office, run, report, mark, copied).pk)
    else:
        issue(stage.cast.office, run, report, mark, copied)
    return list(Publication.objects.filter(run=run, kind=report.kind).order_by("pk"))


def _sheet(name: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Sheet:
    padded = [(*row, *[""] * (len(columns) - len(row))) for row in rows]
    return Sheet("演示", name, pa.table({c: pa.array([row[at] for row in padded]) for at, c in enumerate(columns)}))
