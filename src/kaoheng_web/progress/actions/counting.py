"""What the projects come to is taken as the reported figure, with the list of projects as its evidence."""

import csv
from io import StringIO

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.methods.models import Edition
from kaoheng_web.organisation.models import Person, Unit
from kaoheng_web.progress.actions.figures import report
from kaoheng_web.progress.actions.files import attach
from kaoheng_web.progress.lines import Cell
from kaoheng_web.projects.queries import Counted, counted
from kaoheng_web.shared.errors import refuse_if

NO_RULE = Text("没有规定把项目计入这个指标。", "No rule counts projects into this item.")


def take_counted(by: Person, edition: Edition, unit: Unit, item: str, period: str) -> int:
    """Report what the projects of a unit come to, and hand in their list; how many figures were written."""
    with transaction.atomic():
        found = counted(edition, unit, item)
        refuse_if([NO_RULE] if found is None else [])
        assert found is not None, "refused without one"
        cell = Cell(unit.pk, item, "actual", "", period)
        done = report(by, edition, {cell: found.value}, source=f"项目库，{found.basis}")
        attach(by, edition, unit, f"项目清单-{item}-{period}.csv", listed(found), [item], period)
    return done


def listed(found: Counted) -> bytes:
    """The projects as a table that spreadsheets open."""
    file = StringIO(newline="")
    table = csv.writer(file, lineterminator="\r\n")
    table.writerow(["项目名称", "投资方", "领域", "总投资（万元）", "入库", "签约", "开工", "投产"])
    for each in found.projects:
        days = (each.reserve_on, each.signed_on, each.started_on, each.in_production_on)
        money = format(each.planned_total, "f")
        table.writerow([each.title, each.investor, each.area, money, *(day.isoformat() if day else "" for day in days)])
    return file.getvalue().encode("utf-8-sig")
