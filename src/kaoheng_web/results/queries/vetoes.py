"""Reading cases of vetoes: when the unit was heard, and what an approved veto does, in the words of the rules."""

from datetime import date

from django.db.models import Max

from kaoheng.clauses.model import Paragraph
from kaoheng.clauses.vetoes import chapter
from kaoheng.clauses.writing import Writing
from kaoheng_web.methods.models import Edition
from kaoheng_web.results.models.vetoes import VetoCase
from kaoheng_web.results.rules.vetoes import State, state_of


def heard_on(case: VetoCase) -> date | None:
    """The last day on which the unit was heard; None while it was not."""
    found: date | None = case.hearings.aggregate(last=Max("on"))["last"]
    return found


def state(case: VetoCase) -> State:
    """Where a case stands."""
    return state_of(case, bool(case.hearings.all()))


def clause_of(edition: Edition, veto: str) -> tuple[Paragraph, ...]:
    """What the implementing rules say of a veto: on what basis, who proposes and approves, and what follows."""
    written = chapter(Writing(edition.method))
    articles = [article for section in written.sections for article in section.articles] if written else []
    body = next(article.body for article in articles if article.id == f"veto-{veto}")
    return tuple(part for part in body if isinstance(part, Paragraph))
