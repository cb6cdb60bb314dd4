"""Leads and administrators find, export and erase; whom they look for is never in an address."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.page_problems.models import PageProblem
from alliance_site.core.personal_data.models import PersonalDataLog
from alliance_site.core.personal_data.services import hash_of
from alliance_site.core.roles.names import ADMINISTRATOR, EDITOR, LEAD, MODERATOR, PUBLISHER
from tests import factories
from tests.core.roles.screens import client_of, fields_of
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/personal-data/"
EMAIL = "quixmarker@example.org"


@pytest.fixture
def lead() -> Client:
    return client_of(factories.staff(LEAD, username="lead"))


def mail(number: int = 0, to: str = EMAIL) -> OutgoingMail:
    return OutgoingMail.objects.create(key=f"k{number}", to=to, subject="Dear", text="Words")


@pytest.fixture
def found(lead: Client) -> BeautifulSoup:
    """What the search screen says of somebody who wrote to us."""
    mail()
    PageProblem.objects.create(text=f"Write to {EMAIL}")
    factories.StandardPageFactory(title="Press", search_description=f"Ask {EMAIL}")
    return soup(lead.post(ADDRESS, {"emails": f" {EMAIL.upper()}\n"}))


def test_what_is_held_is_found_and_exported(lead: Client, found: BeautifulSoup) -> None:
    assert "Mails (1)" in found.get_text()
    assert "Mentioned anywhere else" in found.get_text()
    assert found.find("a", string=lambda text: text and text.startswith("Page "))
    export = found.find("form", action=f"{ADDRESS}export/")
    file = lead.post(export["action"], fields_of(export))
    assert EMAIL not in file["Content-Disposition"]
    with ZipFile(BytesIO(file.content)) as archive:
        assert EMAIL in archive.read("read-me-first.html").decode()
    actions = PersonalDataLog.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["found", "exported"]


def test_it_is_erased_once_somebody_is_sure(lead: Client, found: BeautifulSoup) -> None:
    form = found.find("form", action=f"{ADDRESS}erase/")
    asked = soup(lead.post(f"{ADDRESS}erase/", fields_of(form)))
    assert OutgoingMail.objects.get().to == EMAIL, "nothing goes before somebody is sure"
    goes, stays = (asked.select_one(f"#{n}-content").get_text() for n in ("goes", "stays"))
    assert "Mails (1)" in goes
    assert "Page problems (1)" in goes
    assert "Mentioned anywhere else" in stays
    assert "It only mentions them" in stays

    done = lead.post(f"{ADDRESS}erase/", fields_of(asked.select_one("main form")))
    assert done.status_code == 302
    entry = PersonalDataLog.objects.latest("pk")
    assert done["Location"] == f"{ADDRESS}log/{entry.pk}/"
    assert (entry.action, entry.user.username) == ("erased", "lead")
    assert entry.erased == {"Mails": 1, "Page problems": 1}
    assert entry.hashes == [hash_of(EMAIL)]
    assert OutgoingMail.objects.get().to == ""
    for address in (done["Location"], "/admin/reports/personal-data/"):
        html = lead.get(address).content.decode()
        assert "Erased" in html
        assert EMAIL not in html


def test_no_answer_is_kept_anywhere(lead: Client) -> None:
    for answer in (
        lead.get(ADDRESS),
        lead.post(ADDRESS, {"emails": EMAIL}),
        lead.post(f"{ADDRESS}erase/", {"emails": EMAIL}),
        lead.post(f"{ADDRESS}export/", {"emails": EMAIL}),
    ):
        assert answer.status_code == 200
        for word in ("private", "no-store"):
            assert word in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Enter an email address, a phone number or a code"),
        ({"emails": "jo"}, "Write a whole email address"),
        ({"phones": "12"}, "Write a whole phone number"),
        ({"codes": "\x00"}, "Null characters are not allowed"),
    ],
)
def test_whom_must_be_said(lead: Client, typed: dict, said: str) -> None:
    answer = lead.post(ADDRESS, typed)
    assert said in answer.content.decode()
    for screen in ("erase", "export"):
        assert lead.post(f"{ADDRESS}{screen}/", {**typed, "sure": "yes"}).status_code == 302
    assert not PersonalDataLog.objects.exists()


@pytest.mark.parametrize("role", [EDITOR, PUBLISHER, MODERATOR, ""])
def test_others_find_and_erase_nothing(role: str) -> None:
    mail()
    client = client_of(factories.staff(role))
    assert client.get(ADDRESS).status_code == 302
    for screen in ("", "export/", "erase/"):
        answer = client.post(f"{ADDRESS}{screen}", {"emails": EMAIL, "sure": "yes"})
        assert answer.status_code == 302
    assert client.get("/admin/reports/personal-data/").status_code == 302
    assert OutgoingMail.objects.get().to == EMAIL
    assert not PersonalDataLog.objects.exists()


def test_an_administrator_may() -> None:
    client = client_of(factories.staff(ADMINISTRATOR))
    assert client.get(ADDRESS).status_code == 200
    assert client.get("/admin/reports/personal-data/").status_code == 200


def test_an_account_of_staff_is_shown_and_stays(lead: Client) -> None:
    user = factories.UserFactory(email=EMAIL)
    shown = lead.post(ADDRESS, {"emails": EMAIL}).content.decode()
    assert "An account of staff" in shown
    lead.post(f"{ADDRESS}erase/", {"emails": EMAIL, "sure": "yes"})
    user.refresh_from_db()
    assert user.email == EMAIL
    assert PersonalDataLog.objects.latest("pk").stayed == {"Staff accounts": 1}


def test_looking_costs_the_same_for_more(lead: Client) -> None:
    costs = []
    for numbers in (range(2), range(2, 10)):
        for number in numbers:
            mail(number)
            PageProblem.objects.create(text=f"Write to {EMAIL}")
        lead.post(ADDRESS, {"emails": EMAIL})
        with counted() as cost:
            lead.post(ADDRESS, {"emails": EMAIL})
        costs.append(cost.queries)
    assert costs[0] == costs[1]
