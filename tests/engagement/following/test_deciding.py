"""What an author decides on their own page takes effect at once, once, and is written down."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from engagement.feedback.choices import Refusal, State
from engagement.feedback.history import staff
from engagement.feedback.models import Addition, Contact, Feedback, FeedbackEvent, Reply
from engagement.feedback.purposes import CONTACT, PUBLISH, QUOTE
from engagement.feedback.queries import agrees_to, published
from engagement.feedback.transitions import REFUSE, move
from engagement.feedback.unseen import author_wrote_since, has_appeal
from engagement.moderation.deciding import refuse_appeal
from engagement.moderation.keeping import write_note
from tests.engagement.following.page import actions, do, form_of, opened, shown, words
from tests.engagement.sending import (
    code_for,
    in_review,
    on_the_website,
    sent,
    waiting,
)
from tests.factories import UserFactory
from tests.pages import counted, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_the_page_says_where_it_stands_and_what_comes_next(author: Client) -> None:
    feedback = sent()
    assert "We have it" in words(author)
    assert "by " in words(author)
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        assert "We are late, and we are sorry." in words(author)
    Reply.objects.create(feedback=feedback, text="Thank you for this", signed="Lead nurse")
    assert "Thank you for this" in words(author)
    assert "Lead nurse" in words(author)


def test_the_page_costs_the_same_with_more_in_it(author: Client) -> None:
    feedback = sent()
    address = opened(author)
    author.get(address)
    costs = []
    for count in (2, 10):
        for number in range(count):
            Reply.objects.create(feedback=feedback, text=f"R{number}", signed="Lead nurse")
            Addition.objects.create(feedback=feedback, form_hash=f"{count}{number}", text="More")
        with counted() as cost:
            author.get(address)
        costs.append(cost.queries)
    assert costs[0] == costs[1] <= 14


def test_staff_and_their_work_among_themselves_are_not_told(author: Client) -> None:
    feedback = in_review()
    feedback.notes.create(text="Secret note")
    FeedbackEvent.objects.create(feedback=feedback, action="assigned", actor="staff")
    assert "Secret note" not in words(author)
    assert "assigned" not in words(author)
    assert "A person began to read it." in words(author)


def test_the_author_approves_the_words_they_have_seen_once(author: Client) -> None:
    feedback = waiting(public="Quite other words")
    assert "Quite other words" in words(author)
    assert "My own words" in words(author)
    address, hidden = form_of(author, "approve")
    first = author.post(address, hidden)
    again = author.post(address, hidden)
    assert (first.status_code, again.status_code) == (303, 303)
    assert "on our website now" in soup(author.get(first["Location"])).main.get_text()
    feedback.refresh_from_db()
    assert feedback.state == State.PUBLISHED
    assert feedback.author_approved_at
    assert actions(feedback).count("publish") == 1


def test_words_that_were_changed_meanwhile_are_not_approved(author: Client) -> None:
    feedback = waiting()
    address, hidden = form_of(author, "approve")
    Feedback.objects.update(public_text="Changed behind the back")
    answer = author.post(address, hidden)
    page = soup(answer)
    assert page.title.get_text().startswith("Error: ")
    assert "Changed behind the back" in page.main.get_text()
    assert not published()
    assert (
        author.post(
            page.main.form["action"],
            {f["name"]: f.get("value", "") for f in page.main.select("form input")},
        ).status_code
        == 303
    )
    feedback.refresh_from_db()
    assert feedback.state == State.PUBLISHED


def test_nothing_is_published_by_an_approval_without_the_consent(author: Client) -> None:
    waiting(consents=(QUOTE,))
    page = soup(do(author, "approve"))
    assert (
        "You have not agreed that we publish" in page.select_one(".nhsuk-error-summary").get_text()
    )
    assert page.select_one(page.select_one(".nhsuk-error-summary a")["href"])
    assert not published()


def test_the_author_wants_a_change_and_says_which(author: Client) -> None:
    feedback = waiting()
    address, hidden = form_of(author, "change")
    empty = soup(author.post(address, {**hidden, "text": " "}))
    assert empty.title.get_text().startswith("Error: ")
    for _ in range(2):
        author.post(address, {**hidden, "text": "Not this line"})
    feedback.refresh_from_db()
    assert feedback.state == State.IN_REVIEW
    assert [(each.kind, each.text) for each in Addition.objects.all()] == [
        ("change", "Not this line")
    ]
    assert actions(feedback).count("answered") == 1
    assert "Not this line" not in str(list(FeedbackEvent.objects.values_list("reason", "before")))


@pytest.mark.parametrize(("step", "kind"), [("add", "addition"), ("correct", "correction")])
def test_more_words_stand_beside_the_original_once(author: Client, step: str, kind: str) -> None:
    feedback = on_the_website()
    address, hidden = form_of(author, step)
    for _ in range(2):
        assert author.post(address, {**hidden, "text": "More\r\nof it"}).status_code == 303
    assert [(each.kind, each.text) for each in Addition.objects.all()] == [(kind, "More\nof it")]
    assert actions(feedback).count(kind) == 1
    feedback.refresh_from_db()
    assert (feedback.original.text, feedback.public_text) == ("My own words", "Words for all")


@pytest.mark.parametrize("make", [sent, on_the_website])
def test_danger_in_words_that_come_later_is_urgent(
    author: Client, make: Callable[[], Feedback]
) -> None:
    feedback = make()
    do(author, "add", text="Ring me on 020 7946 0958")
    feedback.refresh_from_db()
    assert (feedback.hints, feedback.is_urgent) == (["phone"], False)
    do(author, "add", text="I do not want to live any more")
    do(author, "correct", text="Nothing of that kind")
    feedback.refresh_from_db()
    assert (feedback.hints, feedback.is_urgent) == (["risk_self_harm", "phone"], True)


def test_too_many_words_come_back_with_the_error(author: Client) -> None:
    sent()
    page = soup(do(author, "add", text="x" * 10_001))
    assert "10,000 characters or fewer" in page.select_one(".nhsuk-error-summary").get_text()
    assert len(page.textarea.get_text().strip()) == 10_001
    assert not Addition.objects.exists()


def test_a_refusal_is_appealed_once(author: Client) -> None:
    feedback = in_review()
    move(feedback=feedback, way=REFUSE, by=staff(None), refusal=Refusal.CARE)
    assert "It is about one person's care" in words(author)
    assert do(author, "appeal", text="It is about all of us").status_code == 303
    assert "appeal" in actions(feedback)
    assert Addition.objects.get().kind == "appeal"
    page = words(author)
    assert "A person who leads this work will do so" in page
    assert "Ask us to look again" not in page
    assert author.get(f"{opened(author)}appeal/").status_code == 303


def test_words_after_a_decision_wait_for_a_look_on_the_page_and_in_the_queue(
    author: Client,
) -> None:
    feedback = on_the_website()
    sent("untouched")
    written = Feedback.objects.filter(author_wrote_since())
    assert not written.exists()
    do(author, "add", text="One thing more")
    assert written.get() == feedback
    assert "You have written to us since" in words(author)
    write_note(feedback=feedback, text="Read it", by=staff(None))
    assert not written.exists()
    assert "You have written to us since" not in words(author)


def test_an_appeal_waits_until_a_lead_decides_it_and_the_page_says_so(author: Client) -> None:
    feedback = in_review()
    move(feedback=feedback, way=REFUSE, by=staff(None), refusal=Refusal.CARE)
    do(author, "appeal", text="It is about all of us")
    write_note(feedback=feedback, text="Read it", by=staff(None))
    assert Feedback.objects.filter(author_wrote_since() & has_appeal()).get() == feedback
    assert "will do so" in words(author)
    refuse_appeal(feedback=feedback, because="Read again", by=staff(UserFactory()))
    assert not Feedback.objects.filter(author_wrote_since())
    page = words(author)
    assert "has looked at it again, and stays with that" in page
    assert "will do so" not in page


def test_withdrawing_says_what_happens_and_does_it_at_once(author: Client) -> None:
    feedback = on_the_website()
    told = soup(author.get(f"{opened(author)}withdraw/")).main.get_text()
    assert "30 days later we delete your words" in told
    address, hidden = form_of(author, "withdraw")
    for _ in range(2):
        assert author.post(address, hidden).status_code == 303
    feedback.refresh_from_db()
    assert feedback.state == State.WITHDRAWN
    assert not published()
    assert not Contact.objects.exists()
    assert not any(agrees_to(feedback, purpose) for purpose in (PUBLISH, QUOTE, CONTACT))
    assert actions(feedback).count("withdraw") == 1
    page = shown(author).main
    assert "We will delete your words on" in page.get_text()
    steps = {link["href"].rstrip("/").rpartition("/")[2] for link in page.select("a[href]")}
    assert "take-back" in steps
    assert not steps & {"add", "contact", "publish", "withdraw"}


def test_a_withdrawal_is_taken_back_and_looked_at_again(author: Client) -> None:
    feedback = on_the_website()
    do(author, "withdraw")
    address, hidden = form_of(author, "take-back")
    for _ in range(2):
        assert author.post(address, hidden).status_code == 303
    feedback.refresh_from_db()
    assert feedback.state == State.IN_REVIEW
    assert actions(feedback).count("take_back") == 1
    assert not agrees_to(feedback, PUBLISH)
    assert not published()


def test_what_is_not_possible_any_more_is_told_and_changes_nothing(author: Client) -> None:
    feedback = waiting()
    address, hidden = form_of(author, "change")
    publish = form_of(author, "publish")
    do(author, "withdraw")
    for target, sent_hidden in ((address, hidden), (publish[0], {**publish[1], "agree": "1"})):
        answer = author.post(target, {**sent_hidden, "text": "Too late"})
        assert answer.status_code == 303
        assert "not possible any more" in soup(author.get(answer["Location"])).main.get_text()
    feedback.refresh_from_db()
    assert feedback.state == State.WITHDRAWN
    assert not Addition.objects.exists()


def test_what_is_purged_is_gone_for_its_author_too(author: Client) -> None:
    feedback = sent()
    address = opened(author)
    Feedback.objects.filter(pk=feedback.pk).update(state=State.PURGED)
    assert soup(author.get(address)).select_one("#code")
    answer = author.post("/have-your-say/follow/", {"code": code_for("form")})
    assert "We do not know this code" in answer.content.decode()


@pytest.mark.parametrize("odd", ["\x00", "\u202egnorts", "<b>=1+1</b>", "😀" * 50, "a\nb" * 300])
def test_odd_values_in_any_field_break_nothing_and_are_shown_as_they_are(
    author: Client, odd: str
) -> None:
    sent()
    for step in ("add", "correct"):
        assert do(author, step, text=f"odd {odd}", form_key=odd).status_code == 303
    for step in ("contact", "publish", "quote", "forget-contact"):
        names = ("by", "name", "email", "phone", "address", "needs", "wording", "agree", "seen")
        assert do(author, step, **dict.fromkeys(names, odd)).status_code in (200, 303)
    page = author.get(opened(author))
    assert page.status_code == 200
    assert "<b>=1" not in page.content.decode()
    assert not re.search(r"\x00", page.content.decode())
