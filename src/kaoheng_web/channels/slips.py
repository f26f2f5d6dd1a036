"""Slips with codes on A4 sheets (二维码票条): drawn once, when the codes are made, and nowhere kept."""

from dataclasses import dataclass

import segno

from kaoheng_web.channels.codes import in_fours

PER_SHEET = 10


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: the picture that leads to the page, and the digits for those who cannot scan it."""

    picture: str
    digits: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page: slips of a single class, so that nobody mixes them up."""

    title: str
    slips: tuple[Slip, ...]


def sheets(codes: dict[str, list[str]], address: str) -> list[Sheet]:
    """The sheets for codes by class; `address` is where a code leads, up to the code itself."""
    return [
        Sheet(title, tuple(_slip(code, address) for code in own[at : at + PER_SHEET]))
        for title, own in codes.items()
        for at in range(0, len(own), PER_SHEET)
    ]


def _slip(code: str, address: str) -> Slip:
    drawn = segno.make(f"{address}{code}", error="m", micro=False)
    picture = drawn.svg_inline(border=4, omitsize=True, lineclass="", svgclass="qr")
    return Slip(picture, in_fours(code))
