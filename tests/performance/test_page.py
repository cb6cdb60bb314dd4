"""The page of figures: what it shows, what readers choose, and what it does with nonsense."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from alliance_site.core.pages.home import HomePage
from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.models import BacklogCount, Load, Observation, Organisation
from tests import factories
from tests.pages import counted, soup
from tests.performance.made import SEPTEMBER, load, month, observed

pytestmark = pytest.mark.django_db
PAGE = "/performance/"


@pytest.fixture(autouse=True)
def figures(home: HomePage) -> None:
    """People who live here, three trusts, and England in both ways."""
    factories.PerformancePageFactory(parent=home)
    plant_what_is_counted()
    Observation.objects.all().delete()
    Load.objects.all().delete()
    by = load()
    observed("QMF", "62D", [*[70] * 23, (403, 538)], load=by, basis="commissioner")
    observed("QMF", "FDS", [(6490, 7931)], load=by, basis="commissioner")
    observed("QMF", "62D", [(3, 5)], load=by, basis="commissioner", cancer_type="Lung")
    observed("R1H", "62D", [(190, "246.5")], load=by)
    observed("RF4", "62D", [(154, 213)], load=by, status="provisional")
    observed("RQX", "62D", [(53, "61.5")], load=by)
    observed("ENG", "62D", [(60, 100)], load=by)
    observed("ENG", "62D", [(65, 100)], load=by, basis="commissioner")


def page(client: Client, **asked: Any) -> BeautifulSoup:
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return soup(answer)


def text_of(found: Any) -> str:
    return re.sub(r"\s+", " ", found.get_text(" "))


def section(found: BeautifulSoup, heading: str) -> Any:
    return found.find(re.compile("h[23]"), string=heading).find_parent("section")


def test_it_says_what_the_figures_say_for_those_who_live_here(client: Client) -> None:
    found = page(client)
    shown = section(found, "62-day standard")
    said = text_of(shown)
    assert (
        "In September 2025, 403 of 538 people started treatment within 62 days: 75 in every 100. "
        "The standard is 85. It has been below the standard for the last 24 months." in said
    )
    assert "If nothing changes, we expect it to stay below 85." in said
    drawing = shown.select_one("svg[role=img]")
    assert drawing.title.string.startswith("People who live in north east London: 75 in every 100")
    assert "The standard" not in drawing.title.string
    assert "England: 65" in drawing.get_text(" ")
    row = shown.table.tbody.tr
    assert [cell.string for cell in row("td")][:5] == [
        *("September 2025", "538", "403", "75", "Final")
    ]
    assert "Open Government Licence v3.0" in said
    assert "Data from October 2023 to September 2025." in said
    links = [link["href"] for link in shown("a")]
    assert "/performance/data/QMF/62D.csv" in links
    assert "/performance/data/QMF/62D.json" in links


def test_it_has_no_script_and_no_style_of_its_own(client: Client) -> None:
    main = page(client).main
    assert not main("script")
    assert not main(style=True)


def test_our_own_sum_says_so_and_england_is_counted_as_the_trusts_are(client: Client) -> None:
    shown = section(page(client, organisation="NEL-TRUSTS"), "62-day standard")
    said = text_of(shown)
    assert "397 of 521" in said
    assert "This is our own sum, not an official figure." in said
    assert "by where people are treated" in said
    assert "England: 60" in shown.svg.get_text(" ")
    assert "This figure may still change." in said


def test_a_choice_stands_in_the_title_and_the_page_stays_one_for_search_engines(
    client: Client,
) -> None:
    found = page(client, organisation="R1H", standard="62D", to="2025-09")
    assert "62-day standard, Barts Health, to September 2025" in found.title.string
    assert found.find("link", rel="canonical")["href"].endswith("/performance/")
    assert found.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert [h2.string for h2 in found("h2") if "standard" in (h2.string or "").lower()] == [
        "62-day standard"
    ]
    picked = [option["value"] for option in found.select("form[method=get] option[selected]")]
    assert picked == ["R1H", "62D", "2025-09"]


def test_months_bound_the_chart_and_the_words_are_of_the_last(client: Client) -> None:
    shown = section(
        page(client, standard="62D", **{"from": "2025-06", "to": "2025-08"}), "62-day standard"
    )
    assert "In August 2025, 70 of 100 people" in text_of(shown)
    assert len(shown.tbody("tr")) == 3


@pytest.mark.parametrize("asked", ["Lung", "LUNG"])
def test_a_type_of_cancer_has_its_own_figures_and_says_where_there_are_none(
    asked: str, client: Client
) -> None:
    found = page(client, cancer=asked)
    assert "Only 5 people" in text_of(section(found, "62-day standard"))
    assert "There are no figures for this choice (Lung)" in text_of(
        section(found, "28-day Faster Diagnosis Standard")
    )
    assert found.find("h2", id="volumes") is None


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"organisation": "XYZ"}, "We do not know “XYZ”."),
        ({"organisation": "a\0b" + "c" * 1_000_000}, "We do not know “abccc"),
        ({"standard": "<script>"}, "We do not know the standard “<script>”."),
        ({"cancer": "Hearts"}, "no figures here for the type of cancer “Hearts”"),
        ({"from": "2025-13"}, "no figures from the month “2025-13”"),
        ({"to": "September"}, "no figures up to the month “September”"),
        ({"from": "2025-09", "to": "2025-01"}, "“From” is later than “to”"),
    ],
)
def test_what_cannot_be_is_told_and_the_page_is_as_it_begins(
    client: Client, asked: dict[str, str], message: str
) -> None:
    found = page(client, **asked)
    assert message in text_of(found.main)
    assert "403 of 538" in text_of(section(found, "62-day standard"))


def test_without_weekly_figures_it_says_that_none_is_published(client: Client) -> None:
    said = text_of(section(page(client), "People who are still waiting"))
    assert "There is no published figure" in said
    assert "In September 2025, 135 people started treatment after 62 days." in said
    assert "People who still wait are not among them." in said


def test_weekly_figures_are_marked_as_management_information(client: Client) -> None:
    BacklogCount.objects.create(
        load=load(),
        organisation=Organisation.objects.get(code="QMF"),
        week_ending=SEPTEMBER,
        over_62_days=80,
        over_104_days=9,
    )
    said = text_of(section(page(client), "People who are still waiting"))
    assert "80 people had waited for longer than 62 days, 9 of them longer than 104 days." in said
    assert "management information of the alliance" in said
    assert "no published figure" not in said


def test_treatments_stand_against_the_year_before_covid(client: Client) -> None:
    observed("QMF", "31D-FIRST", [(104, 110)] * 12, basis="commissioner")
    observed("NEL-CCGS", "31D-FIRST", [100] * 12, basis="commissioner", until=month(2020, 3))
    shown = section(page(client), "How many people are treated, against before covid")
    said = text_of(shown)
    assert "110" in shown.svg.get_text(" ")
    assert "1,320 people started a first treatment in the twelve months to September 2025." in said
    assert "(April 2019 to March 2020) it was 1,200. That is 110 for every 100 then." in said
    assert "Covid had begun to change things in March 2020." in said


def test_it_takes_as_many_queries_for_ten_organisations_as_for_two(client: Client) -> None:
    client.get(PAGE)
    with counted() as few:
        client.get(PAGE)
    for number in range(10):
        Organisation.objects.create(code=f"T{number}", name=f"Trust {number}", kind="provider")
        observed(f"T{number}", "62D", [70] * 12)
    with counted() as many:
        client.get(PAGE)
    assert many.queries == few.queries
    assert many.most_repeated <= 2, str(many)


def test_the_home_page_shows_the_newest_figures(client: Client) -> None:
    said = text_of(
        soup(client.get("/")).find("h2", string="How we are doing").find_parent("section")
    )
    assert "75 in every 100" in said
    assert "403 of 538" in said
    assert "People who live in north east London, September 2025" in said


def test_without_figures_those_of_the_editors_are_shown(client: Client, home: HomePage) -> None:
    Observation.objects.all().delete()
    assert "There are no figures to show." in text_of(page(client).main)
    assert soup(client.get("/")).find("h2", string="How we are doing") is None
    own = home.get_children().get(slug="performance").specific
    value = {"value": "9 in 10", "label": "by hand", "source": "Us", "as_at": "Today"}
    own.figures = [("figure", value)]
    own.save_revision().publish()
    assert "9 in 10" in text_of(page(client).main)
    assert "9 in 10" in text_of(soup(client.get("/")).main)


def test_a_load_empties_the_cache_in_front(
    told: list[tuple[str, str]], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        load()
    assert len(told) == 1
