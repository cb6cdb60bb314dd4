"""A safeguarding concern: from the mark on leads alone see it, everywhere."""

from typing import Any

import pytest
from django.test import Client

from alliance_site.core.outbox.models import Status
from alliance_site.core.users.models import User
from engagement.answering.models import Telling
from engagement.feedback.choices import State
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.feedback.publishing import MayNotPublish
from engagement.feedback.queries import published
from engagement.moderation import deciding
from engagement.moderation.locking import NotNow
from engagement.moderation.queries import count_waiting, numbers_for
from engagement.moderation.safeguarding import escalate, stand_down
from tests.engagement.making import BY_EMAIL, feedback, mails
from tests.engagement.moderation.sending import bulk, screen, send, undo

WORDS = "Marker words about danger"


@pytest.fixture
def concern(moderator: User, lead: User) -> Feedback:
    made = feedback(WORDS)
    escalate(feedback=made, because="Afraid at home", by=staff(moderator))
    return made


def test_leads_are_told_by_mail_without_a_word_of_it(concern: Feedback, lead: User) -> None:
    (mail,) = mails()
    assert mail.to == lead.email
    assert f"/admin/feedback/{concern.pk}/" in mail.text
    whole = mail.subject + mail.text + mail.html
    assert not any(words in whole for words in ("Marker", "Afraid"))


def test_a_moderator_finds_it_nowhere(concern: Feedback, admin: Client, moderator: User) -> None:
    other = feedback("Other words")
    for query in ("", "?q=Marker", "?state=received", "?mark=safeguarding", f"?q={concern.pk}"):
        for address in ("/admin/feedback/", "/admin/feedback/results/"):
            page = admin.get(f"{address}{query}").content.decode()
            assert "Marker words" not in page
            assert f"/admin/feedback/{concern.pk}/" not in page
    assert admin.get(screen(concern)).status_code == 404
    assert admin.get(f"/admin/feedback/{concern.pk}/answers/").status_code == 404
    assert (count_waiting(moderator, 100), numbers_for(moderator).waiting) == (1, 1)
    assert "Waiting for us: <strong>1</strong>" in admin.get("/admin/").content.decode()
    send(admin, concern, "assign_me")
    bulk(admin, "assign", concern, other)
    concern.refresh_from_db()
    other.refresh_from_db()
    assert concern.assigned_to is None
    assert other.assigned_to == moderator


def test_a_moderator_cannot_undo_their_way_back_to_it(
    moderator: User, lead: User, admin: Client
) -> None:
    made = feedback()
    event = deciding.publish_now(feedback=made, by=staff(moderator))
    escalate(feedback=made, because="Afraid", by=staff(moderator))
    undo(admin, event)
    made.refresh_from_db()
    assert made.state == State.IN_REVIEW
    with pytest.raises(NotNow, match="mark away"):
        deciding.undo_decision(event=made.events.get(action="reopen"), by=staff(lead))


def test_leads_see_all_of_it_and_take_the_mark_away_with_a_reason(
    concern: Feedback, leads_admin: Client, admin: Client
) -> None:
    assert "Marker words" in leads_admin.get("/admin/feedback/?mark=safeguarding").content.decode()
    page = leads_admin.get(screen(concern)).content.decode()
    assert "Afraid at home" in page
    assert "stand_down" in page
    send(leads_admin, concern, "stand_down")
    assert Feedback.objects.get().is_safeguarding, "not without a reason"
    send(leads_admin, concern, "stand_down", because="Spoken with them")
    page = admin.get(screen(concern)).content.decode()
    assert "Marker words" in page
    assert "Spoken with them" not in page
    assert "Only leads read this" in page


def test_the_moderator_who_hands_it_over_is_led_back_to_the_queue(
    admin: Client, lead: User
) -> None:
    made = feedback()
    answer = send(admin, made, "escalate", because="Worried")
    assert answer["Location"] == "/admin/feedback/"
    assert "The leads have it now" in admin.get(answer["Location"]).content.decode()


def test_what_is_public_of_it_comes_back_and_nothing_goes_to_the_author(
    moderator: User, lead: User
) -> None:
    by: Any = staff(moderator)
    made = feedback(contact={**BY_EMAIL, "needs": ["bsl"]})
    deciding.publish_now(feedback=made, by=by)
    escalate(feedback=made, because="Afraid", by=by)
    assert not published().exists()
    assert not Telling.objects.exists()
    assert {mail.status for mail in mails() if mail.to == BY_EMAIL["email"]} == {Status.WITHDRAWN}
    with pytest.raises(MayNotPublish):
        deciding.publish_now(feedback=made, by=staff(lead))
    stand_down(feedback=made, because="No danger", by=staff(lead))
    deciding.publish_now(feedback=made, by=staff(lead))
    assert published().exists()
