"""What the ledger calls things, in words for readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.text import camel_case_to_spaces

from kaoheng.text import Text
from kaoheng_web.authentication import attempts
from kaoheng_web.authentication import rules as authentication
from kaoheng_web.channels.ballots import rules as ballots
from kaoheng_web.channels.interviews import rules as interviews
from kaoheng_web.channels.panels import rules as panels
from kaoheng_web.channels.surveys import rules as surveys
from kaoheng_web.consequences import rules as consequences
from kaoheng_web.ledger.models import Entry
from kaoheng_web.methods import rules as methods
from kaoheng_web.notices import rules as notices
from kaoheng_web.organisation import rules
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans import rules as plans
from kaoheng_web.portal import rules as portal
from kaoheng_web.procedure import rules as procedure
from kaoheng_web.progress import rules as progress
from kaoheng_web.projects import rules as projects
from kaoheng_web.publishing import rules as publishing
from kaoheng_web.results.rules import appeals, claims, earlier, rulings, runs, sandbox, vetoes
from kaoheng_web.supervision import rules as supervision
from kaoheng_web.targets import rules as targets

DOOR = {
    rules.FOUND: Text("初始化平台", "found the platform"),
    attempts.SIGNED_IN: Text("登录", "sign in"),
    attempts.WRONG: Text("登录失败", "sign-in refused"),
    attempts.PASSWORD_RIGHT: Text("第一步通过", "first step taken"),
    attempts.WRONG_FACTOR: Text("第二因素未通过", "second factor refused"),
    attempts.STRANGER: Text("统一认证无账号", "single sign-on without an account"),
    attempts.WHILE_LOCKED: Text("锁定期间尝试", "try while locked"),
    attempts.OUT: Text("退出", "sign out"),
    attempts.CONFIRMED: Text("确认身份", "confirm identity"),
    attempts.NOT_CONFIRMED: Text("确认身份失败", "identity not confirmed"),
}
NOTICES = {
    notices.TELL: Text("发出消息", "tell"),
    notices.SETTLE: Text("消息办结", "settle a notice"),
    notices.DELIVER: Text("送达消息", "deliver a notice"),
}
JOBS = {
    "ledger.jobs.sign": Text("签署存证根", "sign the ledger's root"),
    "portal.jobs.remind_everybody": Text("到期提醒", "remind of what falls due"),
    "notices.jobs.deliver": Text("送达消息", "deliver notices"),
    "results.jobs.find_path": Text("计算升等路径", "find the way to the next grade"),
    "publishing.jobs.write_letters": Text("逐单位印发公文", "write letters to the units"),
    "consequences.jobs.tell_overdue": Text("结果运用逾期提醒", "tell of overdue measures"),
    "jobs.jobs.forget": Text("清理旧作业", "remove old jobs"),
}
RULES = (
    rules,
    authentication,
    notices,
    methods,
    plans,
    targets,
    projects,
    progress,
    supervision,
    ballots,
    surveys,
    panels,
    interviews,
    claims,
    vetoes,
    runs,
    rulings,
    appeals,
    earlier,
    sandbox,
    publishing,
    procedure,
    consequences,
    portal,
)
VERBS = {verb.name: verb.title for each in RULES for verb in vars(each).values() if isinstance(verb, Verb)}
ACTIONS = DOOR | NOTICES | {sandbox.KEEP_PATH: sandbox.KEEP_PATH_TITLE} | VERBS
ACTORS = {
    "platform": Text("平台", "the platform"),
    "anyone": Text("未登录者", "nobody signed in"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with its words."""

    entry: Entry
    actor: Text
    action: Text
    kind: Text

    @property
    def subject(self) -> Text:
        """What it was about, with its key."""
        key = "" if self.kind.zh == "—" else f" {self.entry.subject_id}"
        return Text(f"{self.kind.zh}{key}", f"{self.kind.en}{key}")


def job_named(name: str) -> Text:
    """What a job does."""
    return JOBS.get(name) or _as_it_is(name)


def actions_named(entries: Iterable[Entry]) -> list[Named]:
    """Entries with the names of their actors, in one query for all."""
    rows = list(entries)
    keys = {int(key) for row in rows if (key := row.actor.removeprefix("person:")) != row.actor and key.isdigit()}
    people = {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=keys).values_list("pk", "name")}
    return [
        Named(row, _actor(row.actor, people), ACTIONS.get(row.action, _as_it_is(row.action)), _kind(row))
        for row in rows
    ]


def _actor(actor: str, people: dict[str, str]) -> Text:
    return ACTORS.get(actor) or _as_it_is(people.get(actor, actor))


def _kind(row: Entry) -> Text:
    if row.subject_type == attempts.SUBJECT:
        return _as_it_is("—")
    try:
        model = apps.get_model(row.subject_type)
    except (LookupError, ValueError):
        return _as_it_is(row.subject_type)
    return Text(str(model._meta.verbose_name), camel_case_to_spaces(model._meta.object_name))


def _as_it_is(name: str) -> Text:
    return Text(name, name)
