"""Somebody signs up: asked twice, told nothing about others, and never a mail without a yes."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.wordings import current_wording, write_wording
from alliance_site.core.mail_topics.registry import MailTopic
from alliance_site.core.outbox.models import OutgoingMail
from news.subscribers.agreeing import MAILINGS
from news.subscribers.models import Status, Subscriber, SubscriptionRequest
from tests import factories
from tests.mail_server import MailServer
from tests.news.subscribers.conftest import EARLY, NEWS, NEWSLETTER
from tests.news.subscribers.mailbox import delivered, link_in, text_of
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
ADDRESS = "/news/newsletter/subscribe/"
SENT = "/news/newsletter/subscribe/sent/"
CONFIRM = "/news/newsletter/confirm/"


def sign_up(reader: Client, email: str = "jo@example.org", *topics: str, **more: str) -> str:
    sent = {"email": email, "topics": topics or (NEWSLETTER, NEWS), "rhythm": "monthly", **more}
    answer = reader.post(ADDRESS, sent)
    assert not answer.cookies
    return str(answer.get("Location", answer.status_code))


def test_the_whole_way_from_the_form_to_the_first_yes(
    reader: Client, mail_server: MailServer
) -> None:
    page = reader.get(ADDRESS)
    assert not page.cookies
    assert "public" in page["Cache-Control"]
    form = soup(page).select_one("main form[novalidate]")
    assert not form.select("[checked]"), "nothing is ticked for people"
    ids = [tag["id"] for tag in form.select("[id]")]
    assert len(ids) == len(set(ids))
    hidden = {field["name"]: field.get("value", "") for field in form.select("[type=hidden]")}

    assert sign_up(reader, " Jo@Example.ORG ", **hidden) == SENT
    (mail,) = delivered(mail_server)
    assert mail["To"] == "jo@example.org"
    assert "All news, once a month" in text_of(mail)
    assert "preferences" not in text_of(mail), "nobody who has not confirmed gets private links"
    link = link_in(mail, "confirm")

    for method in (reader.get, reader.head):
        asked = method(link)
        assert asked.status_code == 200
        assert asked["Cache-Control"] == "private, no-store"
        assert (asked["Referrer-Policy"], asked["X-Robots-Tag"]) == ("no-referrer", "noindex")
    assert Subscriber.objects.get().status == Status.PENDING
    assert not Consent.objects.exists()


def test_a_yes_is_kept_once_with_the_words_that_stood_there(
    reader: Client, mail_server: MailServer
) -> None:
    sign_up(reader)
    link = link_in(delivered(mail_server)[0], "confirm")
    answer = reader.post(link)
    assert (answer.status_code, answer["Location"]) == (303, link)
    subscriber = Subscriber.objects.get()
    assert subscriber.status == Status.CONFIRMED
    kept = dict(subscriber.subscriptions.values_list("topic", "rhythm"))
    assert kept == {NEWSLETTER: "at_once", NEWS: "monthly"}
    consent = Consent.objects.get()
    assert (consent.subject, consent.source) == (subscriber.key, "website")
    assert consent.detail == "The newsletter; once a month: All news"
    assert consent.wording == current_wording(MAILINGS.name)
    done = soup(reader.get(link)).main.get_text()
    assert "You get our emails now" in done
    assert reader.post(link).status_code == 303, "a double click is no error"
    assert Consent.objects.count() == 1
    assert len(delivered(mail_server)) == 1


def test_known_and_unknown_addresses_get_the_same_answer(
    reader: Client, mail_server: MailServer
) -> None:
    for status in Status:
        factories.SubscriberFactory(
            email=f"{status}@example.org", status=status, topics={NEWS: "at_once"}
        )
    answers = [
        reader.post(path, {"email": f"{who}@example.org", "topics": [NEWSLETTER]}, follow=True)
        for path in (ADDRESS, "/news/newsletter/my-link/")
        for who in (*Status, "new")
    ]
    for some in (answers[:5], answers[5:]):
        assert len({answer.content for answer in some}) == 1
        assert {answer.status_code for answer in some} == {200}
        assert len({answer.redirect_chain[0] for answer in some}) == 1
        assert b"example.org" not in some[0].content.replace(b"name@example.org", b"")
    to = [str(mail["To"]) for mail in delivered(mail_server)]
    assert sorted(to) == sorted(
        ["confirmed@example.org", *(f"{who}@example.org" for who in (*Status, "new"))]
    )


def test_whoever_has_our_mail_adds_what_they_asked_for_with_one_button(
    reader: Client, mail_server: MailServer
) -> None:
    known = factories.SubscriberFactory(email="jo@example.org", topics={NEWS: "weekly"})
    sign_up(reader, "jo@example.org", EARLY)
    (mail,) = delivered(mail_server)
    assert "You get emails from" in mail["Subject"]
    assert reader.get(link_in(mail, "preferences")).status_code == 200
    assert known.subscriptions.count() == 1, "asking changes nothing"
    reader.post(link_in(mail, "confirm"))
    assert dict(known.subscriptions.values_list("topic", "rhythm")) == {
        NEWS: "weekly",
        EARLY: "monthly",
    }
    assert Consent.objects.get().detail == "once a week: All news; once a month: Early diagnosis"


@pytest.mark.parametrize("status", [Status.LEFT, Status.BOUNCED])
def test_whoever_left_or_was_lost_can_come_back(
    reader: Client, mail_server: MailServer, status: Status
) -> None:
    factories.SubscriberFactory(email="jo@example.org", status=status, topics={NEWS: "weekly"})
    sign_up(reader, "jo@example.org", EARLY)
    (mail,) = delivered(mail_server)
    assert Subscriber.objects.get().status == status
    reader.post(link_in(mail, "confirm"))
    assert Subscriber.objects.get().status == Status.CONFIRMED
    assert list(Subscriber.objects.get().subscriptions.values_list("topic", flat=True)) == [EARLY]


def test_the_words_that_stood_on_the_form_are_what_people_agreed_to(
    reader: Client, mail_server: MailServer
) -> None:
    old = current_wording(MAILINGS.name)
    write_wording(purpose=MAILINGS.name, text="New words", user=factories.staff())
    sign_up(reader, wording=str(old.pk))
    sign_up(reader, "other@example.org", wording="9" * 40)
    first, second = delivered(mail_server)
    assert old.text in soup(reader.get(link_in(first, "confirm"))).main.get_text()
    assert "New words" in soup(reader.get(link_in(second, "confirm"))).main.get_text()


def test_links_that_confirm_nothing_say_why_and_what_to_do(
    reader: Client, mail_server: MailServer
) -> None:
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        sign_up(reader)
        first = link_in(delivered(mail_server)[0], "confirm")
        sign_up(reader)
        second = link_in(delivered(mail_server)[1], "confirm")
        clock.shift(timedelta(hours=71, minutes=59))
        refused = [(first, 410, "There is a newer link"), (f"{second[:-2]}x/", 404, "not work")]
        assert reader.get(second).status_code == 200
        clock.shift(timedelta(minutes=2))
        refused.append((second, 410, "This link is too old"))
        for link, status, words in refused:
            for answer in (reader.get(link), reader.post(link)):
                assert answer.status_code == status
                page = soup(answer)
                assert words in page.h1.get_text()
                assert page.main.select_one(f"a[href='{ADDRESS}']")
                assert "no-store" in answer["Cache-Control"]
    assert Subscriber.objects.get().status == Status.PENDING


@pytest.mark.parametrize("token", ["x", "~", "~é", "%00", "~" * 3000, "a.1~b", "../x"])
def test_a_forged_link_is_no_error_of_ours(reader: Client, token: str) -> None:
    for page in ("confirm", "preferences", "unsubscribe"):
        for answer in (
            reader.get(f"/news/newsletter/{page}/{token}/"),
            reader.post(f"/news/newsletter/{page}/{token}/", {"x": "y"}),
        ):
            assert answer.status_code == 404


def test_a_used_link_of_somebody_who_left_brings_them_not_back(
    reader: Client, mail_server: MailServer
) -> None:
    sign_up(reader)
    link = link_in(delivered(mail_server)[0], "confirm")
    reader.post(link)
    Subscriber.objects.update(status=Status.LEFT, left_at=timezone.now())
    reader.post(link)
    assert Subscriber.objects.get().status == Status.LEFT
    assert "This link has been used" in soup(reader.get(link)).h1.get_text()


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"topics": [NEWS]}, "email", "Enter your email address"),
        ({"email": "jo@", "topics": [NEWS]}, "email", "in the correct format"),
        ({"email": "a@b.org\nBcc: c@d.org", "topics": [NEWS]}, "email", "in the correct format"),
        ({"email": f"{'a' * 320}@example.org", "topics": [NEWS]}, "email", "254 characters"),
        ({"email": "jo@example.org"}, "topics", "Choose at least one topic"),
        ({"email": "jo@example.org", "topics": ["gone"]}, "topics", "Choose at least one topic"),
        ({"email": "jo\0@example.org", "topics": [NEWS]}, "email", "in the correct format"),
        ({"email": "😀" * 250_000, "topics": [NEWS]}, "email", "254 characters"),
    ],
)
def test_an_error_leads_to_its_field_and_nothing_typed_is_lost(
    reader: Client, sent: dict, field: str, words: str
) -> None:
    answer = reader.post(ADDRESS, {"rhythm": "monthly", **sent})
    assert answer.status_code == 200
    page = soup(answer)
    assert page.title.get_text().startswith("Error: ")
    link = page.select_one(".nhsuk-error-summary a")
    assert link["href"] == f"#{field}"
    assert words in link.get_text()
    assert page.find(id=field)
    assert words in page.find(id=f"{field}-error").get_text()
    assert page.select_one("#rhythm [selected]")["value"] == "monthly"
    assert [box["value"] for box in page.select("[checked]")] == [
        topic for topic in sent.get("topics", []) if topic != "gone"
    ]
    typed = sent.get("email", "").replace("\n", "").replace("\0", "")
    assert page.find(id="email").get("value", "") == typed
    assert not Subscriber.objects.exists()


def test_a_mailbox_is_not_filled_by_our_forms(reader: Client, mail_server: MailServer) -> None:
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        assert [sign_up(reader) for _ in range(6)] == [SENT] * 6
        assert len(delivered(mail_server)) == 3
        assert reader.get(link_in(mail_server.taken[-1], "confirm")).status_code == 200
        factories.SubscriberFactory(email="known@example.org")
        for _ in range(4):
            reader.post("/news/newsletter/my-link/", {"email": "known@example.org"})
        assert len(delivered(mail_server)) == 4
        clock.shift(timedelta(hours=1, seconds=1))
        sign_up(reader)
        assert len(delivered(mail_server)) == 5


def test_one_client_asks_ten_times_an_hour(reader: Client, settings: Settings) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    headers = {"X-Real-IP": "203.0.113.7"}
    with time_machine.travel("2026-06-01 12:00", tick=False):
        answers = [
            reader.post(ADDRESS, {"email": f"a{n}@example.org", "topics": [NEWS]}, headers=headers)
            for n in range(11)
        ]
    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    page = soup(answers[-1])
    assert page.find(id="email")["value"] == "a10@example.org"
    assert "Try again in an hour" in page.select_one(".nhsuk-error-summary").get_text()


def test_machines_and_other_websites_are_not_heard(reader: Client) -> None:
    assert sign_up(reader, website="https://spam.example") == "200"
    stranger = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert sign_up(stranger) == "403"
    assert not Subscriber.objects.exists()


def test_a_topic_that_is_gone_is_neither_kept_nor_shown(
    reader: Client, mail_server: MailServer, offered: list[MailTopic]
) -> None:
    sign_up(reader, "jo@example.org", NEWS, EARLY)
    link = link_in(delivered(mail_server)[0], "confirm")
    gone = offered.pop()
    assert gone.title not in reader.get(link).content.decode()
    reader.post(link)
    assert Consent.objects.get().detail == "once a month: All news"
    offered.clear()
    sign_up(reader, "other@example.org", NEWS)
    assert "no emails to sign up for" in reader.get(ADDRESS).content.decode()


def test_where_all_that_was_asked_for_is_gone_the_link_is_too_old(
    reader: Client, mail_server: MailServer, offered: list[MailTopic]
) -> None:
    sign_up(reader, "jo@example.org", EARLY)
    link = link_in(delivered(mail_server)[0], "confirm")
    offered.pop()
    assert reader.post(link).status_code == 410
    assert Subscriber.objects.get().status == Status.PENDING


def test_the_database_cannot_confirm_in_somebodys_place(
    reader: Client, mail_server: MailServer
) -> None:
    sign_up(reader)
    request = SubscriptionRequest.objects.get()
    assert reader.get(f"{CONFIRM}{request.token_hash}/").status_code == 404
    assert request.token_hash not in link_in(delivered(mail_server)[0], "confirm")


def test_mails_of_the_form_are_queued_with_keys_that_name_nobody(reader: Client) -> None:
    sign_up(reader)
    assert "jo" not in OutgoingMail.objects.get().key


def test_more_topics_cost_no_more(reader: Client, offered: list[MailTopic]) -> None:
    costs = []
    for count in (2, 10):
        offered[:] = [MailTopic(f"t{n}", f"Topic {n}") for n in range(count)]
        reader.get(ADDRESS)
        with counted() as cost:
            reader.get(ADDRESS)
        costs.append(cost.queries)
    assert costs[0] == costs[1] <= 12
