"""What the ledger calls things, in words for readers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps

from kaoheng.text import Text
from kaoheng_web.channels.ballots import rules as ballots
from kaoheng_web.channels.surveys import rules as surveys
from kaoheng_web.ledger.models import Entry
from kaoheng_web.methods import rules as methods
from kaoheng_web.organisation import attempts, rules
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.plans import rules as plans

DOOR = {
    rules.FOUND: Text("初始化平台", "found the platform"),
    attempts.SIGNED_IN: Text("登录", "sign in"),
    attempts.WRONG: Text("登录失败", "sign-in refused"),
    attempts.WHILE_LOCKED: Text("锁定期间尝试", "try while locked"),
    attempts.OUT: Text("退出", "sign out"),
    attempts.CONFIRMED: Text("确认身份", "confirm identity"),
    attempts.NOT_CONFIRMED: Text("确认身份失败", "identity not confirmed"),
}
RULES = (
    rules,
    methods,
    plans,
    ballots,
    surveys,
)
ACTIONS = DOOR | {verb.name: verb.title for app in RULES for verb in vars(app).values() if isinstance(verb, Verb)}
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
    subject: Text


def actions_named(entries: Iterable[Entry]) -> list[Named]:
    """Entries with the names of their actors, in one query for all."""
    rows = list(entries)
    keys = {int(key) for row in rows if (key := row.actor.removeprefix("person:")) != row.actor and key.isdigit()}
    people = {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=keys).values_list("pk", "name")}
    return [
        Named(row, _actor(row.actor, people), ACTIONS.get(row.action, _as_it_is(row.action)), _subject(row))
        for row in rows
    ]


def _actor(actor: str, people: dict[str, str]) -> Text:
    return ACTORS.get(actor) or _as_it_is(people.get(actor, actor))


def _subject(row: Entry) -> Text:
    if row.subject_type == attempts.SUBJECT:
        return _as_it_is("—")
    try:
        model = apps.get_model(row.subject_type)
    except (LookupError, ValueError):
        return _as_it_is(f"{row.subject_type} {row.subject_id}")
    return Text(f"{model._meta.verbose_name} {row.subject_id}", f"{model._meta.model_name} {row.subject_id}")


def _as_it_is(name: str) -> Text:
    return Text(name, name)
