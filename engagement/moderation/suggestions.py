"""Pieces of a text that look like personal details, for a person to judge with one click."""

from dataclasses import dataclass

from alliance_site.core.personal_data.patterns import KINDS
from engagement.feedback.choices import RemovedDetail
from engagement.feedback.redacting import Piece
from engagement.moderation.redaction import places_of

DETAILS = {
    "nhs_number": RemovedDetail.NUMBER,
    "phone": RemovedDetail.CONTACT,
    "email": RemovedDetail.CONTACT,
    "postcode": RemovedDetail.PLACE,
    "date_of_birth": RemovedDetail.DATE,
    "name": RemovedDetail.NAME,
}
MOST = 20


@dataclass(frozen=True)
class Suggestion:
    """A piece that may be personal, what it seems to be, and what would stand in its place."""

    piece: str
    looks_like: str
    detail: RemovedDetail


def suggestions(text: str, taken: list[Piece]) -> list[Suggestion]:
    """What still stands in the text, each piece once."""
    found: dict[str, Suggestion] = {}
    for kind in KINDS:
        for piece in kind.find(text):
            if piece not in found and _is_left(piece, text, taken):
                detail = DETAILS.get(kind.name, RemovedDetail.OTHER)
                found[piece] = Suggestion(piece, kind.label, detail)
    return list(found.values())[:MOST]


def _is_left(piece: str, text: str, taken: list[Piece]) -> bool:
    return any(
        not any(start < other.end and other.start < end for other in taken)
        for start, end in places_of(piece, text)
    )
