"""Decisions follow the rule, tell the author, and can be undone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alliance_site.core.outbox.models import OutgoingMail, Status
from engagement.feedback.choices import PublicKind, Refusal, State
from engagement.feedback.history import By, staff
from engagement.feedback.models import Addition, Feedback
from engagement.feedback.publishing import MayNotPublish
from engagement.feedback.queries import published
from engagement.feedback.transitions import NotPossible, undo
from engagement.feedback.unseen import has_appeal
from engagement.moderation import deciding, redaction
from engagement.moderation.keeping import write_note
from engagement.moderation.locking import ChangedMeanwhile, NotNow, last_seen
from tests import factories
from tests.engagement import making
from tests.engagement.making import BY_EMAIL, TEXT, feedback, mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> By:
    return staff(factories.UserFactory(first_name="Mo"))


def test_words_as_sent_are_published_in_one_step_and_told_once(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    event = deciding.publish_now(feedback=made, by=by)
    shown = published().get()
    assert (shown.public_text, shown.public_kind) == (TEXT, PublicKind.AS_SENT)
    (mail,) = mails()
    assert mail.key == f"feedback:{event.pk}"
    assert mail.to == "author@example.org"
    assert "kind" not in mail.text, "no word of the text goes into a mail"


def test_changed_words_wait_for_the_author(by: By) -> None:
    made = feedback()
    redaction.write_by_hand(feedback=made, text="Other words", by=by)
    with pytest.raises(MayNotPublish, match="approve"):
        deciding.publish_now(feedback=made, by=by)
    made.refresh_from_db()
    assert made.state == State.RECEIVED, "nothing of a refused step is left"
    deciding.ask_author(feedback=made, by=by)
    with pytest.raises(MayNotPublish, match="still has time"):
        deciding.publish_now(feedback=made, by=by, lead_because="Silent")
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        deciding.publish_now(feedback=made, by=by, lead_because="Silent for 28 days")
    assert published().get().events.last().reason == "Silent for 28 days"


def test_a_refusal_has_a_reason_that_the_author_reads_with_the_way_to_appeal(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    with pytest.raises(deciding.ReasonMissing):
        deciding.refuse(feedback=made, refusal="because", by=by)
    deciding.refuse(feedback=made, refusal=Refusal.CARE, by=by)
    (mail,) = mails()
    assert Refusal.CARE.label in mail.text
    assert "add why" in mail.text
    assert "/have-your-say/follow/" in mail.html


def test_undone_in_time_nobody_hears_of_it(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    event = deciding.refuse(feedback=made, refusal=Refusal.SPAM, by=by)
    assert mails()[0].next_try > timezone.now() + timedelta(minutes=4)
    deciding.undo_decision(event=event, by=by)
    made.refresh_from_db()
    assert (made.state, made.refusal) == (State.RECEIVED, "")
    assert [mail.status for mail in mails()] == [Status.WITHDRAWN]
    with pytest.raises(NotPossible):
        deciding.undo_decision(event=event, by=by)


def test_undone_too_late_the_author_is_told_that_it_has_changed(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    event = deciding.publish_now(feedback=made, by=by)
    OutgoingMail.objects.update(status=Status.SENT)
    deciding.undo_decision(event=event, by=by)
    assert not published().exists()
    assert "We have changed a decision" in mails()[-1].subject
    assert "we are reading it" in mails()[-1].text


def test_of_two_who_decide_at_once_the_second_is_told(by: By) -> None:
    made = feedback()
    seen = last_seen(made)
    deciding.refuse(feedback=made, refusal=Refusal.SPAM, by=by, seen=seen)
    with pytest.raises(ChangedMeanwhile, match=r"Not published.*Mo"):
        deciding.publish_now(feedback=made, by=staff(factories.UserFactory()), seen=seen)
    assert not published().exists()


def test_looked_at_again_it_is_off_the_website_and_needs_a_reason(by: By) -> None:
    made = feedback()
    deciding.publish_now(feedback=made, by=by)
    with pytest.raises(NotNow):
        deciding.reopen(feedback=made, because=" ", by=by)
    deciding.reopen(feedback=made, because="A name is left", by=by)
    assert not published().exists()
    made.refresh_from_db()
    assert made.published_at is None


def test_what_the_author_adds_after_a_refusal_is_an_appeal_until_a_lead_decides(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    appeals = Feedback.objects.filter(has_appeal())
    Addition.objects.create(feedback=made, kind="appeal", form_hash="1", text="Early")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        deciding.refuse(feedback=made, refusal=Refusal.SAME, by=by)
    assert not appeals.exists()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        Addition.objects.create(feedback=made, kind="appeal", form_hash="2", text="You are wrong")
    assert appeals.get() == made
    lead = staff(making.lead())
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        with pytest.raises(NotNow, match="Another lead"):
            deciding.refuse_appeal(feedback=made, because="Read again", by=by)
        with pytest.raises(NotNow, match="A lead decides"):
            deciding.reopen(feedback=made, because="Read again", by=by)
        deciding.refuse_appeal(feedback=made, because="Read again", by=lead)
    assert not appeals.exists()
    assert "looked at" in mails()[-1].subject
    assert Refusal.SAME.label in mails()[-1].text
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        Addition.objects.create(feedback=made, kind="appeal", form_hash="3", text="And again")
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        write_note(feedback=made, text="Rang them", by=by)
    assert appeals.get() == made, "anything else that happens decides no appeal"
    deciding.reopen(feedback=made, because="They are right", by=lead)
    assert not appeals.exists()


def test_words_that_were_changed_do_not_come_back_to_the_public_by_an_undo(by: By) -> None:
    made = feedback()
    deciding.publish_now(feedback=made, by=by)
    reopened = deciding.reopen(feedback=made, because="Look again", by=by)
    redaction.write_by_hand(feedback=made, text="Other words", by=by)
    with pytest.raises(NotPossible, match="changed since"):
        undo(event=reopened, by=by)
    assert not published()
