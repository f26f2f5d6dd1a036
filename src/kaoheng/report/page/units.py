"""One unit's score sheet: facts, the waterfall of losses, and every node with its reasons."""

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from kaoheng.method.tree import Block, Item, TreeNode
from kaoheng.numbers import written
from kaoheng.report.charts.waterfall import Move, waterfall
from kaoheng.report.losses import Losses, drawn, losses_of
from kaoheng.report.page.ranking import loss, score
from kaoheng.report.page.tones import grade_tone
from kaoheng.report.page.worst import Loss, worst
from kaoheng.report.reasons import Sentences
from kaoheng.report.shares import Share
from kaoheng.report.undecided import matters
from kaoheng.report.view import View, plain


@dataclass(frozen=True, slots=True)
class Line:
    """One node of the item table."""

    depth: int
    block: bool
    title: str
    points: str
    score: tuple[str, str]
    lost: tuple[str, str]
    sentence: str
    owner: str
    clause: str


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """Everything shown of one unit."""

    unit: int
    rank: str
    title: str
    total: str
    grade: str
    tone: str
    headline: str
    matters: tuple[str, ...]
    grade_reasons: tuple[str, ...]
    sum_line: str
    picture: Markup | None
    worst: tuple[Loss, ...]
    lines: tuple[Line, ...]


def unit_sheet(view: View, shares: list[Share] | None, sentences: Sentences, unit: int) -> UnitSheet:
    """The sheet of one unit."""
    results = view.results
    losses, nodes = losses_of(view, shares, unit), results.method.nodes()
    reasons = results.grade_reasons[unit] if results.grade_reasons else ()
    blocks = results.standings[unit].blocks if results.standings else {}
    block_reasons = [reason for block in blocks.values() for reason in block.reasons]
    return UnitSheet(
        unit,
        results.rank_text(unit),
        results.facts.units[unit].title,
        view.printed("total", unit),
        view.grade_word(unit),
        grade_tone(view, unit),
        _headline(view, losses),
        tuple(matters(view, unit)),
        tuple(view.said(reason) for reason in (*reasons, *block_reasons)),
        _sum_line(view, losses),
        _picture(view, losses, unit),
        worst(view, sentences, unit),
        tuple(_line(view, sentences, node, unit) for node in nodes if view.plan.members[node.id][unit]),
    )


def _amount(view: View, value: Fraction) -> str:
    return plain(value, 9) if view.results.totals.decimals is None else written(value, view.places("total"))


def _headline(view: View, losses: Losses | None) -> str:
    if losses is None:
        return ""
    words = view.words
    if not losses.lost:
        return words("lost_nothing")
    said = words("lost") + " " + _amount(view, losses.lost)
    first = losses.steps[0] if losses.steps and losses.steps[0].amount > 0 else None
    if first is None:
        return said
    most = words("most_lost", first.label, _amount(view, first.amount))
    return f"{said}，{most}" if view.language == "zh" else f"{said}, {most}"


def _sum_line(view: View, losses: Losses | None) -> str:
    """100 − 7.98 + 0.50 = 92.52."""
    if losses is None:
        return ""
    parts = [view.words("full_marks") + " " + view.points(losses.full)]
    parts += [f"− {view.words('lost')} {_amount(view, losses.lost)}"] if losses.lost else []
    parts += [f"+ {view.words('gained')} {_amount(view, losses.gained)}"] if losses.gained else []
    return " ".join(parts) + f" = {view.words('total')} {_amount(view, losses.total)}"


def _picture(view: View, losses: Losses | None, unit: int) -> Markup | None:
    if losses is None or not (losses.lost or losses.gained):
        return None
    words = view.words
    moves = [_move(view, step.label, step.amount) for step in drawn(view, losses)]
    if losses.gained:
        at = next((i for i, move in enumerate(moves) if move.kind == "gain"), len(moves))
        moves.insert(at, Move(words("lost_total"), sum((m.amount for m in moves[:at]), Fraction(0)), "sum", ""))
    below = losses.full - losses.total
    label = words("from_full") if below >= 0 else words("above_full")
    moves.append(Move(label, below, "sum", _amount(view, abs(below))))
    moves = [move if move.shown else _with_words(view, move) for move in moves]
    title = f"{view.results.facts.units[unit].title} {words('lost_where')}"
    return waterfall(moves, title, _sum_line(view, losses))


def _with_words(view: View, move: Move) -> Move:
    return Move(move.label, move.amount, move.kind, _amount(view, move.amount))


def _move(view: View, label: str, amount: Fraction) -> Move:
    shown = view.words("lose" if amount > 0 else "gain", _amount(view, abs(amount)))
    return Move(label, amount, "loss" if amount > 0 else "gain", shown)


def _line(view: View, sentences: Sentences, node: TreeNode, unit: int) -> Line:
    weight = view.words("weight", written(node.weight)) if node.weight is not None else ""
    return Line(
        view.levels[node.id],
        isinstance(node, Block),
        view.title(node) + (f"（{weight}）" if weight else ""),
        view.points(view.fulls[node.id][unit]),
        score(view, node, unit),
        loss(view, node, unit),
        sentences.get((view.results.facts.units[unit].id, node.id), ""),
        node.data.owner if isinstance(node, Item) else "",
        node.clause,
    )
