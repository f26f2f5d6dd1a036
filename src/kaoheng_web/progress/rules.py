"""What may be done by whom with figures, and what stands in the way."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules import Predicate

from kaoheng.method.tree import Item
from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import had_no_hand_in_it, holds, holds_over
from kaoheng_web.organisation.authority.verbs import Verb
from kaoheng_web.organisation.models import Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.organisation.standing import standing
from kaoheng_web.progress.pace import number
from kaoheng_web.shared.years import period_words

OFFICE = holds(Role.OFFICE)
REPORTER = holds_over(Role.LIAISON, Role.HEAD)
CERTIFIER = holds_over(Role.DATA)


def _from_another_unit(person: Person, subject: Any = None) -> bool:
    """The person certifies for a unit that is not the one assessed, nor below it."""
    held = [each for each in standing(person).held if each.role == Role.DATA]
    return subject is not None and any(not each.path.startswith(subject.unit_path) for each in held)


REPORT = Verb("progress.report", Text("填报进度数据", "report figures"), REPORTER)
CERTIFY = Verb("progress.certify", Text("核定数据", "certify figures"), CERTIFIER)
COUNTERSIGN = Verb(
    "progress.countersign",
    Text("复核数据", "certify as a second department"),
    Predicate(_from_another_unit, name="certifies for another unit") & had_no_hand_in_it,
)
RETURN = Verb("progress.return", Text("退回数据", "send figures back"), CERTIFIER)
RETURN_BY_OFFICE = Verb("progress.return_by_office", Text("考核办退回数据", "send figures back"), OFFICE)
ANSWER = Verb("progress.answer", Text("答复退回", "answer a figure sent back"), REPORTER)
ATTACH = Verb("progress.attach", Text("上传佐证材料", "hand in evidence"), REPORTER)
SET_DEADLINES = Verb("progress.set_deadlines", Text("规定填报期限", "set deadlines"), OFFICE)
SET_LIGHTS = Verb("progress.set_lights", Text("规定亮灯标准", "set the scale of lights"), OFFICE)

LONGEST = 40
MOST_BYTES = 20 * 2**20
KINDS_OF_FILES = (".pdf", ".docx", ".doc", ".xlsx", ".xls", ".csv", ".jpg", ".jpeg", ".png", ".ofd", ".wps", ".et")
BEGINNINGS = {
    ".pdf": (b"%PDF",),
    ".jpg": (b"\xff\xd8",),
    ".jpeg": (b"\xff\xd8",),
    ".png": (b"\x89PNG",),
    ".docx": (b"PK",),
    ".xlsx": (b"PK",),
    ".ofd": (b"PK",),
}
PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Concern:
    """What a verb is about, where there is no row yet: the unit it belongs to, and who had a hand in it."""

    unit_path: str
    authors: frozenset[int] = frozenset()


def wrong_value(item: Item, value: str) -> Iterator[Text]:
    """What is wrong with a written value."""
    if len(value) > LONGEST:
        yield Text(f"超过{LONGEST}个字符。", f"It is longer than {LONGEST} characters.")
    elif number(item, value) is None:
        words = "、".join(item.data.codes)
        told = Text(f"，或{words}之一", f" or one of {words}") if words else Text("", "")
        yield Text(f"“{value}”不是数：请填写数字{told.zh}。", f"{value!r} is not a number: write a number{told.en}.")


def wrong_period(period: str, year: int, today: date) -> Iterator[Text]:
    """What is wrong with a period: another year's, or one that has not begun."""
    found = PERIOD.fullmatch(period)
    if found is None or int(found[1]) != year:
        yield Text(f"期间“{period}”不在{year}年度。", f"The period {period!r} is not in {year}.")
    elif (year, int(found[2] or 1)) > (today.year, today.month):
        yield Text(f"{period_words(period).zh}还没有到，不能填报。", f"{period} has not begun yet.")


def without_source(source: str, as_of: date | None, today: date) -> dict[str, list[Text]]:
    """A certified figure names its source and the day it was established."""
    found: dict[str, list[Text]] = {}
    if not source.strip():
        found["source"] = [Text("请注明数据来源。", "Name the source.")]
    if as_of is None:
        found["as_of"] = [Text("请填写数据日期。", "Give the day that it was established.")]
    elif as_of > today:
        found["as_of"] = [Text("数据日期不能晚于今天。", "It cannot be established after today.")]
    return found


def without_reason(changed: Iterable[str], reason: str) -> Iterator[Text]:
    """A figure that was certified before is changed only with a reason; both stay."""
    titles = "、".join(changed)
    if titles and not reason.strip():
        yield Text(f"{titles}与已核定的数不同，请写明更正理由。", f"{titles} was certified otherwise: give the reason.")


def against_return(*, newest: bool, certified: bool, waiting: bool) -> Iterator[Text]:
    """Why a reported figure cannot be sent back."""
    if not newest:
        yield Text("这不是最新的填报数。", "It is not the newest reported figure.")
    if certified:
        yield Text("这个数已经核定，更正请重新核定。", "It is certified already: certify it anew.")
    if waiting:
        yield Text("这个数已经退回，正等待单位答复。", "It was sent back already and waits for an answer.")


def wrong_file(name: str, content: bytes) -> Iterator[Text]:
    """What is wrong with a file handed in as evidence."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if not content:
        yield Text("文件是空的。", "The file is empty.")
    if len(content) > MOST_BYTES:
        yield Text("文件超过20 MB，请压缩或拆分。", "The file is larger than 20 MB.")
    if suffix not in KINDS_OF_FILES:
        yield Text(f"不接受“{suffix}”文件，可用：{'、'.join(KINDS_OF_FILES)}。", f"Use {', '.join(KINDS_OF_FILES)}.")
    elif content and suffix in BEGINNINGS and not content.startswith(BEGINNINGS[suffix]):
        yield Text(f"内容不是{suffix}文件，请检查扩展名。", f"Its content is not that of a {suffix} file.")
