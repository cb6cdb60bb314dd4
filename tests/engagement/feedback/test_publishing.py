"""Nothing is published that its author has not agreed to."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alliance_site.core.consent.services import withdraw_consent
from alliance_site.core.consent.wordings import current_wording
from engagement.feedback.choices import PublicKind, State
from engagement.feedback.history import AUTHOR, staff
from engagement.feedback.models import Feedback
from engagement.feedback.publishing import MayNotPublish, publish
from engagement.feedback.purposes import PUBLISH
from engagement.feedback.receiving import Sent, receive
from engagement.feedback.transitions import ASK_AUTHOR, REVIEW, move
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def feedback() -> Feedback:
    agreed = [current_wording(PUBLISH)]
    made, _ = receive(form_key="f", sent=Sent(kind="experience", text="Words", consents=agreed))
    move(feedback=made, way=REVIEW, by=staff(factories.UserFactory()))
    return made


def test_words_as_sent_need_the_consent_alone(feedback: Feedback) -> None:
    feedback.public_text, feedback.public_kind = "Words", PublicKind.AS_SENT
    publish(feedback=feedback, by=staff(None))
    assert feedback.state == State.PUBLISHED
    assert feedback.published_at


def test_without_the_consent_or_without_words_nothing_goes(feedback: Feedback) -> None:
    with pytest.raises(MayNotPublish, match="no public text"):
        publish(feedback=feedback, by=staff(None))
    feedback.public_text, feedback.public_kind = "Words", PublicKind.AS_SENT
    withdraw_consent(subject=feedback.key, purpose=PUBLISH, how="by code")
    with pytest.raises(MayNotPublish, match="not agreed"):
        publish(feedback=feedback, by=AUTHOR, approved=True)


def test_changed_words_need_the_author_or_a_lead_after_a_long_silence(feedback: Feedback) -> None:
    feedback.public_text, feedback.public_kind = "Other words", PublicKind.EDITED
    with pytest.raises(MayNotPublish, match="approve"):
        publish(feedback=feedback, by=staff(None))
    move(feedback=feedback, way=ASK_AUTHOR, by=staff(None))
    with pytest.raises(MayNotPublish, match="still has time"):
        publish(feedback=feedback, by=staff(None), lead_because="We have waited.")
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        publish(feedback=feedback, by=staff(None), lead_because="We have waited.")
    assert feedback.events.get(action="publish").reason == "We have waited."


def test_the_author_approves_changed_words(feedback: Feedback) -> None:
    feedback.public_text, feedback.public_kind = "Other words", PublicKind.EDITED
    move(feedback=feedback, way=ASK_AUTHOR, by=staff(None))
    publish(feedback=feedback, by=AUTHOR, approved=True)
    assert feedback.author_approved_at
