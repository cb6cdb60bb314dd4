"""A feedback is taken in once and moves along named ways, each written down, most undone."""

import pytest

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.wordings import current_wording
from engagement.feedback import transitions
from engagement.feedback.choices import Refusal, State
from engagement.feedback.codes import code_for
from engagement.feedback.history import AUTHOR, staff
from engagement.feedback.models import Contact, Feedback, FeedbackEvent
from engagement.feedback.purposes import PUBLISH
from engagement.feedback.queries import agrees_to, by_code, published
from engagement.feedback.receiving import Sent, receive
from tests import factories

pytestmark = pytest.mark.django_db


def sent(**more: object) -> Sent:
    return Sent(kind="experience", text="Marked words", **more)


def test_the_same_form_makes_one_feedback_with_its_code() -> None:
    agreed = [current_wording(PUBLISH)]
    first, new = receive(form_key="form", sent=sent(consents=agreed, contact={"by": "email"}))
    again, new_again = receive(form_key="form", sent=sent())
    assert (new, new_again) == (True, False)
    assert first.pk == again.pk
    assert by_code(code_for("form")) == first
    assert agrees_to(first, PUBLISH)
    assert (Feedback.objects.count(), Consent.objects.count(), Contact.objects.count()) == (1, 1, 1)
    assert first.due_at > first.received_at


def test_ways_lead_where_they_say_and_nowhere_else() -> None:
    moderator = staff(factories.UserFactory())
    feedback, _ = receive(form_key="form", sent=sent())
    with pytest.raises(transitions.NotPossible, match="not possible now"):
        transitions.move(feedback=feedback, way=transitions.PUBLISH, by=moderator)
    transitions.move(feedback=feedback, way=transitions.REVIEW, by=moderator)
    stale = Feedback.objects.get(pk=feedback.pk)
    transitions.move(feedback=feedback, way=transitions.PUBLISH, by=moderator)
    with pytest.raises(transitions.NotPossible):
        transitions.move(feedback=stale, way=transitions.ASK_AUTHOR, by=moderator)
    assert list(published()) == [feedback]
    transitions.move(feedback=feedback, way=transitions.WITHDRAW, by=AUTHOR)
    assert not published()


def test_the_last_decision_is_undone_once_and_nothing_else_is() -> None:
    moderator = staff(factories.UserFactory())
    feedback, _ = receive(form_key="form", sent=sent())
    review = transitions.move(feedback=feedback, way=transitions.REVIEW, by=moderator)
    refuse = transitions.move(
        feedback=feedback, way=transitions.REFUSE, by=moderator, refusal=Refusal.CARE
    )
    with pytest.raises(transitions.NotPossible):
        transitions.undo(event=review, by=moderator)
    transitions.undo(event=refuse, by=moderator)
    feedback.refresh_from_db()
    assert (feedback.state, feedback.refusal) == (State.IN_REVIEW, "")
    with pytest.raises(transitions.NotPossible):
        transitions.undo(event=refuse, by=moderator)
    transitions.undo(event=review, by=moderator)
    feedback.refresh_from_db()
    assert feedback.state == State.RECEIVED
    withdrawn = transitions.move(feedback=feedback, way=transitions.WITHDRAW, by=AUTHOR)
    with pytest.raises(transitions.NotPossible):
        transitions.undo(event=withdrawn, by=moderator)
    kept = FeedbackEvent.objects.values_list("action", "reason", "before")
    assert "Marked" not in str(list(kept))
