"""A reader says what is wrong with a page: without scripts, an account or a cookie."""

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction

from alliance_site.core.page_problems.models import UNKNOWN_PAGE, PageProblem
from alliance_site.core.pages.home import HomePage
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
ADDRESS = "/page-problem/"
PRIVATE = "My NHS number is 943 476 5919"


@pytest.fixture
def page(home: HomePage) -> Page:
    return factories.StandardPageFactory(parent=home, title="Breast screening", slug="breast")


@pytest.fixture
def reader() -> Client:
    """A browser without a token, as every reader's is."""
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})


def test_every_page_asks_and_takes_the_answer(reader: Client, page: Page) -> None:
    response = reader.get("/breast/")
    assert not response.cookies
    form = soup(response).select_one("main details form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input")}

    answer = reader.post(form["action"], {**sent, "text": "  The age is\r\nwrong. "})

    assert answer.status_code == 303
    assert not answer.cookies
    thanks = soup(reader.get(answer["Location"]))
    assert thanks.main.find("a", string="Go back to: Breast screening")["href"] == "/breast/"
    kept = PageProblem.objects.get()
    assert (kept.page_id, kept.page_title, kept.page_address) == (page.pk, page.title, "/breast/")
    assert kept.revision_id == page.live_revision_id
    assert kept.text == "The age is\nwrong."


def test_a_page_that_is_no_page_of_the_tree_asks_too_and_keeps_no_query(reader: Client) -> None:
    form = soup(reader.get("/search/?q=lump")).select_one("main details form")
    sent = {field["name"]: field.get("value", "") for field in form.select("input")}
    reader.post(ADDRESS, {**sent, "text": "Nothing is found"})
    assert PageProblem.objects.get().page_address == "/search/"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Write what is wrong with the page"),
        (" \n\x00 ", "Write what is wrong with the page"),
        ("x" * 1001, "1,000 characters or fewer"),
    ],
)
def test_an_error_is_told_and_nothing_typed_is_lost(
    reader: Client, page: Page, text: str, said: str
) -> None:
    shown = soup(reader.post(ADDRESS, {"page": page.pk, "text": text}))
    assert shown.title.get_text().startswith("Error: ")
    link = shown.select_one(".nhsuk-error-summary a")
    assert said in link.get_text()
    field = shown.select_one(link["href"])
    assert field.get_text().strip("\n ") == text.replace("\x00", "").strip("\n ")
    assert said in shown.select_one(f"#{field['aria-describedby'].split()[-1]}").get_text()
    assert shown.find("input", {"name": "page"})["value"] == str(page.pk)
    assert not PageProblem.objects.exists()


def test_a_thousand_characters_fit_however_the_lines_end(reader: Client, page: Page) -> None:
    assert reader.post(ADDRESS, {"page": page.pk, "text": "x\r\n" * 499 + "xy"}).status_code == 303
    assert len(PageProblem.objects.get().text) == 1000


def test_personal_details_are_pointed_out_once_and_may_be_sent(reader: Client, page: Page) -> None:
    shown = soup(reader.post(ADDRESS, {"page": page.pk, "text": PRIVATE}))
    assert "an NHS number" in shown.main.get_text()
    assert shown.textarea.get_text().strip() == PRIVATE
    assert shown.title.get_text().startswith("Check: ")
    assert not PageProblem.objects.exists()
    form = shown.main.form
    sent = {field["name"]: field.get("value", "") for field in form.select("input")}
    assert reader.post(ADDRESS, {**sent, "text": PRIVATE}).status_code == 303
    assert PageProblem.objects.get().text == PRIVATE


@pytest.mark.parametrize("said", ["0", "-1", "99999999", "9" * 40, "١٢", "x", "", "1' OR 1=1"])
def test_a_page_that_is_not_known_is_kept_as_such(reader: Client, page: Page, said: str) -> None:
    answer = reader.post(ADDRESS, {"page": said, "text": "Wrong"})
    assert answer.status_code == 303
    assert reader.get(answer["Location"]).status_code == 200
    kept = PageProblem.objects.get()
    assert (kept.page, kept.page_title, kept.page_address) == (None, UNKNOWN_PAGE, "")


