"""Somebody's own page, by the link in each mail."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.services import in_force
from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.mail_topics.registry import MailTopic
from alliance_site.core.outbox.models import OutgoingMail
from news.subscribers.agreeing import MAILINGS, agree
from news.subscribers.links import preferences_address
from news.subscribers.models import Status, Subscriber
from tests import factories
from tests.mail_server import MailServer
from tests.news.subscribers.conftest import EARLY, NEWS, NEWSLETTER
from tests.news.subscribers.mailbox import delivered, link_in
from tests.news.subscribers.test_leaving import write_to
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def subscriber() -> Subscriber:
    made: Subscriber = factories.SubscriberFactory(
        email="jo@example.org", topics={NEWSLETTER: "at_once", NEWS: "weekly", "gone": "weekly"}
    )
    agree(made, current_wording(MAILINGS.name))
    return made


def own(subscriber: Subscriber) -> str:
    subscriber.refresh_from_db()
    return urlsplit(preferences_address(subscriber)).path


def chosen(subscriber: Subscriber) -> dict[str, str]:
    return dict(subscriber.subscriptions.values_list("topic", "rhythm"))


def test_it_shows_what_somebody_gets_and_keeps_what_they_change(
    reader: Client, subscriber: Subscriber
) -> None:
    answer = reader.get(own(subscriber))
    assert not answer.cookies
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == (
        "private, no-store",
        "no-referrer",
    )
    page = soup(answer)
    assert "jo@example.org" in page.main.get_text()
    shown = {
        field["name"]: field.select_one("[selected]")["value"] if field.select("[selected]") else ""
        for field in page.select("select")
    }
    assert shown == {f"topic:{NEWSLETTER}": "yes", f"topic:{NEWS}": "weekly", f"topic:{EARLY}": ""}
    sent = {field["name"]: field["value"] for field in page.select("main [type=hidden]")}
    sent |= {f"topic:{NEWSLETTER}": "", f"topic:{NEWS}": "nonsense", f"topic:{EARLY}": "monthly"}
    saved = reader.post(own(subscriber), sent)
    assert saved.status_code == 303
    assert "saved your choices" in reader.get(saved["Location"]).content.decode()
    assert chosen(subscriber) == {NEWS: "at_once", EARLY: "monthly", "gone": "weekly"}
    (consent,) = in_force(subscriber.key, MAILINGS.name)
    words = "as soon as it is published: All news; once a month: Early diagnosis"
    assert consent.detail == words
    reader.post(own(subscriber), sent)
    assert Consent.objects.count() == 2, "the same choice again is the same consent"
    assert Consent.objects.get(withdrawn_at__isnull=False).withdrawn_how == (
        "Replaced by a newer choice"
    )


def test_nothing_chosen_is_an_error_and_no_silent_end(
    reader: Client, subscriber: Subscriber
) -> None:
    before = chosen(subscriber)
    page = soup(reader.post(own(subscriber), {f"topic:{NEWS}": ""}))
    assert page.title.get_text().startswith("Error: ")
    link = page.select_one(".nhsuk-error-summary a")
    assert "stop all emails" in link.get_text()
    assert link.get_text(strip=True) in page.select_one(f"{link['href']}-error").get_text()
    assert chosen(subscriber) == before


def test_whose_address_came_back_can_try_again(reader: Client, subscriber: Subscriber) -> None:
    agree(subscriber, current_wording(MAILINGS.name))
    Subscriber.objects.update(status=Status.BOUNCED, bounced_at="2026-06-01T10:00Z")
    assert "On 1 June 2026" in reader.get(own(subscriber)).content.decode()
    reader.post(own(subscriber), {f"topic:{NEWS}": "weekly"})
    subscriber.refresh_from_db()
    assert subscriber.status == Status.CONFIRMED


def move(reader: Client, subscriber: Subscriber, email: str) -> str:
    answer = reader.post(f"{own(subscriber)}address/", {"email": email})
    assert answer["Location"].endswith("address/?sent")
    assert reader.get(answer["Location"]).status_code == 200
    return str(answer.status_code)


def test_an_address_changes_once_the_new_one_says_yes(
    reader: Client, subscriber: Subscriber, mail_server: MailServer
) -> None:
    write_to(subscriber)
    before = own(subscriber)
    move(reader, subscriber, " New@Example.org")
    OutgoingMail.objects.filter(letter__isnull=False).update(next_try="2099-01-01T00:00Z")
    (mail,) = delivered(mail_server)
    assert mail["To"] == "new@example.org"
    body = mail.as_string()
    assert "jo@" not in body
    assert "preferences" not in body, "a mistyped address gets nobody's private link"
    link = link_in(mail, "confirm")
    assert "new@example.org" in reader.get(link).content.decode()
    subscriber.refresh_from_db()
    assert subscriber.email == "jo@example.org"

    assert "Your address is changed" in reader.post(link, follow=True).content.decode()
    subscriber.refresh_from_db()
    assert (subscriber.email, subscriber.status) == ("new@example.org", Status.CONFIRMED)
    assert chosen(subscriber).keys() == {NEWSLETTER, NEWS, "gone"}
    assert reader.get(before).status_code == 404, "the old mailbox may be somebody else's"
    waiting = OutgoingMail.objects.get(letter__isnull=False)
    assert waiting.to == "new@example.org", "nobody is left out"
    assert waiting.values["preferences"] == preferences_address(subscriber)


def test_two_addresses_of_one_person_become_one(
    reader: Client, subscriber: Subscriber, mail_server: MailServer
) -> None:
    other = factories.SubscriberFactory(
        email="new@example.org", topics={NEWS: "monthly", EARLY: "monthly"}
    )
    agree(other, current_wording(MAILINGS.name))
    move(reader, subscriber, "new@example.org")
    reader.post(link_in(delivered(mail_server)[0], "confirm"))
    assert Subscriber.objects.get().pk == subscriber.pk
    assert chosen(subscriber) == {
        NEWSLETTER: "at_once", NEWS: "weekly", EARLY: "monthly", "gone": "weekly"
    }  # fmt: skip
    assert not in_force(other.key, MAILINGS.name).exists()
    assert "Early diagnosis" in in_force(subscriber.key, MAILINGS.name).get().detail


def test_the_new_address_is_checked_and_known_ones_are_not_told(
    reader: Client, subscriber: Subscriber, mail_server: MailServer
) -> None:
    page = soup(reader.post(f"{own(subscriber)}address/", {"email": "new@"}))
    assert page.title.get_text().startswith("Error: ")
    assert page.find(id="email")["value"] == "new@"
    factories.SubscriberFactory(email="known@example.org")
    assert move(reader, subscriber, "known@example.org") == "303"
    assert move(reader, subscriber, "jo@example.org") == "303"
    for _ in range(5):
        move(reader, subscriber, "unknown@example.org")
    to = [mail["To"] for mail in delivered(mail_server)]
    assert to == ["known@example.org", "unknown@example.org", "unknown@example.org"]


def test_my_link_comes_by_mail(
    reader: Client, subscriber: Subscriber, mail_server: MailServer
) -> None:
    page = soup(reader.post("/news/newsletter/my-link/", {"email": ""}))
    assert "Enter your email address" in page.select_one(".nhsuk-error-summary").get_text()
    answer = reader.post("/news/newsletter/my-link/", {"email": "JO@example.org"})
    assert reader.get(answer["Location"]).status_code == 200
    (mail,) = delivered(mail_server)
    assert link_in(mail, "preferences") == own(subscriber)
    assert reader.get(link_in(mail, "unsubscribe")).status_code == 200


def test_more_topics_cost_no_more(
    reader: Client, subscriber: Subscriber, offered: list[MailTopic]
) -> None:
    costs = []
    for count in (2, 10):
        offered[:] = [MailTopic(f"t{n}", f"Topic {n}") for n in range(count)]
        for topic in offered:
            subscriber.subscriptions.get_or_create(topic=topic.name)
        address = own(subscriber)
        reader.get(address)
        with counted() as cost:
            reader.get(address)
        costs.append(cost.queries)
    assert costs[0] == costs[1] <= 12
