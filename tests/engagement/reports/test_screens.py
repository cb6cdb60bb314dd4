"""The reports as staff see them: made from the counted quarters and from nothing else."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from alliance_site.core.areas.models import Area
from alliance_site.core.facts.models import Status
from alliance_site.core.pages.home import HomePage
from engagement.feedback.models import Feedback, Theme
from engagement.reports.models import PopulationFigure, ReportQuarter
from tests import factories
from tests.core.roles.screens import client_of
from tests.engagement.making import lead, moderator
from tests.engagement.reports.making import BELOW, came, count_them, rows, shown
from tests.pages import counted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
NAMES = ("themes", "programmes", "heard", "answers")


@pytest.fixture
def client() -> Client:
    return client_of(lead())


def quarters(number: int, **numbers: int | str) -> None:
    """Counted quarters, the first of them the first of 2026."""
    ReportQuarter.objects.bulk_create(
        ReportQuarter(
            year=2026 + at // 4, quarter=at % 4 + 1, numbers=dict(numbers), promised_days=10
        )
        for at in range(number)
    )


@pytest.mark.parametrize("name", NAMES)
def test_before_the_first_quarter_is_counted_it_says_when(client: Client, name: str) -> None:
    page = shown(client, name)
    assert "No quarter has been counted yet" in page.get_text()
    assert not page.select("table")
    assert client.get(f"{BELOW}{name}/?export=csv").status_code == 200


def test_themes_by_quarter(client: Client) -> None:
    letters = Theme.objects.create(name="=Letters", slug="letters")
    came(8, themes=(letters,))
    came(9)
    count_them()
    page = shown(client, "themes")
    assert rows(page)["=Letters"] == ["8"]
    assert "people spoke most about “=Letters”: 8 pieces" in page.select_one("#message").get_text()
    assert page.select_one(".feedback-chart__group rect")["width"] == "100.0%"
    assert "Secret" not in page.get_text()


def test_files_hold_what_the_screen_shows_and_run_no_formula(client: Client) -> None:
    letters = Theme.objects.create(name="=Letters", slug="letters")
    came(12, themes=(letters,))
    came(9)
    count_them()
    text = client.get(f"{BELOW}themes/?export=csv").getvalue().decode()
    line = list(csv.reader(StringIO(text)))[1]
    assert line == [
        "April 2027 to June 2027", "Themes by quarter", "'=Letters", "Apr to Jun 2027", "12",
    ]  # fmt: skip
    book = load_workbook(BytesIO(client.get(f"{BELOW}themes/?export=xlsx").getvalue()))
    assert [cell.value for cell in list(book.active)[1]][2:] == ["'=Letters", "Apr to Jun 2027", 12]


def test_a_sum_knows_no_more_than_its_quarters(client: Client) -> None:
    quarters(3, **{"all": 40, "kind|experience": 20, "kind|plan": "fewer"})
    last = ReportQuarter.objects.latest("pk")
    last.numbers |= {"kind|experience": "fewer", "kind|challenge": 6}
    last.save()
    found = rows(shown(client, "programmes"))
    assert found["Experiences"][-1] == "40 to 44"
    assert found["Comments on plans"][-1] == "fewer than 13"
    assert found["Challenges"][-1] == "at least 6"
    assert found["Recommendations"][-1] == "not shown"
    assert found["All kinds"][-1] == "120"


def test_a_filter_leaves_rows_and_columns_and_changes_no_number(
    client: Client, home: HomePage
) -> None:
    first, second = (factories.AreaFactory() for _ in range(2))
    came(10, area=first, kind="challenge")
    came(12, area=second, about=home)
    came(7, kind="recommendation")
    count_them()
    whole = rows(shown(client, "programmes"))
    page = shown(client, "programmes", f"?area={first.pk}&kind=challenge&programme=none")
    some = rows(page)
    assert set(some) == {first.name, "Challenges", "All areas", "All kinds"}
    assert some[first.name] == [whole[first.name][-2], whole[first.name][-1]]
    assert f"10 of them for “{first.name}”" in page.select_one("#message").get_text()


def test_a_period_is_of_whole_quarters(client: Client) -> None:
    quarters(6, all=10)
    found = rows(shown(client, "answers", "?from=2026-2&to=2026-3"))
    assert list(found) == ["Apr to Jun 2026", "Jul to Sep 2026"]
    assert next(iter(rows(shown(client, "answers")))) == "Jul to Sep 2026"  # the last four


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?from=nonsense&to=2026-1", "From: Choose one of the list."),
        ("?from=2026-3&to=2026-1", "To: Choose a quarter that is not before the first."),
        ("?from=2026-1&to=2030-1", "To: Choose one of the list."),
        ("?programme=%00&area=-1", "Programme: Choose one of the list."),
        ("?kind=experience%27--", "Kind: Choose one of the list."),
    ],
)
def test_what_an_address_asks_in_vain_is_said_and_the_rest_is_shown(
    client: Client, query: str, said: str
) -> None:
    quarters(6, all=10)
    page = shown(client, "programmes", query)
    assert said in page.select_one("#report-errors").get_text()
    assert rows(page)["All kinds"][-1] == "40"  # the last four quarters


def test_shares_of_feedback_stand_beside_facts_with_their_source(client: Client) -> None:
    areas = [factories.AreaFactory(name=name) for name in ("East", "North", "West")]
    for area, number in zip(areas, (10, 30, 60), strict=True):
        came(number, area=area)
    came(20)
    count_them()
    east = factories.FactFactory(value="25", unit="%", source_name="Census")
    west = factories.FactFactory(value="30.5", unit="per cent", status=Status.WITHDRAWN)
    address = f"{BELOW}who-lives-here/"
    answer = client.post(address, {str(areas[0].pk): east.pk, str(areas[2].pk): west.pk})
    assert "Choose one of the list" in answer.content.decode()  # a withdrawn fact is no choice
    client.post(address, {str(areas[0].pk): east.pk})
    PopulationFigure.objects.create(area=areas[2], fact=west)

    page = shown(client, "heard")
    found = rows(page)
    assert found["East"] == ["10", "10%", "25%", "Census, as at 01/01/2026"]
    assert found["North"][1:3] == ["30%", "No figure yet: add a fact"]
    assert found["West"][2] == "The fact is withdrawn"
    assert page.find("a", string="No figure yet: add a fact")["href"] == address
    assert "we heard least from East: 10% of the feedback" in page.get_text()
    assert not shown(client_of(moderator()), "heard").select("table a")


def test_the_reports_read_the_counted_quarters_and_no_feedback(client: Client) -> None:
    """So no address can ask for more than was let out."""
    came(12, reply_days=3, days=2)
    count_them()
    before = {name: rows(shown(client, name)) for name in NAMES}
    Feedback.objects.all().delete()
    assert {name: rows(shown(client, name)) for name in NAMES} == before


@pytest.mark.parametrize("name", NAMES)
def test_the_same_number_of_queries_for_little_and_for_much(client: Client, name: str) -> None:
    costs = []
    for number in (2, 10):
        ReportQuarter.objects.all().delete()
        quarters(number, all=10)
        for at in range(number):
            Theme.objects.get_or_create(name=f"Theme {at}", slug=f"theme-{at}")
            area, _ = Area.objects.get_or_create(name=f"Area {at}", slug=f"area-{at}")
            fact = factories.FactFactory()
            PopulationFigure.objects.update_or_create(area=area, defaults={"fact": fact})
        client.get(f"{BELOW}{name}/")
        with counted() as cost:
            client.get(f"{BELOW}{name}/")
        costs.append(cost.queries)
    assert costs[0] == costs[1]
