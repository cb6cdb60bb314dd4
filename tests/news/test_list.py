"""Readers find news by topic, programme, area and year, and the address says what they chose."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from alliance_site.core.pages.home import HomePage
from news.models import NewsIndexPage
from tests import factories
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


def shown(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    return soup(answer)


def titles(page: BeautifulSoup) -> list[str]:
    return [link.text for link in page.select("main .nhsuk-card__link")]


def heading(page: BeautifulSoup) -> str:
    return page.find(id="found").text


def test_each_filter_narrows_the_list_and_the_count_says_so(
    client: Client, home: HomePage, section: NewsIndexPage
) -> None:
    work = factories.ProgrammeIndexPageFactory(parent=home)
    early = factories.ProgrammePageFactory(parent=work, title="Early diagnosis", slug="early")
    screening = factories.TopicFactory(name="Screening", slug="screening")
    nhs = factories.TopicFactory(name="NHS awards", slug="nhs-awards")
    newham = factories.AreaFactory(name="Newham", slug="newham")
    factories.news(
        section,
        title="A",
        date=date(2026, 5, 1),
        topics=[screening, nhs],
        programmes=[early],
        areas=[newham],
    )
    factories.news(section, title="B", date=date(2025, 12, 31), topics=[screening])
    factories.news(section, title="C", date=date(2024, 1, 1))

    def found(query: str) -> tuple[list[str], str]:
        page = shown(client, f"/news/?{query}")
        return titles(page), heading(page)

    assert found("") == (["A", "B", "C"], "All news")
    assert found("topic=screening") == (["A", "B"], "2 news items about screening")
    assert found("topic=nhs-awards") == (["A"], "1 news item about NHS awards")
    assert found("area=newham") == (["A"], "1 news item for Newham")
    assert found("programme=early&topic=&area=&year=") == (
        ["A"],
        "1 news item from the Early diagnosis programme",
    )
    assert found("topic=screening&year=2025") == (["B"], "1 news item about screening in 2025")
    nothing, words = found("topic=screening&year=2024")
    assert (nothing, words) == ([], "No news items about screening in 2024")
    years = shown(client, "/news/").select("#year option")
    assert [year["value"] for year in years] == ["", "2026", "2025", "2024"]


def test_choices_are_taken_off_one_by_one(client: Client, section: NewsIndexPage) -> None:
    factories.TopicFactory(name="Screening", slug="screening")
    factories.news(section, date=date(2026, 5, 1))

    page = shown(client, "/news/?topic=screening&year=2026")

    links = {
        link.text.split("×")[0].strip(): link["href"] for link in page.select(".alliance-chosen a")
    }
    assert links == {
        "Remove Topic: Screening": "/news/?year=2026",
        "Remove Year: 2026": "/news/?topic=screening",
        "Remove all": "/news/",
    }
    assert page.select_one("#topic option[selected]")["value"] == "screening"
    assert page.find("a", string="see all news")["href"] == "/news/"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("topic=no-such-topic", "the topic “no-such-topic”"),
        ("programme=7", "the programme “7”"),
        ("area=%00", ""),
        ("area=a%00b", "the area “ab”"),
        ("year=9999999999999999999999", "the year “9999999999999999999999”"),
        ("year=1875", "the year “1875”"),
        ("year=%C2%B2", "the year “²”"),
        ("topic=" + "x" * 5000, "the topic “" + "x" * 39 + "…”"),
        ("topic=<script>alert(1)</script>", "the topic “<script>alert(1)</script>”"),
    ],
)
def test_what_nobody_offers_is_told_and_left_out(
    client: Client, section: NewsIndexPage, query: str, told: str
) -> None:
    factories.news(section, title="A", date=date(2026, 5, 1))
    page = shown(client, f"/news/?{query}")
    assert titles(page) == ["A"]
    assert told in page.main.text
    assert page.main.find("script") is None


def test_pages_of_the_list_keep_the_choice_and_none_is_lost(
    client: Client, section: NewsIndexPage
) -> None:
    topic = factories.TopicFactory(slug="screening")
    for day in range(30):
        factories.news(
            section, title=f"{day:02}", date=date(2026, 1, 1) + timedelta(day), topics=[topic]
        )
    pages = [shown(client, f"/news/?topic=screening&page={number}") for number in (1, 2, 3)]

    found = [title for page in pages for title in titles(page)]
    assert found == [f"{day:02}" for day in range(29, -1, -1)]
    links = [link["href"] for link in pages[1].select(".nhsuk-pagination a")]
    assert "?topic=screening&page=3" in links
    assert "(page 3 of 3)" in pages[2].title.text
    assert titles(shown(client, "/news/?page=no")) == titles(pages[0])
    assert titles(shown(client, "/news/?page=99")) == titles(pages[2])


def test_search_engines_keep_the_list_and_leave_out_what_is_chosen(
    client: Client, section: NewsIndexPage
) -> None:
    topic = factories.TopicFactory(slug="screening")
    for _ in range(13):
        factories.news(section, topics=[topic])

    def head(query: str) -> tuple[str, bool]:
        page = shown(client, f"/news/{query}")
        address = page.find("link", rel="canonical")["href"]
        return address.removeprefix(settings.SITE_BASE_URL), bool(
            page.find("meta", {"name": "robots"})
        )

    assert head("") == ("/news/", False)
    assert head("?page=2") == ("/news/?page=2", False)
    assert head("?page=2&utm_source=x") == ("/news/?page=2", False)
    assert head("?page=99") == ("/news/?page=2", False)
    assert head("?page=2&topic=screening") == ("/news/?topic=screening&page=2", True)
    assert head("?topic=nonsense") == ("/news/", True)


def test_pinned_items_stand_first_until_their_day_is_over(
    client: Client, section: NewsIndexPage
) -> None:
    today = timezone.localdate()
    old = date(2020, 1, 1)
    factories.news(section, title="over", date=old, pinned_until=today - timedelta(1))
    factories.news(section, title="pinned", date=date(2021, 1, 1), pinned_until=today)
    for number in range(13):
        factories.news(section, title=f"new {number}", date=date(2022, 1, 1 + number))

    first = shown(client, "/news/")
    assert titles(first)[:2] == ["pinned", "new 12"]
    assert "15 news items" in first.main.text
    assert ", pinned" in first.select_one("main .nhsuk-card").text
    assert titles(shown(client, "/news/?page=2")) == ["new 0", "over"]
    assert titles(shown(client, "/news/?year=2020")) == ["over"]
    assert titles(shown(client, "/"))[:3] == ["pinned", "new 12", "new 11"]


def test_drafts_and_restricted_items_are_neither_shown_nor_counted(
    client: Client, section: NewsIndexPage
) -> None:
    factories.news(section, title="seen", date=date(2025, 1, 1))
    factories.news(section, title="draft", date=date(2030, 1, 1), live=False)
    closed = factories.news(section, title="closed", date=date(2010, 1, 1))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    page = shown(client, "/news/")

    assert titles(page) == ["seen"]
    assert "1 news item, newest" in page.main.text
    assert [year["value"] for year in page.select("#year option")] == ["", "2025"]


def test_a_section_without_news_says_so(client: Client, section: NewsIndexPage) -> None:
    assert "There is no news yet" in shown(client, "/news/").main.text
