"""Staff see who gets our mail; each hand-out is written down; nobody signs anybody up."""

import csv
import io

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from alliance_site.core.consent.models import Consent
from alliance_site.core.consent.wordings import current_wording, write_wording
from alliance_site.core.roles.names import ADMINISTRATOR, PUBLISHER
from news.subscribers.agreeing import MAILINGS, agree
from news.subscribers.models import LeftAddress, Status, Subscriber
from tests import factories
from tests.news.subscribers.conftest import EARLY, NEWS, NEWSLETTER
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LISTING = "/admin/subscribers/"
WORDINGS = "/admin/consent_wordings/"
LEDGER = "/admin/reports/consents/"


@pytest.fixture
def people() -> list[Subscriber]:
    make = factories.SubscriberFactory
    return [
        make(email="anna@example.org", topics={NEWS: "weekly", NEWSLETTER: "at_once"}),
        make(email="ben@example.org", topics={NEWS: "monthly"}, made_at="2026-01-05T10:00Z"),
        make(email="cleo@example.org", topics={EARLY: "weekly"}, status=Status.LEFT),
    ]


def shown(client: Client, query: str) -> list[str]:
    html = client.get(f"{LISTING}?{query}").content.decode()
    return [name for name in ("anna", "ben", "cleo") if f"{name}@example.org" in html]


def test_the_list_is_filtered_searched_and_counted(
    client: Client, people: list[Subscriber]
) -> None:
    client.force_login(factories.staff(PUBLISHER))
    html = client.get(LISTING).content.decode()
    assert "2 get our mail" in html
    assert "All news: 2" in html
    assert "Early diagnosis: 0" in html, "who left is not counted"
    assert "Import a list" not in html
    assert shown(client, "status=left") == ["cleo"]
    assert shown(client, f"topic={NEWS}") == ["anna", "ben"]
    assert shown(client, "made_at_from=2026-01-05&made_at_to=2026-01-05") == ["ben"]
    assert shown(client, "q=nna@") == ["anna"]


def test_one_subscriber_with_what_they_agreed_to(client: Client, people: list[Subscriber]) -> None:
    agree(people[0], current_wording(MAILINGS.name))
    Consent.objects.update(proof="Form 214")
    client.force_login(factories.staff(PUBLISHER))
    page = soup(client.get(f"{LISTING}inspect/{people[0].pk}/")).get_text()
    assert "anna@example.org" in page
    assert MAILINGS.wording in page
    assert "The newsletter; once a week: All news" in page
    assert "Form 214" not in page, "a proof may name somebody"
    client.force_login(factories.staff(ADMINISTRATOR))
    assert "Form 214" in client.get(f"{LISTING}inspect/{people[0].pk}/").content.decode()


def test_nobody_writes_or_changes_one(client: Client, people: list[Subscriber]) -> None:
    client.force_login(factories.UserFactory(is_superuser=True))
    for what in ("new/", f"edit/{people[0].pk}/"):
        assert client.post(f"{LISTING}{what}", {"email": "x@example.org"}).status_code in (302, 404)
    assert Subscriber.objects.count() == 3


def test_erasing_keeps_the_consent_and_no_address(client: Client, people: list[Subscriber]) -> None:
    agree(people[0], current_wording(MAILINGS.name))
    client.force_login(factories.staff(ADMINISTRATOR))
    address = f"{LISTING}delete/{people[0].pk}/"
    assert "anna@example.org" in client.get(address).content.decode()
    client.post(address)
    assert not Subscriber.objects.filter(pk=people[0].pk).exists()
    assert Consent.objects.get().withdrawn_how == "Erased by staff"
    assert LeftAddress.objects.exists()
    assert "anna" not in str(list(ModelLogEntry.objects.values_list("label", "data")))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_is_written_down_and_safe(
    client: Client, people: list[Subscriber], kind: str
) -> None:
    factories.SubscriberFactory(email="=cmd|a@example.org", topics={NEWS: "weekly"})
    admin = factories.staff(ADMINISTRATOR)
    client.force_login(admin)
    answer = client.get(f"{LISTING}?export={kind}&topic={NEWS}&q=@example.org")
    assert answer.status_code == 200
    content = b"".join(answer)
    if kind == "csv":
        rows = list(csv.DictReader(io.StringIO(content.decode())))
        assert {row["Email address"] for row in rows} == {
            "anna@example.org", "ben@example.org", "'=cmd|a@example.org"
        }  # fmt: skip
        assert "The newsletter; once a week: All news" in {row["Chosen"] for row in rows}
    entry = ModelLogEntry.objects.get(action="news.subscriber.export")
    assert entry.user == admin
    assert entry.data == {"count": 3, "filters": {"topic": NEWS, "search": "yes"}}
    assert entry.message == f"Exported 3 subscribers (topic: {NEWS}, search: yes)"


def test_who_may_see_the_list_may_not_carry_it_away(
    client: Client, people: list[Subscriber]
) -> None:
    client.force_login(factories.staff(PUBLISHER))
    assert "Download CSV" not in client.get(LISTING).content.decode()
    for address in (LISTING, f"{LISTING}results/"):
        answer = client.get(f"{address}?export=csv")
        assert answer.status_code == 302
        assert not ModelLogEntry.objects.filter(action="news.subscriber.export").exists()


def test_the_list_costs_the_same_for_more(client: Client, people: list[Subscriber]) -> None:
    client.force_login(factories.staff(ADMINISTRATOR))
    client.get(LISTING)
    costs = []
    for count in (0, 8):
        for _ in range(count):
            factories.SubscriberFactory(topics={NEWS: "weekly", EARLY: "weekly"})
        with counted() as cost:
            client.get(LISTING)
        costs.append(cost.queries)
    assert costs[0] == costs[1]


def test_the_ledger_names_nobody(client: Client, people: list[Subscriber]) -> None:
    for each in people:
        agree(each, current_wording(MAILINGS.name))
    Consent.objects.update(proof="Letter of Anna")
    client.force_login(factories.staff(ADMINISTRATOR))
    html = client.get(f"{LEDGER}?purpose={MAILINGS.name}&state=in_force").content.decode()
    assert str(people[0].key) in html
    assert "example.org" not in html
    exported = b"".join(client.get(f"{LEDGER}?export=csv")).decode()
    assert str(people[0].key) in exported
    for text in (html, exported):
        assert "Anna" not in text


def test_new_words_are_a_new_version_and_nobody_changes_old_ones(client: Client) -> None:
    old = current_wording(MAILINGS.name)
    admin = factories.staff(ADMINISTRATOR)
    client.force_login(admin)
    typed = {"purpose": MAILINGS.name, "text": " Better words. "}
    client.post(f"{WORDINGS}new/", typed)
    new = current_wording(MAILINGS.name)
    assert (new.version, new.text, new.made_by) == (old.version + 1, "Better words.", admin)
    listed = client.get(WORDINGS).content.decode()
    assert "Better words." in listed
    assert old.text[:60] in listed
    assert "News by email" in client.get(f"{WORDINGS}new/").content.decode()
    assert client.get(f"{WORDINGS}inspect/{new.pk}/").status_code == 200
    for what in ("edit", "delete"):
        assert client.post(f"{WORDINGS}{what}/{new.pk}/", typed).status_code == 302
    new.refresh_from_db()
    assert new.text == "Better words."


def test_the_words_of_somebody_who_has_left_stay() -> None:
    author = factories.staff()
    written = write_wording(purpose=MAILINGS.name, text="Better words", user=author)
    author.delete()
    assert current_wording(MAILINGS.name) == written
