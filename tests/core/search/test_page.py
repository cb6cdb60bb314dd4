"""The page of results: what people see, whatever they type."""

import re
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client

from alliance_site.core.pages.home import HomePage
from alliance_site.core.search.models import SearchSynonym
from tests.core.search.conftest import MakePage, Search, titles
from tests.factories import DocumentFactory, SiteMapPageFactory

pytestmark = pytest.mark.django_db

ODD = {
    "10,000 characters": "a" * 10_000,
    "2,000 words": "cancer " * 2000,
    "2,000 other words": " ".join(f"word{n}" for n in range(2000)),
    "one quote": '"',
    "a quote too many": '"early" diagnosis"',
    "NUL": "can\0cer",
    "right to left": "\u202ecancer\u202c \u200fabc",
    "a star": "*",
    "operators": "AND OR NOT",
    "operators of both databases": "title:cancer* NEAR(a b, 3) a & b | !c <-> d :* ^ { } -x +y",
    "per cent": "%",
    "per cent and a letter": "100%s %(x)s {0}",
    "an apostrophe": "'",
    "quotes of SQL": "'; DROP TABLE wagtailcore_page; --",
    "a backslash": "\\ \\x00 \\m",
    "control characters": "a\x01\x02\x7f\x85b",
    "half a character": "\ud800",
    "other scripts": "ক্যান্সার سرطان 癌症",
    "an emoji": "🎗️ cancer",
    "accents": "cafe\u0301 Śnieg",
    "a tag": "<script>alert(1)</script>",
    "line breaks": "early\r\ndiagnosis\u2028now",
}


def html(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_whatever_is_typed_gets_an_answer(make_page: MakePage, client: Client, text: str) -> None:
    make_page("Cancer", text="About cancer.")
    response = client.get("/search/", {"q": text.encode("utf-8", "surrogatepass")})
    assert response.status_code == 200
    assert not response.context_data["answer"].failed
    assert "<script>alert" not in html(response)


def test_bytes_that_are_no_text_get_an_answer(client: Client, home: HomePage) -> None:
    assert client.get("/search/?q=%ff%fe%00%ed%a0%80").status_code == 200


def test_an_empty_search_explains_how_to_search(search: Search) -> None:
    for text in ("", "  ", '"'):
        page = html(search(text))
        assert "How to search" in page
        assert "<title>Search – " in page
        assert 'name="q"' in page


def test_the_page_keeps_the_query_and_says_how_many(make_page: MakePage, search: Search) -> None:
    make_page("Screening one")
    make_page("Screening two")
    page = html(search("screening"))
    assert "<title>2 results for “screening” – " in page
    assert re.search(r"<h1[^>]*>\s*Search\s*</h1>", page)
    assert re.search(r"<h2[^>]*>2 results for “screening”</h2>", page)
    assert 'value="screening"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_nothing_found_helps_on(home: HomePage, search: Search) -> None:
    SiteMapPageFactory(title="Site map", slug="site-map")
    page = html(search("unicorn"))
    assert "No results for “unicorn”" in page
    assert "Check the spelling" in page
    assert 'href="/site-map/"' in page


def test_a_cut_search_says_so(search: Search) -> None:
    assert "Your search is long" in html(search("cancer " * 100))
    assert "Your search is long" not in html(search("cancer"))


def test_a_long_search_is_shortened_in_the_heading(search: Search) -> None:
    heading = search("unicorn " * 12).context_data["heading"]
    assert len(heading) < 80
    assert heading.endswith("…”")


def test_words_are_marked_with_their_forms_and_synonyms(
    make_page: MakePage, search: Search, mammogram: SearchSynonym
) -> None:
    make_page("Breast screening", "Being screened for breast cancer.")
    page = html(search("mammogram"))
    assert "<mark>Breast</mark> <mark>screening</mark>" in page
    assert "Being <mark>screened</mark> for <mark>breast</mark> cancer." in page


def test_marking_never_lets_html_through(make_page: MakePage, search: Search) -> None:
    make_page("<b>Cancer</b> & <i>you</i>", 'A <script>cancer</script> "quote".')
    page = html(search("cancer b script"))
    assert "&lt;<mark>b</mark>&gt;<mark>Cancer</mark>&lt;/<mark>b</mark>&gt; &amp;" in page
    assert "&lt;<mark>script</mark>&gt;<mark>cancer</mark>" in page
    assert "<script>cancer" not in page


def test_the_query_itself_is_escaped(search: Search) -> None:
    page = html(search('"><img src=x>'))
    assert "<img src=x>" not in page


def test_results_come_ten_a_page(make_page: MakePage, search: Search) -> None:
    for number in range(23):
        make_page(f"Screening {number}")
    first, second, third = (search("screening", page=number) for number in (1, 2, 3))
    assert [len(titles(page)) for page in (first, second, third)] == [10, 10, 3]
    assert len({*titles(first), *titles(second), *titles(third)}) == 23
    assert "23 results for “screening” (page 2 of 3)" in html(second)
    assert 'href="?q=screening&amp;page=3"' in html(second)
    assert 'start="11"' in html(second)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", 1), ("0", 1), ("-3", 1), ("two", 1), ("²", 1), ("2", 2), ("3", 2), ("9" * 400, 2)],
)
def test_a_wrong_page_number_gives_the_nearest_page(
    make_page: MakePage, search: Search, asked: str, shown: int
) -> None:
    for number in range(11):
        make_page(f"Screening {number}")
    response = search("screening", page=asked)
    assert response.status_code == 200
    assert response.context_data["answer"].listing.number == shown
    assert len(titles(response)) == (10 if shown == 1 else 1)


def test_a_failing_database_is_a_message_and_logged_once(
    search: Search, caplog: pytest.LogCaptureFixture
) -> None:
    with patch("alliance_site.core.search.service.ranked", side_effect=DatabaseError("no")):
        response = search("cancer")
    assert response.status_code == 503
    assert "The search is not working right now" in html(response)
    assert len([record for record in caplog.records if record.exc_info]) == 1


def test_only_reading_is_allowed(client: Client, home: HomePage) -> None:
    assert client.post("/search/", {"q": "x"}).status_code == 405


@pytest.mark.parametrize("query", ["screening", "screening unicorn", "screning"])
def test_the_number_of_queries_does_not_grow(
    make_page: MakePage, search: Search, django_assert_max_num_queries: object, query: str
) -> None:
    def queries() -> list[str]:
        with django_assert_max_num_queries(12) as asked:  # type: ignore[operator]
            search(query)
        return [entry["sql"] for entry in asked.captured_queries]

    make_page("Screening A", "For you.")
    DocumentFactory(title="Screening document A")
    search(query)
    for_two = queries()
    for number in range(4):
        make_page(f"Screening {number}", "For you.")
        DocumentFactory(title=f"Screening document {number}")
    for_ten = queries()
    assert len(for_ten) == len(for_two)
