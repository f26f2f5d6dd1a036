"""What may be issued and shown to the public, by whom, and what stands in the way."""

from collections.abc import Iterator

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.roles import Role
from kaoheng_web.results.rules.runs import Dated

OFFICE = holds(Role.OFFICE)

ISSUE = Verb("publishing.issue", Text("印发文件", "issue documents"), OFFICE, final=True)
DISCLOSE = Verb("publishing.disclose", Text("设定结果公开范围", "set what the public sees of results"), OFFICE)

EXTENTS = {
    "nothing": Text("不公开", "nothing"),
    "grades": Text("只公开等次", "grades only"),
    "totals": Text("公开总分、名次和等次", "totals, ranks and grades"),
}
"""What the public sees of results."""

EARLY = frozenset({"minutes", "feedback", "statement"})
"""What units need in order to object goes out before the results are final; what tells everybody waits for them."""


def blockers_to_issue(run: Dated, kind: str) -> Iterator[Text]:
    """Nothing is issued before the approval, and nothing to everybody before the results are final."""
    if run.approved_at is None:
        yield Text("结果尚未审定，只能预览草稿。", "The results are not approved: there is only a draft.")
    elif kind not in EARLY and run.final_at is None:
        yield Text("结果尚未定稿，暂不能印发。", "The results are not final: this cannot be issued yet.")
    elif kind in EARLY and kind != "minutes" and run.notice_from is None:
        yield Text("结果尚未公示，暂不能印发。", "The results are not under public notice: this cannot be issued yet.")


def blockers_to_number(mark: str) -> list[Text]:
    """A number needs its mark (文号代字)."""
    return [] if mark.strip() else [Text("请填写文号代字，例如“晋市考核”。", "Write the mark of the number.")]


def listed(copied: str) -> str:
    """Those who get copies, without the full stop that the document sets itself.

    >>> listed(" 市委办公室，市政府办公室。")
    '市委办公室，市政府办公室'
    """
    return copied.strip().rstrip("。.；;，,、 ")
