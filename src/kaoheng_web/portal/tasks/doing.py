"""What waits while the year runs: figures, certifying, orders, warnings."""

from collections.abc import Iterator

from django.urls import reverse

from kaoheng.text import Text
from kaoheng_web.methods.queries import governing
from kaoheng_web.organisation.authority.verbs import may
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.portal.tasks.task import Source, Task
from kaoheng_web.progress.due import uncertified, unreported
from kaoheng_web.progress.queries import open_returns, self_certified
from kaoheng_web.progress.rules import COUNTERSIGN
from kaoheng_web.shared.years import period_words
from kaoheng_web.supervision.queries import orders_of, unanswered
from kaoheng_web.supervision.rules import OFFICE_ACTS, SIGN, UNIT_ACTS, VERIFY

FIGURES, CERTIFY, ORDERS = Text("数据填报", "Figures"), Text("数据核定", "Certifying"), Text("督办事项", "Orders")


def _figures_to_report(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.LIAISON}) else None
    for due in unreported(person, edition) if edition else ():
        period, of = period_words(due.period), due.of.sentence
        what = Text(
            f"填报{due.name}{period.zh}进度数据：{of.zh}", f"Report the figures of {due.name} for {period.en}: {of.en}"
        )
        yield Task(what, FIGURES, reverse("progress:unit", args=[due.unit]), due.by, year)


def _figures_sent_back(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.LIAISON, Role.HEAD}) else None
    units = standing(person).paths({Role.LIAISON, Role.HEAD}, "figure__unit__")
    for row in open_returns(edition).filter(units)[:20] if edition else ():
        period = period_words(row.figure.period)
        what = Text(f"{period.zh}填报数被退回：{row.reason}", f"Sent back for {period.en}: {row.reason}")
        place = [row.figure.unit_id, row.figure.item, row.figure.period]
        yield Task(what, FIGURES, reverse("progress:cell", args=place), year=year)


def _figures_to_certify(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.DATA}) else None
    for due in uncertified(person, edition) if edition else ():
        period = period_words(due.period)
        what = Text(f"核定{due.name}{period.zh}数据{due.count}个", f"Certify {due.count} of {due.name}, {period.en}")
        yield Task(what, CERTIFY, reverse("progress:item", args=[due.item]), due.by, year)


def _figures_to_countersign(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.DATA}) else None
    for figure in self_certified(edition) if edition else ():
        if may(person, COUNTERSIGN, figure):
            title, period = edition.method.node(figure.item).title if edition else "", period_words(figure.period)
            what = Text(f"复核{title}{period.zh}自核数", f"Certify {title} {period.en} as a second department")
            yield Task(what, CERTIFY, reverse("progress:countersign", args=[figure.pk]), year=year)


def _orders_to_work_off(person: Person, year: int) -> Iterator[Task]:
    for each in orders_of(person, year):
        url, due = reverse("supervision:order", args=[each.order.pk]), each.order.due
        if may(person, SIGN, each.assignment) and each.state in UNIT_ACTS:
            what = Text(f"督办：{each.order.title}（{each.title.zh}）", f"Order: {each.order.title} ({each.title.en})")
            yield Task(what, ORDERS, url, due, year)
        elif each.state in OFFICE_ACTS and may(person, VERIFY, each.assignment):
            what = Text(f"核查销号：{each.order.title}（{each.name}）", f"Verify and close: {each.order.title}")
            yield Task(what, ORDERS, url, due, year)


def _warnings_to_answer(person: Person, year: int) -> Iterator[Task]:
    edition = governing(year) if standing(person).has({Role.LIAISON, Role.HEAD}) else None
    count = sum(1 for _ in unanswered(person, edition)) if edition else 0
    if count:
        what = Text(f"{count}条预警等您回复", f"Warnings to reply to: {count}")
        yield Task(what, Text("预警", "Warnings"), reverse("supervision:warnings"), year=year)


SOURCES: tuple[Source, ...] = (
    _figures_to_report,
    _figures_sent_back,
    _figures_to_certify,
    _figures_to_countersign,
    _orders_to_work_off,
    _warnings_to_answer,
)
