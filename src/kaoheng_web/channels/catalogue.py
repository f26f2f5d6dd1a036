"""The channels that fill tables of evidence, in the library's words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kaoheng.tables import BALLOT_COLUMNS, RATING_COLUMNS, RESPONSE_COLUMNS
from kaoheng_web.channels.ballots import exchange as ballots
from kaoheng_web.channels.panels import exchange as panels
from kaoheng_web.channels.surveys import exchange as surveys
from kaoheng_web.methods.models import Edition


@dataclass(frozen=True, slots=True)
class Channel:
    """A table of evidence, its columns, and where its rows for an edition come from."""

    table: str
    columns: tuple[str, ...]
    rows: Callable[[Edition], Iterable[tuple[str, ...]]]


CHANNELS = (
    Channel("ballots", BALLOT_COLUMNS, ballots.rows),
    Channel("responses", RESPONSE_COLUMNS, surveys.rows),
    Channel("ratings", RATING_COLUMNS, panels.rows),
)
