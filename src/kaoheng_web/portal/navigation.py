"""The navigation follows the yearly cycle; an entry appears to whom may open its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest

from kaoheng.text import Text
from kaoheng_web.shared.access import way_to


@dataclass(frozen=True, slots=True)
class Entry:
    """A page by the name of its address."""

    name: str
    title: Text


@dataclass(frozen=True, slots=True)
class Group:
    """A phase of the year with its pages."""

    mark: Text
    title: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one reader sees it."""

    title: Text
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A group as one reader sees it; a group that is one page is that page."""

    mark: Text
    title: Text
    entries: tuple[Link, ...]
    sole: Link | None

    @property
    def open(self) -> bool:
        """Whether the reader is in it."""
        return any(link.current for link in self.entries)


NAVIGATION = (
    Group(Text("工", "W"), Text("工作台", "Workbench"), (Entry("portal:home", Text("工作台", "Workbench")),)),
    Group(Text("信", "I"), Text("消息", "Inbox"), (Entry("notices:inbox", Text("消息", "Inbox")),)),
    Group(
        Text("定", "S"),
        Text("定目标", "Set targets"),
        (
            Entry("methods:editions", Text("考核办法", "Methods")),
            Entry("plans:plans", Text("五年目标", "Five-year goals")),
            Entry("targets:proposals", Text("目标申报", "Proposals")),
            Entry("targets:balance", Text("目标平衡与下达", "Balance and issue")),
            Entry("targets:letters", Text("责任书", "Responsibility letters")),
            Entry("targets:targets", Text("年度目标", "Targets")),
            Entry("targets:changes", Text("目标调整", "Changes of targets")),
            Entry("targets:split", Text("目标分解", "Split of targets")),
            Entry("targets:mine", Text("我的任务", "My tasks")),
        ),
    ),
    Group(
        Text("抓", "D"),
        Text("抓落实", "Deliver"),
        (
            Entry("progress:figures", Text("数据填报", "Figures")),
            Entry("progress:overview", Text("进度监测", "Progress")),
            Entry("supervision:warnings", Text("预警", "Warnings")),
            Entry("supervision:orders", Text("督办事项", "Orders")),
            Entry("supervision:meetings", Text("联席会议", "Joint conferences")),
            Entry("projects:projects", Text("重点项目", "Projects")),
            Entry("progress:scores", Text("试算得分", "Score to date")),
            Entry("progress:files", Text("佐证材料", "Evidence files")),
            Entry("progress:settings", Text("期限与亮灯", "Deadlines and lights")),
        ),
    ),
    Group(
        Text("评", "J"),
        Text("评实绩", "Judge"),
        (
            Entry("procedure:steps", Text("考核程序", "Procedure")),
            Entry("procedure:reports", Text("自查报告", "Self-assessments")),
            Entry("organisation:teams", Text("考核组分工", "Assessment teams")),
            Entry("ballots:sessions", Text("民主测评", "Ballots")),
            Entry("surveys:surveys", Text("民意调查", "Surveys")),
            Entry("panels:panels", Text("评委评分", "Panels")),
            Entry("interviews:interviews", Text("个别谈话", "Interviews")),
            Entry("procedure:meetings", Text("测评大会", "Assessment meetings")),
            Entry("procedure:evaluations", Text("综合评价", "Evaluation")),
        ),
    ),
    Group(
        Text("结", "R"),
        Text("定结果", "Decide"),
        (
            Entry("results:claims", Text("加分与扣分", "Bonuses and penalties")),
            Entry("results:vetoes", Text("一票否决", "Vetoes")),
            Entry("results:runs", Text("计分与结果", "Scores and results")),
            Entry("results:rulings", Text("领导组决定", "Rulings")),
            Entry("results:appeals", Text("申诉", "Appeals")),
            Entry("results:earlier", Text("历年结果", "Earlier years")),
        ),
    ),
    Group(
        Text("促", "A"),
        Text("促改进", "Act"),
        (
            Entry("consequences:consequences", Text("结果运用", "Consequences")),
            Entry("consequences:cadres", Text("干部考核档案", "Cadre records")),
        ),
    ),
    Group(Text("公", "P"), Text("公开", "Publish"), (Entry("publishing:documents", Text("公文与公开", "Documents")),)),
    Group(
        Text("系", "Y"),
        Text("系统", "System"),
        (
            Entry("organisation:units", Text("机构", "Units")),
            Entry("organisation:groups", Text("考核组别", "Ranking groups")),
            Entry("organisation:people", Text("人员", "People")),
            Entry("organisation:roles", Text("授权", "Roles")),
            Entry("jobs", Text("后台作业", "Jobs")),
            Entry("portal:ledger", Text("日志与存证", "Ledger")),
            Entry("portal:help", Text("使用说明", "Help")),
        ),
    ),
)

TITLES = {entry.name: entry.title for group in NAVIGATION for entry in group.entries}
TITLES["portal:account"] = Text("账号", "Account")


def page_titled(name: str) -> Text:
    """What a page is called where one looks for it."""
    return TITLES[name]


def navigation(request: HttpRequest) -> list[Shown]:
    """What this reader finds at the side."""
    found = [(group, list(_open(request, group.entries))) for group in NAVIGATION]
    here = _nearest(request.path, (url for _, own in found for _, url in own))
    shown = []
    for group, own in found:
        links = tuple(Link(entry.title, url, url == here) for entry, url in own)
        if links:
            sole = links[0] if len(group.entries) == 1 else None
            shown.append(Shown(group.mark, group.title, links, sole))
    return shown


def _open(request: HttpRequest, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, str]]:
    """The pages whose own declaration lets this reader in: the navigation has no rights of its own."""
    for entry in entries:
        url = way_to(request, entry.name)
        if url:
            yield entry, url


def _nearest(path: str, urls: Iterable[str]) -> str:
    """The page that the reader is on, or the nearest above it."""
    above = (url for url in urls if path == url or (url != "/" and path.startswith(url)))
    return max(above, key=len, default="")
