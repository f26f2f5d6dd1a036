"""Units from a workbook: every problem at once, all or nothing, and a second time changes nothing."""

from datetime import date

import pytest
from openpyxl import Workbook

from kaoheng.findings import Refused
from kaoheng_web.organisation.exchange import HEADER, import_units, preview
from kaoheng_web.organisation.models import Unit
from kaoheng_web.organisation.queries import below
from kaoheng_web.shared.errors import NotAllowed

TODAY = date(2026, 3, 1)
RIGHT = [
    ("晋城市", "泽州县", "", "县（市、区）", "140525", ""),
    ("泽州县", "巴公镇", "", "乡镇（街道）", "", "91350100M000100Y43"),
]


@pytest.fixture
def workbook(tmp_path):
    def write(*rows, header=HEADER):
        path = tmp_path / "单位.xlsx"
        book = Workbook()
        for row in (header, *rows):
            book.worksheets[0].append(row)
        book.save(path)
        return path

    return write


def test_a_right_workbook_is_taken_in_once(cast, workbook):
    path = workbook(*RIGHT)
    made = import_units(cast.office, preview(path), TODAY)
    assert [unit.kind for unit in made] == ["county", "township"]
    assert made[1] in below(made[0])
    assert import_units(cast.office, preview(path), TODAY) == []


def test_every_problem_of_every_row_is_told_and_nothing_is_taken_in(cast, workbook):
    shown = preview(workbook(*RIGHT, ("太行市", "", "", "省", "999999", "X")))
    assert {finding.place.column for finding in shown.findings} == {HEADER[at] for at in (0, 1, 3, 4, 5)}
    assert {finding.place.row for finding in shown.findings} == {4}
    count = Unit.objects.count()
    with pytest.raises(Refused):
        import_units(cast.office, shown, TODAY)
    assert Unit.objects.count() == count


def test_another_form_is_refused(cast, workbook):
    with pytest.raises(Refused, match="header of the form"):
        preview(workbook(*RIGHT, header=("甲", "乙", "丙", "丁", "戊", "己")))


def test_others_take_nothing_in(cast, workbook):
    with pytest.raises(NotAllowed):
        import_units(cast.liaison, preview(workbook(*RIGHT)), TODAY)
