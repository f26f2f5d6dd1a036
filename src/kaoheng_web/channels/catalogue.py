"""The channels that fill tables of evidence, in the library's words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kaoheng.tables import BALLOT_COLUMNS
from kaoheng_web.channels.ballots import exchange as ballots
from kaoheng_web.methods.models import Edition


@dataclass(frozen=True, slots=True)
class Channel:
    """A table of evidence, its columns, and where its rows for an edition come from."""

    table: str
    columns: tuple[str, ...]
    rows: Callable[[Edition], Iterable[tuple[str, ...]]]


CHANNELS = (Channel("ballots", BALLOT_COLUMNS, ballots.rows),)
