"""What stands in the way of a step in which people are asked: a channel without a session, a session not over."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from kaoheng.text import Text, title_of
from kaoheng_web.methods.models import Edition
from kaoheng_web.methods.queries import governing
from kaoheng_web.procedure.steps.step import NO_METHOD


@dataclass(frozen=True, slots=True)
class Asking:
    """A kind of channel: where the method has it, the table of its sessions, and the day on which one is over."""

    channels: Callable[[Edition], Mapping[str, Any]]
    sessions: type[Model]
    over: str
    none: Text
    unheld: Text
    unfinished: Text

    def blockers(self, year: int) -> Iterator[Text]:
        """Channels for which nobody held a session, and sessions that are not over."""
        edition = governing(year)
        if edition is None:
            yield NO_METHOD
            return
        channels = self.channels(edition)
        if not channels:
            yield self.none
        rows: list[Any] = list(self.sessions._default_manager.filter(edition=edition, voided_at__isnull=True))
        for id, channel in channels.items():
            own = [row for row in rows if row.channel == id]
            if not own:
                yield _about(self.unheld, title_of(channel))
            for row in own:
                if getattr(row, self.over) is None:
                    yield _about(self.unfinished, Text(row.title, row.title))


def _about(text: Text, title: Text) -> Text:
    return Text(text.zh.format(title=title.zh), text.en.format(title=title.en))
