"""Where derived values came from: the channel, or the report they were made from."""

from collections.abc import Iterator, Mapping

from kaoheng.facts import Origin

Key = tuple[str, str, str, str]


class DerivedOrigins(Mapping[Key, Origin]):
    """The origins of reported values, with a channel's name for the items it gives values to."""

    def __init__(self, reported: Mapping[Key, Origin], channels: Mapping[str, Origin]) -> None:
        self._reported, self._channels = reported, channels

    def __getitem__(self, key: Key) -> Origin:
        item, _, kind, _ = key
        if kind == "actual" and item in self._channels:
            return self._channels[item]
        return self._reported[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._reported)

    def __len__(self) -> int:
        return len(self._reported)
