"""A redaction takes pieces out of the text and changes nothing else."""

import pytest

from engagement.feedback.choices import PublicKind, RemovedDetail
from engagement.feedback.redacting import BadRedaction, Piece, kind_of, redacted

TEXT = "Dr Example saw me on Monday."
NAME = Piece(0, 10, RemovedDetail.NAME)
DAY = Piece(21, 27, RemovedDetail.DATE)


def test_pieces_are_replaced_by_what_they_were() -> None:
    assert redacted(TEXT, [DAY, NAME]) == "[name removed] saw me on [date removed]."
    assert redacted(TEXT, []) == TEXT


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (20, 99), (5, 12)])
def test_pieces_outside_the_text_or_over_another_are_refused(start: int, end: int) -> None:
    with pytest.raises(BadRedaction):
        redacted(TEXT, [NAME, Piece(start, end, RemovedDetail.OTHER)])


def test_what_was_done_to_the_words_is_told_by_the_words_alone() -> None:
    assert kind_of(TEXT, TEXT, []) == PublicKind.AS_SENT
    assert kind_of(redacted(TEXT, [NAME]), TEXT, [NAME]) == PublicKind.REDACTED
    assert kind_of("Somebody saw me on Monday.", TEXT, [NAME]) == PublicKind.EDITED
    assert kind_of(redacted(TEXT, [NAME]) + " ", TEXT, [NAME]) == PublicKind.EDITED
