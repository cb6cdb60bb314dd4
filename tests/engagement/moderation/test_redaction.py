"""Personal details are taken out; the original stays as it was; the words say what was done."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from engagement.feedback.choices import PublicKind, RemovedDetail
from engagement.feedback.history import By, staff
from engagement.feedback.models import Feedback, OriginalText
from engagement.feedback.redacting import BadRedaction
from engagement.moderation import redaction
from engagement.moderation.deciding import ask_author, publish_now
from engagement.moderation.locking import ChangedMeanwhile, NotNow, last_seen
from engagement.moderation.suggestions import suggestions
from tests import factories
from tests.engagement.making import TEXT, feedback

pytestmark = pytest.mark.django_db
NAME = RemovedDetail.NAME


@pytest.fixture
def by() -> By:
    return staff(factories.UserFactory())


def test_a_selected_piece_is_taken_out_once(by: By) -> None:
    made = redaction.take_out(feedback=feedback(), start=3, end=10, detail=NAME, by=by)
    assert made.public_text == TEXT.replace("Example", "[name removed]", 1)
    assert made.public_kind == PublicKind.REDACTED


def test_every_occurrence_of_a_piece_is_taken_out(by: By) -> None:
    made = feedback()
    redaction.take_out(feedback=made, start=0, end=10, detail=NAME, by=by)
    now = redaction.take_out_every(feedback=made, piece="Example", detail=NAME, by=by)
    assert "Example" not in now.public_text
    assert now.redactions.count() == 2
    with pytest.raises(BadRedaction, match="taken out already"):
        redaction.take_out_every(feedback=made, piece="Example", detail=NAME, by=by)
    with pytest.raises(BadRedaction):
        redaction.take_out(feedback=made, start=1, end=4, detail=NAME, by=by)


def test_what_is_put_back_stands_where_it_stood(by: By) -> None:
    made = redaction.take_out_every(feedback=feedback(), piece="Example", detail=NAME, by=by)
    for taken in list(made.redactions.all()):
        redaction.put_back(feedback=made, redaction=taken.pk, by=by)
    made.refresh_from_db()
    assert (made.public_text, made.public_kind) == (TEXT, PublicKind.AS_SENT)
    with pytest.raises(NotNow):
        redaction.put_back(feedback=made, redaction=1, by=by)


def test_words_changed_by_hand_are_told_apart_and_kept(by: By) -> None:
    made = feedback()
    now = redaction.write_by_hand(feedback=made, text="My doctor, Example, was kind.", by=by)
    assert now.public_kind == PublicKind.EDITED
    now = redaction.take_out_every(feedback=made, piece="Example", detail=NAME, by=by)
    assert now.public_text == "My doctor, [name removed], was kind."
    now = redaction.start_anew(feedback=made, by=by)
    assert now.public_kind == PublicKind.REDACTED
    now = redaction.write_by_hand(feedback=made, text=now.public_text, by=by)
    assert now.public_kind == PublicKind.REDACTED, "the same words are no change"


def test_line_ends_of_a_browser_are_no_change(by: By) -> None:
    made = feedback("One\r\ntwo 😀 Example")
    now = redaction.write_by_hand(feedback=made, text="One\ntwo 😀 Example", by=by)
    assert now.public_kind == PublicKind.AS_SENT
    start = redaction.place_in("One\r\ntwo 😀 Example", 10)
    now = redaction.take_out(feedback=made, start=start, end=start + 7, detail=NAME, by=by)
    assert now.public_text == "One\r\ntwo 😀 [name removed]"
    assert redaction.take_out_every(feedback=made, piece="One\ntwo", detail=NAME, by=by)


def test_the_text_is_left_alone_while_others_have_it(by: By) -> None:
    made = feedback()
    ask_author(feedback=made, by=by)
    with pytest.raises(NotNow, match="Waiting for the author"):
        redaction.take_out(feedback=made, start=0, end=2, detail=NAME, by=by)
    with pytest.raises(NotNow):
        redaction.write_by_hand(feedback=made, text="Other words", by=by)


def test_a_change_after_the_approval_needs_a_new_one(by: By) -> None:
    made = feedback()
    Feedback.objects.update(author_approved_at=made.received_at)
    assert not redaction.write_by_hand(feedback=made, text="Other", by=by).author_approved_at


def test_nobody_overwrites_what_a_colleague_has_just_written(by: By) -> None:
    made = feedback()
    seen = last_seen(made)
    other = staff(factories.UserFactory(first_name="Ola"))
    redaction.write_by_hand(feedback=made, text="Theirs", by=other, seen=seen)
    with pytest.raises(ChangedMeanwhile, match="Ola"):
        redaction.write_by_hand(feedback=made, text="Mine", by=by, seen=seen)
    made.refresh_from_db()
    assert made.public_text == "Theirs"


def test_hints_become_suggestions_until_they_are_taken_out(by: By) -> None:
    found = suggestions(TEXT, [])
    phone = next(s for s in found if s.piece == "020 7946 0958")
    assert phone.detail == RemovedDetail.CONTACT
    made = redaction.take_out_every(
        feedback=feedback(), piece=phone.piece, detail=phone.detail, by=by
    )
    left = suggestions(TEXT, redaction.pieces_of(made.redactions.all()))
    assert phone.piece not in [s.piece for s in left]


def test_the_original_is_what_was_sent_whatever_is_done(by: By) -> None:
    made = feedback()
    redaction.take_out_every(feedback=made, piece="Example", detail=NAME, by=by)
    redaction.write_by_hand(feedback=made, text="Other", by=by)
    redaction.start_anew(feedback=made, by=by)
    publish_now(feedback=made, by=by)
    assert OriginalText.objects.get().text == TEXT
    history = str(list(made.events.values_list("action", "reason", "before")))
    # Whole pieces: four digits alone may stand in the microseconds of a time that is kept.
    assert not any(words in history for words in ("Example", "020 7946", "was kind", "Other"))


def test_no_code_writes_an_original_text_but_the_one_that_receives_it() -> None:
    writes = re.compile(
        r"OriginalText\.objects\.(?:\w+\([^)]*\)\.)*(?:create|update|bulk_|get_or_create|update_or)"
        r"|OriginalText\(|original\.(?:text\s*=[^=]|save)"
    )
    sources = Path(settings.BASE_DIR, "engagement").rglob("*.py")
    found = [path.name for path in sources if writes.search(path.read_text(encoding="utf-8"))]
    # models.py names the class itself.
    assert sorted(found) == ["models.py", "receiving.py"]
