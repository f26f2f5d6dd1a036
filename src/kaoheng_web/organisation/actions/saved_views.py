"""Filters that people keep for themselves."""

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import created, record, removed
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Person, SavedView
from kaoheng_web.shared.errors import NotAllowed, refuse_if

MOST = 20
NOT_YOURS = Text("只能删除本人保存的筛选。", "You may only remove a view of your own.")


def save_view(by: Person, page: str, title: str, query: str) -> SavedView:
    """Keep the filters of a page under a name."""
    with transaction.atomic():
        require(by, rules.SAVE_VIEW)
        own = SavedView.objects.filter(person=by, page=page)
        taken = Text(f"已有名为“{title}”的筛选。", f"You have a view called {title!r} already.")
        many = Text(f"每页最多保存{MOST}个，请先删除不用的。", f"At most {MOST} a page: remove one first.")
        titles = [taken] if own.filter(title=title).exists() else []
        refuse_if([many] if own.count() >= MOST else [], {"title": titles})
        row = SavedView.objects.create(person=by, page=page, title=title, query=query)
        record(by.actor, [created(rules.SAVE_VIEW.name, subjects.SAVED_VIEW, row)])
    return row


def remove_view(by: Person, view: SavedView) -> None:
    """Keep it no longer."""
    with transaction.atomic():
        require(by, rules.REMOVE_VIEW)
        if view.person_id != by.pk:
            raise NotAllowed(NOT_YOURS)
        before, key = subjects.SAVED_VIEW.digest(view), view.pk
        view.delete()
        record(by.actor, [removed(rules.REMOVE_VIEW.name, subjects.SAVED_VIEW, key, before)])