def test_the_title_of_a_hidden_page_is_never_told(
    reader: Client, page: Page, home: HomePage
) -> None:
    draft = factories.StandardPageFactory(parent=home, title="Not yet", live=False)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    for hidden in (page, draft):
        for answer in (
            reader.get(f"{ADDRESS}?about={hidden.pk}"),
            reader.post(ADDRESS, {"page": hidden.pk, "text": ""}),
            reader.post(ADDRESS, {"page": hidden.pk, "text": "Wrong"}, follow=True),
        ):
            assert answer.status_code == 200
            assert hidden.title not in answer.content.decode()
    # Those who have its password report too: staff learn which page it is, if it is published.
    assert set(PageProblem.objects.values_list("page", flat=True)) == {page.pk, None}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[::1"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({}, 303),
    ],
)
def test_another_websites_form_is_refused_with_its_words_kept(
    page: Page, headers: dict, status: int
) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(ADDRESS, {"page": page.pk, "text": "From there"}, headers=headers)
    assert answer.status_code == status
    assert PageProblem.objects.exists() == (status == 303)
    if status == 403:
        assert soup(answer).textarea.get_text().strip() == "From there"


def test_a_machine_that_fills_in_everything_is_not_kept(reader: Client, page: Page) -> None:
    sent = {"page": page.pk, "text": "Buy", "website": "https://spam.example"}
    shown = soup(reader.post(ADDRESS, sent))
    assert shown.title.get_text().startswith("Error: ")
    assert not shown.find("input", {"name": "website"}).get("value")
    assert not PageProblem.objects.exists()


def send(reader: Client, page: Page, **headers: str) -> int:
    sent = {"page": page.pk, "text": "Wrong"}
    return reader.post(ADDRESS, sent, headers=headers).status_code


def test_five_an_hour_for_each_client(reader: Client, page: Page, settings: Settings) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    one, other = {"X-Real-IP": "203.0.113.7"}, {"X-Real-IP": "2001:db8:1:2::9"}
    with time_machine.travel("2026-06-01 12:00", tick=False) as clock:
        assert [send(reader, page, **one) for _ in range(6)] == [303] * 5 + [429]
        assert send(reader, page, **other) == 303
        clock.shift(20 * 60)  # longer than Django keeps what it counts up, unless it is told
        refused = reader.post(ADDRESS, {"page": page.pk, "text": "Again"}, headers=one)
        assert refused.status_code == 429
        shown = soup(refused)
        assert shown.textarea.get_text().strip() == "Again"
        assert "Try again in an hour" in shown.select_one(".nhsuk-error-summary").get_text()
        clock.shift(60 * 60)
        assert send(reader, page, **one) == 303
    assert PageProblem.objects.count() == 7


def test_a_header_that_is_not_trusted_changes_nothing_and_a_proxy_is_no_client(
    reader: Client, page: Page
) -> None:
    answers = [send(reader, page, **{"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(6)]
    assert answers == [303] * 6  # from the loopback address: everybody's shared, wider count
    public = Client(REMOTE_ADDR="9.9.9.9")
    answers = [send(public, page, **{"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(6)]
    assert answers[-1] == 429


def test_the_question_costs_a_page_no_query(reader: Client, page: Page) -> None:
    reader.get("/breast/")
    with counted() as cost:
        response = reader.get("/breast/")
    assert b"page-problem" in response.content
    assert "pageproblem" not in str(cost)
    assert "shared_cache" not in str(cost)


@pytest.mark.parametrize("name", ["page", "address", "website"])
@pytest.mark.parametrize("odd", ["\x00", "/\x00", "9" * 5000, "²"])
def test_odd_values_beside_the_words_stop_no_message(
    reader: Client, home: HomePage, name: str, odd: str
) -> None:
    answer = reader.post(ADDRESS, {"text": "The date is wrong", name: odd})
    assert PageProblem.objects.exists() or (name, answer.status_code) == ("website", 200)
