"""What people type about bonuses and penalties."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kaoheng.numbers import as_text
from kaoheng.tally.claiming.terms import ClaimType, Sign
from kaoheng.tally.claims import Claims
from kaoheng.text import Text, title_of
from kaoheng_web.organisation.models import Unit
from kaoheng_web.progress.forms import KINDS_TOLD
from kaoheng_web.progress.rules import MOST_BYTES
from kaoheng_web.progress.storage import Upload
from kaoheng_web.results.actions.claims import Filed
from kaoheng_web.results.forms.runs import Notice
from kaoheng_web.results.rules.claims import TITLES
from kaoheng_web.shared.fields import Choices, Files, choice, day, line, lines, number, offer, unchosen
from kaoheng_web.shared.forms import lazily
from kaoheng_web.shared.language import word, words

MOST_FILES = 10


class ClaimFilter(forms.Form):
    """Which claims to show."""

    words = line(Text("事项或文号含", "Matter or document has"), 50, required=False)
    state = choice(
        Text("状态", "State"),
        lambda: [unchosen(Text("全部", "every")), *((state.value, words(title)) for state, title in TITLES.items())],
        required=False,
    )


def evidence_files() -> Files:
    """Evidence files to upload."""
    told = Text(f"可一次选多个，最多{MOST_FILES}个。", f" Several at once, {MOST_FILES} at most.")
    return Files(Text("佐证材料", "Evidence files"), MOST_FILES, KINDS_TOLD + told)


def uploads(files: Sequence[Any]) -> list[Upload]:
    """The files as an action takes them."""
    return [Upload(file.name, file.read(MOST_BYTES + 1)) for file in files]


class NewClaim(forms.Form):
    """A bonus to claim, or a penalty to register: the choices are those of the method."""

    unit = choice(Text("单位", "Unit"))
    type = choice(Text("类型", "Type"))
    level = choice(Text("级别", "Level"), required=False)
    points = line(
        Text("分值", "Points"), 20, required=False, told=Text("按文件写明的分值。", "As the document has it.")
    )
    matter = line(
        Text("事项", "Matter"),
        200,
        told=Text("同一事项写法一致，重复的只按最高的计。", "The same matter counts once, at its highest."),
    )
    count = number(Text("件数", "Cases"), 1, 9999, required=False)
    role = choice(Text("承担角色", "Part in it"), required=False)
    document = line(Text("文号", "Document"), 100, required=False)
    dated = day(Text("文件日期", "Dated"), required=False)
    evidence = lines(Text("佐证说明", "Evidence"), required=False)
    proofs = evidence_files()

    def __init__(
        self, *arguments: Any, terms: Mapping[str, Claims], sign: Sign, units: Sequence[tuple[Unit, str]], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        types = [
            (f"{channel}:{id}", kind)
            for channel, each in terms.items()
            for id, kind in each.types.items()
            if kind.sign == sign
        ]
        levels = [level for _, kind in types if isinstance(kind.points, dict) for level in kind.points]
        roles = [role for each in terms.values() for role in each.roles]
        self._offer("unit", [(str(unit.pk), name) for unit, name in units])
        self._offer("type", [(value, _described(value, kind)) for value, kind in types])
        self._offer("level", [(level, word(level)) for level in dict.fromkeys(levels)])
        self._offer("role", [(role, word(role)) for role in dict.fromkeys(roles)])
        if all(kind.points != "stated" for _, kind in types):
            del self.fields["points"]

    def _offer(self, name: str, choices: Choices) -> None:
        required = self.fields[name].required
        if choices or required:
            offer(self, name, choices if required and len(choices) == 1 else [unchosen(), *choices])
        else:
            del self.fields[name]

    def clean_unit(self) -> Unit:
        """The unit."""
        return Unit.objects.get(pk=self.cleaned_data["unit"])

    @property
    def filed(self) -> Filed:
        """What was typed, as the action takes it."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in ("unit", "type")}
        channel, _, kind = self.cleaned_data["type"].partition(":")
        return Filed(channel, kind, **{**typed, "proofs": uploads(typed["proofs"])})


class MoreProofs(forms.Form):
    """Files that come after a claim was filed."""

    proofs = evidence_files()


class Review(forms.Form):
    """The outcome of the first review."""

    passed = choice(
        Text("初审", "Review"),
        lambda: [("yes", words(Text("通过，进入公示", "passes"))), ("no", words(Text("不予通过", "fails")))],
    )
    opinion = lines(Text("初审意见", "Opinion"), required=False)


class NoticeOfClaims(Notice):
    """Which claims are put on notice, and when."""

    field_order = ("claims", "first", "last")

    claims = forms.MultipleChoiceField(
        label=lazily(Text("项目", "Claims")), widget=forms.CheckboxSelectMultiple, choices=[]
    )

    def __init__(self, *arguments: Any, waiting: Choices, **named: Any) -> None:
        super().__init__(*arguments, **named)
        offer(self, "claims", waiting)


class Decision(forms.Form):
    """Whether a claim is recognised, and why."""

    recognised = choice(
        Text("决定", "Decision"),
        lambda: [("yes", words(Text("认定", "recognise"))), ("no", words(Text("不予认定", "reject")))],
    )
    reason = lines(Text("理由", "Reason"), required=False)


class Withdrawal(forms.Form):
    """Why a claim is taken back."""

    reason = line(Text("理由", "Reason"), 200)


def _described(value: str, kind: ClaimType) -> str:
    """表彰（国家级1.5分、省级1分）."""
    title = title_of(kind, value.partition(":")[2])
    if kind.points == "stated":
        return words(title + Text("（按文件分值）", " (as the document says)"))
    levels = kind.points if isinstance(kind.points, dict) else {"": kind.points}
    told = [(level, as_text(points)) for level, points in levels.items()]
    zh = "、".join(f"{level}{points}分" for level, points in told)
    en = ", ".join(f"{level} {points}".strip() for level, points in told)
    return words(title + Text(f"（{zh}）", f" ({en})"))
