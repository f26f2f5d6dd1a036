"""A year with final results of three counties: one excellent, one poor for the second year, one in between."""

from dataclasses import dataclass

import pyarrow as pa
import yaml
from django.db import transaction

from kaoheng.method.canonical import digest as method_digest
from kaoheng.tables import Sheet
from kaoheng_web.ledger.actions import created, record
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.actions.accounts import open_account
from kaoheng_web.organisation.actions.groups import create_group, place_units
from kaoheng_web.organisation.actions.people import begin_term, create_post, register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.actions.units import create_unit
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.organisation.queries import code_of
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.models.runs import Run, UnitResult
from kaoheng_web.results.packing import digest, unpack
from kaoheng_web.results.scoring import PROGRAM, score
from kaoheng_web.results.subjects import RUN, UNIT_RESULT
from kaoheng_web.shared import clock
from tests.web.cast import SINCE, Cast
from tests.web.governing import in_force

GOOD, POOR, LAST = {"grade": ["优秀"]}, {"grade": ["较差"]}, {"last_in_group": True}
AGAIN = {"consecutive": {"grade": ["较差"], "years": 2}}
METHOD = {
    "method": {"id": "demo", "title": "演示办法", "place": "演示市", "year": 2025, "full_marks": 10},
    "rounding": {"items": 2, "blocks": 2, "total": 2, "mode": "half_up"},
    "policies": {"missing": "zero", "not_applicable": "spread"},
    "groups": {"counties": {"title": "县（市、区）", "title_en": "counties"}},
    "tree": [
        {
            "id": "growth",
            "title": "增长",
            "points": 10,
            "direction": "up",
            "data": {"unit": "分"},
            "rule": {"kind": "as_given", "scale": 10},
        }
    ],
    "ranking": {"on": "rounded", "ties": "competition"},
    "grades": {"scale": ["优秀", "良好", "较差"], "thresholds": {"优秀": ">= 9", "良好": ">= 6"}},
    "vetoes": [
        {
            "id": "safety",
            "title": "重大事故",
            "legal_basis": "规定第三条",
            "effects": [{"kind": "persons", "who": ["主要负责人"], "measure": "一年内不得提拔", "years": 1}],
        }
    ],
    "consequences": [
        {"id": "praise", "kind": "commendation", "when": GOOD, "measure": "通报表扬", "to": "市委、市政府"},
        {
            "id": "rectify",
            "kind": "rectification",
            "when": POOR,
            "measure": "限期整改",
            "within": {"working_days": 10},
            "to": "市考核办",
            "document": "整改报告",
            "legal_basis": "演示办法第30条",
        },
        {"id": "report", "kind": "written_report", "when": LAST, "measure": "书面报告", "to": "市考核办"},
        {"id": "talk", "kind": "admonition", "when": dict(LAST), "measure": "诫勉谈话", "to": "市委组织部"},
        {"id": "reorganise", "kind": "reshuffle", "when": AGAIN, "measure": "组织调整", "to": "市委组织部"},
    ],
}


@dataclass(frozen=True)
class Scene:
    """Who acts, and for what."""

    cast: Cast
    edition: Edition
    good: Unit
    fair: Unit
    poor: Unit
    head: Person  # of the poor county, in its leading post
    second: Person  # of the office
    personnel: Person


def somebody(cast, number, role, unit):
    """Somebody new with a role and an account."""
    person = register_person(cast.security, f"T{number}", f"演员{number}")
    open_account(cast.security, person, f"actor{number}")
    assign_role(cast.security, person, role, unit, SINCE)
    return person


def stand(cast: Cast) -> Scene:
    """The poor county is the one whose liaison the cast has; it has a head as well."""
    good = create_unit(cast.office, "county", "阳城县", SINCE, parent=cast.city, area_code="140522")
    fair = create_unit(cast.office, "county", "泽州县", SINCE, parent=cast.city, area_code="140525")
    group = create_group(cast.office, "counties", "县（市、区）")
    place_units(cast.office, group, [good, fair, cast.county], 2025)
    head = somebody(cast, 401, Role.HEAD, cast.county)
    begin_term(cast.office, head, create_post(cast.office, cast.county, "县长", SINCE, leads=True), SINCE)
    edition = in_force(cast, 2025, yaml.safe_dump(METHOD, allow_unicode=True, sort_keys=False), title="演示方案")
    second = somebody(cast, 402, Role.OFFICE, cast.city)
    personnel = somebody(cast, 403, Role.PERSONNEL, cast.city)
    return Scene(cast, edition, good, fair, cast.county, head, second, personnel)


def sheet(columns, rows):
    """A table of evidence."""
    return Sheet(
        "t.csv",
        "t",
        pa.table({name: pa.array([row[at] for row in rows], pa.string()) for at, name in enumerate(columns)}),
    )


def finalised(scene, packed, on, corrects):
    """The run as it would stand after all its steps."""
    cast, edition = scene.cast, scene.edition
    result = score(edition.method, unpack(packed))
    with clock.at(on), transaction.atomic():
        moment = clock.now()
        steps = {f"{name}_at": moment for name in ("scored", "checked", "submitted", "approved", "final")}
        people = {f"{name}_by": cast.office for name in ("scored", "submitted", "noticed", "final")}
        run = Run.objects.create(
            edition=edition,
            number=Run.objects.count() + 1,
            corrects=corrects,
            reason="更正数据" if corrects else "",
            evidence=packed,
            method_hash=method_digest(edition.method),
            evidence_hash=digest(packed),
            program=PROGRAM,
            result_hash=result.results.digest(),
            notice_from=on,
            notice_to=on,
            checked_by=scene.second,
            approved_by=cast.leader,
            **steps,
            **people,
        )
        units = {code_of(unit): unit for unit in (scene.good, scene.fair, scene.poor)}
        rows = UnitResult.objects.bulk_create(
            UnitResult(
                run=run,
                unit=units[unit.id],
                group="counties",
                total=result.results.totals.text(at),
                rank=result.results.rank_text(at),
                grade=result.results.grades[at],
            )
            for at, unit in enumerate(result.facts.units)
        )
        changes = [created("results.score", UNIT_RESULT, row) for row in rows]
        record(cast.office.actor, [created("results.score", RUN, run), *changes])
    return run
