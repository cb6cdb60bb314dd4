"""Somebody leaves with one click, comes back, or wants to be forgotten."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from alliance_site.core.clock import jobs
from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.services import in_force
from alliance_site.core.consent.wordings import current_wording
from alliance_site.core.outbox.letters import address_letter, write_letter
from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.outbox.models import Status as MailStatus
from news.subscribers.agreeing import MAILINGS, agree
from news.subscribers.asked import new_request
from news.subscribers.confirming import LinkUseless, confirm
from news.subscribers.leaving import take_in_bounce
from news.subscribers.letters import list_headers, recipients
from news.subscribers.links import preferences_address, unsubscribe_address
from news.subscribers.models import LeftAddress, Status, Subscriber, SubscriptionRequest
from tests import factories
from tests.mail_server import MailServer
from tests.news.subscribers.conftest import EARLY, NEWS
from tests.news.subscribers.mailbox import delivered
from tests.pages import soup

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def subscriber() -> Subscriber:
    """Gets news each week, and agreed to it."""
    made: Subscriber = factories.SubscriberFactory(email="jo@example.org", topics={NEWS: "weekly"})
    agree(made, current_wording(MAILINGS.name))
    return made


def path_of(address: str) -> str:
    return urlsplit(address).path


def write_to(*subscribers: Subscriber) -> None:
    letter = write_letter(
        key="news", subject="News", text="[[unsubscribe]]", headers=list_headers()
    )
    address_letter(letter=letter, recipients=recipients("news", subscribers))


def mail_statuses() -> list[str]:
    return list(OutgoingMail.objects.values_list("status", flat=True))


def test_one_click_in_a_mail_program_ends_all_mail(
    subscriber: Subscriber, mail_server: MailServer
) -> None:
    write_to(subscriber)
    (mail,) = delivered(mail_server)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = path_of(" ".join(mail["List-Unsubscribe"].split()).strip("<>"))
    # A provider's server: no cookie, no token, and a body of either kind.
    provider = Client(enforce_csrf_checks=True, headers={"Origin": "https://mail.example"})
    for _ in range(2):
        answer = provider.post(link, ONE_CLICK)
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    provider.post(link, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
    subscriber.refresh_from_db()
    assert subscriber.status == Status.LEFT
    assert Consent.objects.get().withdrawn_how == "With the unsubscribe button of a mail program"


def test_a_page_with_one_button_and_an_undo(reader: Client, subscriber: Subscriber) -> None:
    write_to(subscriber)
    link = path_of(unsubscribe_address(subscriber))
    for answer in (reader.get(link), reader.head(link)):
        assert answer.status_code == 200
        assert answer["Referrer-Policy"] == "no-referrer"
    subscriber.refresh_from_db()
    assert subscriber.status == Status.CONFIRMED, "a mail scanner follows links"

    left = soup(reader.post(link, follow=True))
    subscriber.refresh_from_db()
    assert subscriber.status == Status.LEFT
    assert mail_statuses() == [MailStatus.WITHDRAWN]
    assert not in_force(subscriber.key, MAILINGS.name).exists()
    assert LeftAddress.objects.count() == 1
    assert "All news, once a week" in left.main.get_text()

    hidden = {field["name"]: field["value"] for field in left.select("main [type=hidden]")}
    reader.post(link, hidden)
    subscriber.refresh_from_db()
    assert subscriber.status == Status.CONFIRMED
    assert subscriber.subscriptions.get().topic == NEWS
    assert in_force(subscriber.key, MAILINGS.name).count() == 1
    assert Consent.objects.count() == 2
    assert not LeftAddress.objects.exists()


def test_whoever_left_finds_the_undo_behind_the_old_preferences_link(
    reader: Client, subscriber: Subscriber
) -> None:
    reader.post(path_of(unsubscribe_address(subscriber)))
    answer = reader.get(path_of(preferences_address(subscriber)))
    assert answer["Location"] == path_of(unsubscribe_address(subscriber))


def test_a_link_that_waits_confirms_nothing_after_leaving(
    reader: Client, subscriber: Subscriber
) -> None:
    _, token = new_request(subscriber, {EARLY: "weekly"}, current_wording(MAILINGS.name))
    reader.post(path_of(unsubscribe_address(subscriber)))
    with pytest.raises(LinkUseless):
        confirm(token=token)
    subscriber.refresh_from_db()
    assert subscriber.status == Status.LEFT


def test_everything_about_an_address_is_deleted_and_the_ledger_stays(
    reader: Client, subscriber: Subscriber, mail_server: MailServer
) -> None:
    Consent.objects.update(proof="Letter of Jo")
    write_to(subscriber)
    delivered(mail_server)
    link = path_of(preferences_address(subscriber)) + "delete/"
    assert reader.get(link).status_code == 200
    assert Subscriber.objects.exists()
    assert reader.post(link)["Location"] == "/news/newsletter/deleted/"
    assert reader.get("/news/newsletter/deleted/").status_code == 200
    assert not Subscriber.objects.exists()
    consent = Consent.objects.get()
    assert (consent.subject, consent.proof) == (subscriber.key, "")
    assert consent.withdrawn_at
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.values, mail.status) == ("", {}, MailStatus.SENT)
    assert "jo" not in LeftAddress.objects.get().fingerprint
    # The mail program's button still says what is true.
    assert reader.post(path_of(unsubscribe_address(subscriber)), ONE_CLICK).status_code == 200
    assert reader.post("/news/newsletter/unsubscribe/x~y/", ONE_CLICK).status_code == 404


def test_an_address_that_does_not_exist_is_written_to_no_more(subscriber: Subscriber) -> None:
    write_to(subscriber)
    take_in_bounce("JO@example.org", "550 No such user")
    take_in_bounce("nobody@example.org", "550 No such user")
    subscriber.refresh_from_db()
    assert (subscriber.status, subscriber.bounce_reason) == (Status.BOUNCED, "550 No such user")
    assert subscriber.bounced_at
    assert mail_statuses() == [MailStatus.WITHDRAWN]


def test_a_refusal_of_the_mail_server_is_heard(
    subscriber: Subscriber, mail_server: MailServer
) -> None:
    async def refuse(server: object, session: object, envelope: object, *args: object) -> str:
        return "550 5.1.1 No such user here"

    mail_server.handle_RCPT = refuse
    write_to(subscriber)
    assert delivered(mail_server) == []
    subscriber.refresh_from_db()
    assert subscriber.status == Status.BOUNCED
    assert "No such user here" in subscriber.bounce_reason


def run_job() -> str:
    (job,) = [job for job in jobs.registered() if job.name == "forget_subscribers"]
    return str(job.run())


def test_the_clock_forgets_who_never_confirmed_who_left_and_who_is_lost(
    subscriber: Subscriber,
) -> None:
    ago = timezone.now() - timedelta(days=14, minutes=1)
    late, lost = timezone.now() - timedelta(days=13), timezone.now() - timedelta(days=91)
    make = factories.SubscriberFactory
    gone = [
        make(status=Status.PENDING, made_at=ago),
        make(status=Status.LEFT, left_at=ago, made_at=ago),
        make(status=Status.BOUNCED, bounced_at=lost, made_at=ago),
    ]
    for each in gone:
        agree(each, current_wording(MAILINGS.name))
    kept = [
        subscriber,
        make(status=Status.PENDING, made_at=late),
        make(status=Status.LEFT, left_at=late, made_at=ago),
        make(status=Status.BOUNCED, bounced_at=ago, made_at=ago),
        make(status=Status.PENDING, made_at=ago, email="asked-again@example.org"),
    ]
    wording = current_wording(MAILINGS.name)
    new_request(kept[-1], {NEWS: "weekly"}, wording)
    old, _ = new_request(subscriber, {NEWS: "weekly"}, wording)
    SubscriptionRequest.objects.filter(pk=old.pk).update(made_at=ago)

    said = run_job()

    assert said.startswith("1 addresses that were never confirmed, 1 of people who left and 1")
    assert "@" not in said
    assert set(Subscriber.objects.all()) == set(kept)
    assert SubscriptionRequest.objects.count() == 1
    assert Consent.objects.count() == 4, "the ledger keeps what people agreed to"
    assert not in_force(gone[2].key, MAILINGS.name).exists()
