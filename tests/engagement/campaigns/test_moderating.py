"""Answers are moderated as the feedback itself is: nothing is published that nobody agreed to."""

import pytest
from django.apps import apps
from django.test import Client

from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.granting import grant
from alliance_site.core.roles.names import EDITOR, MODERATOR
from engagement.campaigns.models import Answer, Campaign, CampaignQuestion
from engagement.campaigns.moderating import kind_of_answer, write_public_answers
from engagement.feedback.choices import PublicKind
from engagement.feedback.history import AUTHOR, staff
from engagement.feedback.models import Feedback
from engagement.feedback.publishing import MayNotPublish, publish
from engagement.feedback.purposes import PUBLISH
from engagement.feedback.receiving import Sent, receive
from engagement.feedback.transitions import REOPEN, REVIEW, NotPossible, move
from tests import factories
from tests.pages import soup

pytestmark = pytest.mark.django_db
TEXT = "Dr Example saw me on Monday, and Dr Example was kind."


@pytest.mark.parametrize(
    ("public", "kind"),
    [
        (TEXT, PublicKind.AS_SENT),
        ("[name removed] saw me on Monday, and [name removed] was kind.", PublicKind.REDACTED),
        ("Dr Example saw me on [date removed], and Dr Example was kind.", PublicKind.REDACTED),
        ("[other removed]", PublicKind.EDITED),
        ("[personal details removed]", PublicKind.REDACTED),
        ("Dr Example saw me on Monday.", PublicKind.EDITED),
        ("Dr Example saw me on Monday, and Dr Example was [date removed]kind.", PublicKind.EDITED),
        (TEXT + "[name removed]", PublicKind.EDITED),
        ("[name removed]" + TEXT, PublicKind.EDITED),
        ("[name removed] was kind. [name removed]", PublicKind.EDITED),
    ],
)
def test_what_was_done_to_an_answer_is_told_by_its_words(public: str, kind: PublicKind) -> None:
    assert kind_of_answer(public, TEXT) == kind


def test_a_long_answer_of_repeats_takes_no_time() -> None:
    assert kind_of_answer("a[name removed]" * 2000, "a" * 10_000) == PublicKind.REDACTED
    assert kind_of_answer("a[name removed]" * 9000 + "b", "a" * 10_000) == PublicKind.EDITED


@pytest.fixture
def feedback() -> Feedback:
    campaign = Campaign.objects.create(name="Letters", slug="letters", introduction="x")
    question = CampaignQuestion.objects.create(campaign=campaign, text="Who saw you?")
    sent = Sent(
        kind="experience",
        text="Words",
        consents=[current_wording(PUBLISH)],
        campaign=campaign,
        answers=[(question, TEXT)],
    )
    made, _ = receive(form_key="f", sent=sent)
    move(feedback=made, way=REVIEW, by=staff(None))
    made.public_text, made.public_kind = "Words", PublicKind.AS_SENT
    return made


def test_a_changed_answer_needs_its_author_as_a_changed_text_does(feedback: Feedback) -> None:
    answer = feedback.answers.get()
    write_public_answers(feedback=feedback, texts={answer.pk: "Somebody"}, by=staff(None))
    with pytest.raises(MayNotPublish, match="approve"):
        publish(feedback=feedback, by=staff(None))
    redacted = TEXT.replace("Dr Example", "[name removed]")
    write_public_answers(feedback=feedback, texts={answer.pk: redacted}, by=staff(None))
    publish(feedback=feedback, by=staff(None))
    answer.refresh_from_db()
    assert (answer.text, answer.public_text) == (TEXT, redacted)


def test_its_author_can_approve_it_and_what_is_public_stays_as_it_was(feedback: Feedback) -> None:
    answer = feedback.answers.get()
    write_public_answers(feedback=feedback, texts={answer.pk: "Somebody"}, by=staff(None))
    publish(feedback=feedback, by=AUTHOR, approved=True)
    with pytest.raises(NotPossible, match="look at it again"):
        write_public_answers(feedback=feedback, texts={answer.pk: "Other"}, by=staff(None))
    move(feedback=feedback, way=REOPEN, by=staff(None))
    write_public_answers(feedback=feedback, texts={answer.pk: "Other"}, by=staff(None))
    with pytest.raises(MayNotPublish, match="approve"):
        publish(feedback=feedback, by=staff(None))


def test_moderators_write_the_public_text_beside_the_original(
    client: Client, home: HomePage, feedback: Feedback
) -> None:
    address = f"/admin/feedback/{feedback.pk}/answers/"
    grant(apps, None, {MODERATOR: ["engagement.moderate_feedback"]})
    client.force_login(factories.staff(EDITOR))
    assert client.get(address).status_code == 302
    assert client.post(address).status_code == 302
    client.force_login(factories.staff(MODERATOR))
    name = soup(client.get(address)).select_one("main textarea")["name"]
    answer = client.post(address, {name: "<b>Some\r\nbody\x00"})
    assert answer.status_code == 303
    shown = client.get(address).content.decode()
    assert "&lt;b&gt;Some\nbody" in shown
    assert TEXT in shown
    kept = Answer.objects.get()
    assert (kept.text, kept.public_kind) == (TEXT, PublicKind.EDITED)
    assert "Some" not in str(list(feedback.events.values()))


def test_the_screen_says_that_a_changed_answer_waits_for_its_author(
    client: Client, home: HomePage, feedback: Feedback
) -> None:
    client.force_login(factories.staff(MODERATOR))
    screen = f"/admin/feedback/{feedback.pk}/"
    assert "This can be published now." in client.get(screen).content.decode()
    answer = feedback.answers.get()
    write_public_answers(feedback=feedback, texts={answer.pk: "Other"}, by=staff(None))
    assert "The author must approve it first." in client.get(screen).content.decode()
