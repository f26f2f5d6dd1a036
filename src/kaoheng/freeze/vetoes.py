"""Cases of vetoes, checked: proposed by one, approved by another, heard in between, resting on a document and a law."""

from kaoheng.freeze.problems import Problems, shown
from kaoheng.freeze.records import Records
from kaoheng.freeze.units import Roster
from kaoheng.method.edition import Method
from kaoheng.method.vetoes import Veto
from kaoheng.tables import VETO_COLUMNS, Sheet, VetoCase
from kaoheng.text import Text

_STATUSES = ("proposed", "heard", "approved", "rejected", "applied")
_FORMS = Text(
    "proposed（已提出）、heard（已听取意见）、approved（已批准）、rejected（不予批准）或applied（以前年度已执行）",
    "proposed, heard, approved, rejected or applied (of an earlier year)",
)


def read_vetoes(method: Method, roster: Roster, sheet: Sheet, problems: Problems) -> tuple[VetoCase, ...]:
    """The sheet of veto cases; one case a unit, veto and year."""
    known, first = {veto.id: veto for veto in method.vetoes}, dict[tuple[object, ...], int]()
    records, cases = Records.of(sheet, VETO_COLUMNS, roster, problems), []
    for _ in records.rows():
        case = _case(records, method.method.year)
        veto = known.get(case.veto)
        if veto is None:
            what = Text(f"办法没有一票否决事项{shown(case.veto)}", f"the method has no veto {shown(case.veto)}")
            mend = problems.suggest(case.veto, known, Text("请改正事项编号", "Mend the veto's id"))
            records.fault("unknown_veto", "veto", what, mend)
        else:
            _check_year(records, case, veto, method.method.year)
            _check_procedure(records, case, veto)
        records.once(first, (case.unit_id, case.veto, case.year), "veto")
        cases.append(case)
    return tuple(cases)


def _case(records: Records, year: int) -> VetoCase:
    status = records.one_of("status", _STATUSES, _FORMS)
    return VetoCase(
        records.unit(gone_too=True),
        records.text("veto"),
        status,  # type: ignore[arg-type]
        records.year("effective_year") or year,
        proposed_by=records.text("proposed_by"),
        approved_by=records.text("approved_by"),
        document=records.text("document"),
        dated=records.day("dated"),
        heard_on=records.day("heard_on"),
        note=records.text("note"),
    )


def _check_year(records: Records, case: VetoCase, veto: Veto, year: int) -> None:
    """A case is of this year; of an earlier one only when it is on file, or reaches back."""
    if case.year > year:
        what = Text(f"适用年度{case.year}晚于考核年度{year}", f"it is for {case.year}, after the assessed {year}")
        records.fault("veto_of_a_later_year", "effective_year", what, Text("请改正年度", "Mend the year"))
    elif case.status == "applied" and case.year == year:
        what = Text("本年度的事项不能是applied（已执行）", "a case of this year cannot be applied already")
        records.fault("veto_not_closed", "status", what, Text("请填approved（已批准）", "Give approved"))
    elif case.status == "approved" and case.year < year and not veto.retroactive:
        what = Text(
            f"“{veto.title}”不追溯，{case.year}年度已经结束",
            f"{veto.id} does not reach back, and {case.year} is closed",
        )
        mend = Text(
            "当年已执行的请填applied；确需追溯的，办法应写明retroactive: true",
            "Give applied if that year's result has it; else the method must say retroactive: true",
        )
        records.fault("veto_not_retroactive", "effective_year", what, mend)


def _check_procedure(records: Records, case: VetoCase, veto: Veto) -> None:
    """提出—听取意见—批准, by whom it should be, in this order."""
    _check_proposal(records, case, veto)
    if case.status not in ("approved", "applied"):
        return
    approver = records.needed("approved_by", "批准机关", "approver")
    records.needed("document", "批准文号", "document")
    records.needed("dated", "批准日期", "date of approval")
    records.needed("heard_on", "听取意见日期", "date of the hearing")
    if not veto.legal_basis:
        what = Text(f"“{veto.title}”没有法律依据，不能批准", f"{veto.id} rests on no law and cannot be approved")
        mend = Text("请在办法中写明legal_basis", "State its legal_basis in the method")
        records.fault("veto_without_basis", "veto", what, mend)
    if approver and approver == case.proposed_by:
        what = Text(f"{shown(approver)}自提自批", f"{shown(approver)} approved its own proposal")
        mend = Text("提出部门和批准机关须分开", "Proposer and approver must differ")
        records.fault("veto_approved_by_proposer", "approved_by", what, mend)
    elif veto.approver and approver and approver != veto.approver:
        what = Text(
            f"应由{veto.approver}批准，不是{shown(approver)}", f"{veto.approver} approves, not {shown(approver)}"
        )
        records.fault("veto_wrong_approver", "approved_by", what, Text("请核对", "Check who approved it"))
    dated, heard = case.dated, case.heard_on
    if heard and dated and heard > dated:
        what = Text(
            f"听取意见（{heard}）晚于批准（{dated}）", f"it was heard on {heard}, after its approval on {dated}"
        )
        mend = Text("批准前须听取被考核单位意见", "The unit must be heard before approval")
        records.fault("veto_heard_after_approval", "heard_on", what, mend)
    if dated and dated.year < case.year:
        what = Text(f"批准日期{dated}早于适用年度{case.year}", f"it was approved on {dated}, before {case.year} began")
        records.fault("veto_before_its_year", "dated", what, Text("请改正日期或年度", "Mend the date or the year"))


def _check_proposal(records: Records, case: VetoCase, veto: Veto) -> None:
    proposer = records.needed("proposed_by", "提出部门", "proposer")
    if veto.proposer and proposer and proposer != veto.proposer:
        what = Text(
            f"应由{veto.proposer}提出，不是{shown(proposer)}", f"{veto.proposer} proposes, not {shown(proposer)}"
        )
        records.fault("veto_wrong_proposer", "proposed_by", what, Text("请核对", "Check who proposed it"))
    if case.status == "heard" and not records.text("heard_on"):
        records.needed("heard_on", "听取意见日期", "date of the hearing")
