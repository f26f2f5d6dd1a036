"""One item's derived values with their derivations, from tallies and raw values; facts and documents use it alike."""

from collections.abc import Mapping, Sequence

from kaoheng.derive.raw import Raw
from kaoheng.derive.tallies import why_none
from kaoheng.derive.treating import Made, treated
from kaoheng.facts import Derivation
from kaoheng.method.tree import Binding
from kaoheng.tally.channel import Channel, Tally
from kaoheng.text import Text, title_of


def make(
    item: str,
    data: Binding,
    raws: Sequence[Raw],
    titles: Mapping[str, Text],
    channel: Channel | None,
    tallied: Mapping[str, Tally],
) -> list[tuple[str, Made, Derivation]]:
    """Every unit with its value and how it was made, group after group."""
    units = [unit for raw in raws for unit in raw.units]
    return [
        (unit, made, _derivation(item, data, unit, made, channel, tallied))
        for unit, made in zip(units, treated(data, raws, titles), strict=True)
    ]


def _derivation(
    item: str, data: Binding, unit: str, made: Made, channel: Channel | None, tallied: Mapping[str, Tally]
) -> Derivation:
    if channel is None:
        return Derivation(item, before=made.before, steps=tuple(made.steps))
    tally = tallied.get(unit)
    said = (tally.sentence,) if tally is not None and tally.sentence.zh and tally.refused is None else ()
    refused = why_none(tally, data.take, channel.title, channel.title_en)
    return Derivation(
        item,
        data.channel,
        title_of(channel),
        made.before if data.treat else None,
        (*said, *made.steps),
        refused if made.value is None else None,
    )
