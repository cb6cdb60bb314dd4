"""Authors hear what becomes of their feedback, in the way they chose, where they agreed to it."""

from typing import Any

import pytest
from django.utils import timezone

from alliance_site.core.consent.services import withdraw_consent
from alliance_site.core.outbox.models import Status
from engagement.answering import words
from engagement.answering.models import Telling
from engagement.answering.replies import CannotAnswer, answer, take_back_answer
from engagement.answering.telling import mark_told, tell_author, waiting_for
from engagement.feedback import history
from engagement.feedback.choices import Refusal
from engagement.feedback.history import By, staff
from engagement.feedback.models import Reply
from engagement.feedback.purposes import CONTACT
from engagement.feedback.transitions import TRANSITIONS
from engagement.moderation import deciding
from tests import factories
from tests.engagement.making import BY_EMAIL, feedback, mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> By:
    return staff(factories.UserFactory())


def contact(**fields: Any) -> dict[str, Any]:
    return {"by": "phone", "phone": "020 7946 0000", **fields}


def test_nobody_is_told_who_did_not_agree_or_has_taken_it_back(by: By) -> None:
    deciding.triage(feedback=feedback(), by=by)
    made = feedback(contact=BY_EMAIL)
    withdraw_consent(subject=made.key, purpose=CONTACT, how="by code")
    deciding.triage(feedback=made, by=by)
    assert not mails()
    assert not Telling.objects.exists()


def test_every_change_of_state_that_is_not_the_end_has_its_words() -> None:
    assert set(TRANSITIONS) - set(words.SAID) == {"purge"}
    made = feedback()
    for action in words.SAID:
        event = history.write_down(made, action, history.CLOCK)
        said = words.words_for(made, event)
        assert said
        assert "{" not in said.happened + said.next


def test_what_the_author_did_is_told_at_once_what_staff_did_after_a_while(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    tell_author(made, made.events.get(action="receive"))
    deciding.triage(feedback=made, by=by)
    received, triaged = mails()
    assert received.next_try <= timezone.now() < triaged.next_try


def test_by_phone_a_person_tells_the_newest_and_says_so(by: By) -> None:
    made = feedback(contact=contact())
    deciding.triage(feedback=made, by=by)
    deciding.refuse(feedback=made, refusal=Refusal.NOT_OURS, by=by)
    (telling,) = waiting_for(made)
    assert telling.event.action == "refuse"
    assert not mails()
    mark_told(telling=telling, by=by)
    assert not waiting_for(made)
    assert mark_told(telling=telling, by=by) is None
    assert made.events.filter(action="told", reason="Phone").count() == 1


@pytest.mark.parametrize(
    ("needs", "by_person", "large"),
    [
        ([], False, False),
        (["large_print"], False, True),
        (["easy_read", "large_print"], True, True),
    ],
)
def test_needs_that_a_mail_cannot_meet_go_to_a_person_as_well(
    by: By, needs: list[str], by_person: bool, large: bool
) -> None:
    made = feedback(contact={**BY_EMAIL, "needs": needs})
    deciding.triage(feedback=made, by=by)
    (mail,) = mails()
    assert ("font-size: 32px" in mail.html) == large
    assert bool(waiting_for(made)) == by_person


def test_an_address_that_is_none_goes_to_a_person(by: By) -> None:
    made = feedback(contact={**BY_EMAIL, "email": "nobody\r\nBcc: x@example.org"})
    deciding.triage(feedback=made, by=by)
    assert not mails()
    assert waiting_for(made)


def test_an_answer_goes_to_the_author_once(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    said = {"text": "Thank you. We have told the ward.", "signed": "Engagement lead"}
    first = answer(feedback=made, is_public=False, by=by, **said)
    assert answer(feedback=made, is_public=False, by=by, **said) == first
    (mail,) = mails()
    assert "We have told the ward." in mail.text
    assert "for you alone" in mail.text
    with pytest.raises(CannotAnswer, match="Publish them first"):
        answer(feedback=made, is_public=True, by=by, **said)
    with pytest.raises(CannotAnswer):
        answer(feedback=made, is_public=False, by=by, text="x", signed=" ")


def test_a_public_answer_stands_below_published_words_and_can_be_taken_back(by: By) -> None:
    made = feedback(contact=BY_EMAIL)
    deciding.publish_now(feedback=made, by=by)
    reply = answer(feedback=made, text="We did.", signed="Lead", is_public=True, by=by)
    take_back_answer(reply=reply, by=by)
    assert not Reply.objects.exists()
    assert mails()[-1].status == Status.WITHDRAWN
    assert made.events.last().reason == "Before the author had it"


def test_answers_by_phone_wait_each(by: By) -> None:
    made = feedback(contact=contact())
    for text in ("One", "Two"):
        answer(feedback=made, text=text, signed="Lead", is_public=False, by=by)
    deciding.triage(feedback=made, by=by)
    assert len(waiting_for(made)) == 3
