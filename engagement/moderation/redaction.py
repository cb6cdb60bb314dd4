"""Makes the public text: pieces of the original taken out, or words changed by hand.

The original is only ever read here. What was done to the words decides who must agree to it.
"""

from django.db import transaction
from django.db.models import QuerySet

from engagement.feedback.choices import PublicKind, RemovedDetail, State
from engagement.feedback.history import By, write_down
from engagement.feedback.models import Feedback, OriginalText, Redaction
from engagement.feedback.redacting import BadRedaction, Piece, kind_of, redacted
from engagement.moderation.history import EDIT, PUT_BACK, START_ANEW, TAKE_OUT
from engagement.moderation.locking import NotNow, held

# Later the words are in front of the author, or of everybody: first take the decision back.
CHANGEABLE = (State.RECEIVED, State.TRIAGED, State.IN_REVIEW)
MOST_AT_ONCE = 200


def original_of(feedback: Feedback) -> str:
    """The words as they were sent; raises `NotNow` where their time is over."""
    found = OriginalText.objects.filter(feedback=feedback).first()
    if found is None:
        raise NotNow("The words of this feedback have been deleted.")
    return found.text


def pieces_of(redactions: QuerySet[Redaction] | list[Redaction]) -> list[Piece]:
    return [Piece(r.start, r.end, RemovedDetail(r.detail)) for r in redactions]


def public_text_of(feedback: Feedback) -> str:
    """What would be published as things stand."""
    if feedback.public_text:
        return feedback.public_text
    return redacted(original_of(feedback), pieces_of(feedback.redactions.all()))


@transaction.atomic
def take_out(*, feedback: Feedback, start: int, end: int, detail: str, by: By) -> Feedback:
    """Takes one piece out: signs `start` up to, not including, `end` of the original."""
    return _take_out(feedback, [(start, end)], detail, by)


@transaction.atomic
def take_out_every(*, feedback: Feedback, piece: str, detail: str, by: By) -> Feedback:
    """Takes out a piece wherever it stands and is not taken out already."""
    text = original_of(feedback)
    piece = _as_in(text, piece)
    taken = [(r.start, r.end) for r in feedback.redactions.all()]
    free = [
        (start, end)
        for start, end in places_of(piece, text)
        if not any(start < other_end and other_start < end for other_start, other_end in taken)
    ]
    if not free:
        raise BadRedaction(
            "This does not stand in the original, or is taken out already. Copy it from there."
        )
    return _take_out(feedback, free[:MOST_AT_ONCE], detail, by)


@transaction.atomic
def put_back(*, feedback: Feedback, redaction: int, by: By) -> Feedback:
    """Shows a piece again. A text changed by hand stays as it is: nobody can tell where to."""
    now = _changeable(feedback)
    found = now.redactions.filter(pk=redaction).first()
    if found is None:
        raise NotNow("This piece is back in the text already.")
    detail = found.get_detail_display()
    found.delete()
    if now.public_kind == PublicKind.EDITED:
        _store(now, now.public_text)
    else:
        _build(now)
    write_down(now, PUT_BACK, by, reason=detail)
    return now


@transaction.atomic
def write_by_hand(*, feedback: Feedback, text: str, by: By, seen: int | None = None) -> Feedback:
    """Keeps a public text that a moderator wrote; the author must agree to it."""
    now = _changeable(feedback, seen)
    if not text.strip():
        raise NotNow("Write the public text, or go back to the original.")
    # A browser sends other line ends than were stored: that alone is no change.
    before = public_text_of(now)
    if text == _plain_lines(before):
        text = before
    if text != now.public_text:
        _store(now, text)
        write_down(now, EDIT, by)
    return now


@transaction.atomic
def start_anew(*, feedback: Feedback, by: By) -> Feedback:
    """Drops what was written by hand: the original again, without the pieces taken out."""
    now = _changeable(feedback)
    _build(now)
    write_down(now, START_ANEW, by)
    return now


def prepare(feedback: Feedback) -> None:
    """Has a public text stand ready for whoever decides without changing a word."""
    if not feedback.public_text:
        _build(feedback)


def places_of(piece: str, text: str) -> list[tuple[int, int]]:
    """Where a piece stands in a text, from the left, no two over each other."""
    found, at = [], text.find(piece) if piece else -1
    while at >= 0:
        found.append((at, at + len(piece)))
        at = text.find(piece, at + len(piece))
    return found


def place_in(text: str, shown: int) -> int:
    """The sign of a text that stands at this place as a browser shows it, with plain line ends."""
    if "\r" not in text:
        return shown
    at = 0
    for _ in range(min(shown, len(text))):
        at += 2 if text.startswith("\r\n", at) else 1
    return at


def _take_out(feedback: Feedback, places: list[tuple[int, int]], detail: str, by: By) -> Feedback:
    now = _changeable(feedback)
    original = original_of(now)
    kind = RemovedDetail(detail)
    pieces = [Piece(start, end, kind) for start, end in places]
    # Raises where a piece lies outside the text or over another.
    redacted(original, [*pieces_of(now.redactions.all()), *pieces])
    for piece in pieces:
        Redaction.objects.create(
            feedback=now, start=piece.start, end=piece.end, detail=kind, made_by=by.user
        )
    if now.public_kind == PublicKind.EDITED:
        _store(now, _without(now.public_text, original, pieces))
    else:
        _build(now)
    count = f" ({len(pieces)} times)" if len(pieces) > 1 else ""
    write_down(now, TAKE_OUT, by, reason=f"{kind.label}{count}")
    return now


def _without(text: str, original: str, pieces: list[Piece]) -> str:
    """A text written by hand without the same pieces, wherever they stand in it."""
    for piece in pieces:
        text = text.replace(original[piece.start : piece.end], f"[{piece.detail.label} removed]")
    return text


def _changeable(feedback: Feedback, seen: int | None = None) -> Feedback:
    now = held(feedback, seen)
    if now.state not in CHANGEABLE:
        raise NotNow(
            f"The text cannot be changed while the feedback is “{now.get_state_display()}”. "
            "Undo that, or look at it again, first."
        )
    return now


def _build(feedback: Feedback) -> None:
    text = redacted(original_of(feedback), pieces_of(feedback.redactions.all()))
    _store(feedback, text)


def _store(feedback: Feedback, text: str) -> None:
    pieces = pieces_of(feedback.redactions.all())
    feedback.public_text = text
    feedback.public_kind = kind_of(text, original_of(feedback), pieces)
    # What the author agreed to were other words.
    feedback.author_approved_at = None
    feedback.save(update_fields=["public_text", "public_kind", "author_approved_at"])


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_in(text: str, piece: str) -> str:
    """A piece as it stands in the original, whatever line ends the browser sent."""
    plain = _plain_lines(piece).strip()
    return plain.replace("\n", "\r\n") if "\r\n" in text else plain
