"""The list of channels. A new kind of channel is one file and one line here."""

from typing import Annotated, Any, Union

from pydantic import Field

from kaoheng.tally.channel import Channel
from kaoheng.tally.claims import Claims

CHANNELS: tuple[type[Channel], ...] = (Claims,)

AnyChannel: Any = Annotated[Union[CHANNELS], Field(discriminator="kind")] if len(CHANNELS) > 1 else CHANNELS[0]  # noqa: UP007
"""Any channel of the list, told apart by `kind`."""
