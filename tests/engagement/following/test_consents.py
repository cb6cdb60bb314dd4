"""What an author agrees to and takes back, how we can reach them, and what they hear of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.wordings import write_wording
from alliance_site.core.outbox.models import Status
from engagement.feedback.choices import Refusal, State
from engagement.feedback.history import staff
from engagement.feedback.models import Contact, Feedback
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE
from engagement.feedback.queries import agrees_to, published
from engagement.feedback.transitions import REOPEN, NotPossible, move, undo
from engagement.moderation.deciding import ask_author
from engagement.moderation.redaction import write_by_hand
from tests.engagement.following.page import actions, agreed_no_more, do, form_of, opened, words
from tests.engagement.making import mails
from tests.engagement.sending import (
    ALL,
    in_review,
    on_the_website,
    sent,
    waiting,
)
from tests.factories import UserFactory
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_the_words_of_a_consent_are_those_that_were_agreed_to(author: Client) -> None:
    sent()
    write_wording(purpose=QUOTE, text="Newer words", user=UserFactory())
    page = soup(author.get(f"{opened(author)}quote/")).main.get_text()
    assert "Newer words" not in page
    do(author, "quote")
    assert "Newer words" in soup(author.get(f"{opened(author)}quote/")).main.get_text()


def test_taking_the_publish_consent_back_unpublishes_at_once(author: Client) -> None:
    feedback = on_the_website()
    address, hidden = form_of(author, "publish")
    for _ in range(2):
        assert author.post(address, hidden).status_code == 303
    feedback.refresh_from_db()
    assert (feedback.state, feedback.refusal) == (State.NOT_PUBLISHED, Refusal.NO_CONSENT)
    assert not agrees_to(feedback, PUBLISH)
    assert agrees_to(feedback, QUOTE)
    assert actions(feedback).count("consent_taken_back") == 1
    assert "because you took your consent back" in words(author)
    last = feedback.events.exclude(to_state="").last()
    with pytest.raises(NotPossible, match="author"):
        undo(event=last, by=staff(None))


def test_giving_the_publish_consent_again_brings_it_before_a_moderator(author: Client) -> None:
    feedback = on_the_website()
    do(author, "publish")
    assert do(author, "publish").status_code == 303
    feedback.refresh_from_db()
    assert (feedback.state, feedback.refusal) == (State.IN_REVIEW, "")
    assert agrees_to(feedback, PUBLISH)
    assert feedback.due_at > timezone.now()
    assert not published()
    given = Consent.objects.filter(wording__purpose=PUBLISH)
    assert sorted(given.values_list("withdrawn_how", flat=True)) == ["", "by private code"]


def test_words_that_wait_for_the_author_wait_no_more_without_the_consent(author: Client) -> None:
    feedback = waiting()
    do(author, "publish")
    feedback.refresh_from_db()
    assert feedback.state == State.NOT_PUBLISHED


@pytest.mark.parametrize(
    ("begin", "step", "said"),
    [
        (waiting, "approve", "Your words are on our website"),
        (waiting, "change", "We are looking at your text again"),
        (waiting, "publish", "We do not publish what you sent us"),
        (on_the_website, "publish", "We do not publish what you sent us"),
        (agreed_no_more, "publish", "We are looking at it again"),
    ],
)
def test_what_an_author_does_is_confirmed_once_and_at_once(
    author: Client, begin: Callable[[], Feedback], step: str, said: str
) -> None:
    begin()
    address, hidden = form_of(author, step)
    for _ in range(2):
        assert author.post(address, {**hidden, "text": "Not this line"}).status_code == 303
    (mail,) = mails()
    assert (mail.subject, mail.to) == (said, "marker@example.org")
    assert mail.next_try <= timezone.now()
    assert "Not this line" not in mail.text


@pytest.mark.parametrize(
    ("step", "heard"), [("publish", 1), ("withdraw", 0), ("forget-contact", 0)]
)
def test_old_news_does_not_reach_an_author_who_has_acted_since(
    author: Client, step: str, heard: int
) -> None:
    feedback = in_review(text="My own words", consents=ALL)
    write_by_hand(feedback=feedback, text="Other words", by=staff(None))
    ask_author(feedback=feedback, by=staff(None))
    (asked,) = mails()
    do(author, step)
    asked.refresh_from_db()
    assert asked.status == Status.WITHDRAWN
    assert len(mails()) == 1 + heard
    if step == "withdraw":
        assert "we send you nothing more" in words(author)


def test_the_story_tells_a_consent_that_came_back_from_one_that_went(author: Client) -> None:
    agreed_no_more()
    went = "It went from our website, because you took your consent back."
    assert words(author).count(went) == 1
    do(author, "publish")
    assert words(author).count(went) == 1
    assert "Because you agreed again" in words(author)


def test_nothing_comes_back_to_the_public_by_an_undo_after_the_consent_has_gone(
    author: Client,
) -> None:
    feedback = on_the_website()
    reopened = move(feedback=feedback, way=REOPEN, by=staff(None))
    do(author, "publish")
    with pytest.raises(NotPossible, match="no longer agrees"):
        undo(event=reopened, by=staff(None))


def test_contact_details_are_kept_with_the_consent_and_go_with_it(author: Client) -> None:
    feedback = sent(consents=(PUBLISH,))
    page = soup(do(author, "contact", by="phone", phone="12"))
    assert page.select_one(".nhsuk-error-summary a")["href"] == "#phone"
    assert page.select_one("#phone")["value"] == "12"
    address, hidden = form_of(author, "contact")
    details = {"by": "phone", "phone": "020 7946 0000", "needs": ["bsl", "phone"]}
    for _ in range(2):
        assert author.post(address, {**hidden, **details}).status_code == 303
    contact = Contact.objects.get()
    assert (contact.by, contact.phone, contact.needs) == (
        "phone",
        "020 7946 0000",
        ["bsl", "phone"],
    )
    assert agrees_to(feedback, CONTACT)
    assert actions(feedback).count("contact_changed") == 1
    assert do(author, "forget-contact").status_code == 303
    assert not Contact.objects.exists()
    assert not agrees_to(feedback, CONTACT)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "by"),
        ({"by": "owl"}, "by"),
        ({"by": "email"}, "email"),
        ({"by": "email", "email": "no"}, "email"),
        ({"by": "post"}, "address"),
        ({"by": "email", "email": "a@example.org", "name": "x" * 121}, "name"),
        ({"by": "email", "email": "a@example.org", "needs": ["owl"]}, "needs"),
    ],
)
def test_what_is_missing_is_told_beside_its_field(
    author: Client, typed: dict[str, str], field: str
) -> None:
    sent(consents=())
    page = soup(do(author, "contact", **typed))
    link = page.select_one(f'.nhsuk-error-summary a[href="#{field}"]')
    assert link
    assert page.select_one(f"#{field}")
    assert not Contact.objects.exists()
