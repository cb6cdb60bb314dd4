"""What may stand in public of a text: the original with pieces of it taken out."""

from collections.abc import Iterable
from dataclasses import dataclass

from engagement.feedback.choices import PublicKind, RemovedDetail


class BadRedaction(ValueError):
    """A piece that does not lie within the text, or lies over another one."""


@dataclass(frozen=True)
class Piece:
    """Signs `start` up to, not including, `end` of the original, and what they show."""

    start: int
    end: int
    detail: RemovedDetail


def redacted(original: str, pieces: Iterable[Piece]) -> str:
    """The text with a word in square brackets in the place of each piece."""
    shown, done = [], 0
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if not done <= piece.start < piece.end <= len(original):
            raise BadRedaction("Choose a piece of the text that is not taken out already.")
        shown += [original[done : piece.start], f"[{piece.detail.label} removed]"]
        done = piece.end
    return "".join([*shown, original[done:]])


def kind_of(public: str, original: str, pieces: Iterable[Piece]) -> PublicKind:
    """What was done to the words: by it the author's consent is enough, or must be asked anew."""
    if public == original:
        return PublicKind.AS_SENT
    pieces = list(pieces)
    if pieces and public == redacted(original, pieces):
        return PublicKind.REDACTED
    return PublicKind.EDITED
