"""The list of channels. A new kind of channel is one file and one line here."""

from typing import Annotated, Any, Union

from pydantic import Field

from kaoheng.tally.ballot import Ballot
from kaoheng.tally.channel import Channel
from kaoheng.tally.claims import Claims
from kaoheng.tally.history import History
from kaoheng.tally.microdata import Microdata
from kaoheng.tally.panel import Panel
from kaoheng.tally.survey import Survey

CHANNELS: tuple[type[Channel], ...] = (Ballot, Panel, Survey, Microdata, Claims, History)

AnyChannel: Any = Annotated[Union[CHANNELS], Field(discriminator="kind")]  # noqa: UP007
"""Any channel of the list, told apart by `kind`."""
