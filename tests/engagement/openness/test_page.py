"""Moderation in the open: quarters are counted when they are over; small numbers stay hidden."""

import pytest
import time_machine
from django.test import Client

from alliance_site.core.pages.home import HomePage
from engagement.feedback.choices import Refusal
from engagement.feedback.history import staff
from engagement.feedback.models import Feedback
from engagement.feedback.transitions import REFUSE, move
from engagement.following.withdrawing import withdraw
from engagement.openness.counting import count_quarters
from engagement.openness.models import ModerationQuarter
from tests.engagement.sending import in_review, on_the_website, sent
from tests.pages import counted, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ADDRESS = "/have-your-say/how-we-moderate/"


def a_quarter(moment: str, published: int, refused: int, start: int = 0) -> None:
    with time_machine.travel(moment) as clock:
        new = [f"{moment} {number}" for number in range(start, start + published + refused)]
        made = [in_review(key) for key in new]
        clock.shift(4 * 24 * 60 * 60)
        for feedback in made[published:]:
            move(feedback=feedback, way=REFUSE, by=staff(None), refusal=Refusal.CARE)
        for number in range(published):
            on_the_website(f"{moment} published {number}")


def cells(client: Client) -> dict[str, list[str]]:
    rows = soup(client.get(ADDRESS)).select("tbody tr")
    for hidden in (hidden for row in rows for hidden in row.select("[aria-hidden]")):
        hidden.decompose()
    return {
        row.th.get_text(): [cell.get_text().strip() for cell in row.select("td")] for row in rows
    }


def test_before_the_first_quarter_is_over_there_are_no_numbers(client: Client) -> None:
    with time_machine.travel("2027-02-01 12:00"):
        sent()
        assert count_quarters() == "0 quarters counted."
        page = soup(client.get(ADDRESS))
        assert "The next count is on 1 April 2027" in page.main.get_text()
        assert not page.select("table")


def test_a_quarter_is_counted_when_it_is_over_and_never_again(client: Client) -> None:
    a_quarter("2027-02-01 12:00", published=7, refused=8)
    with time_machine.travel("2027-04-01 12:00"):
        assert count_quarters() == "1 quarters counted."
        assert count_quarters() == "0 quarters counted."
    counted_once = ModerationQuarter.objects.get()
    assert counted_once.decided == {"redacted": 7, "care": 8}
    assert counted_once.received == 22
    with time_machine.travel("2027-04-02 12:00"):
        withdraw(feedback=Feedback.objects.filter(state="published").first())
        shown = cells(client)
        file = client.get(f"{ADDRESS}how-we-moderate.csv").getvalue().decode()
    assert shown["Received"] == ["22"]
    assert shown["Published"] == ["7"]
    assert shown["It is advertising, or no person wrote it"] == ["fewer than 5"]
    assert "2027,January to March,Decided,15" in file


def test_small_numbers_do_not_follow_from_the_sums(client: Client) -> None:
    a_quarter("2027-02-01 12:00", published=3, refused=9)
    with time_machine.travel("2027-04-01 12:00"):
        count_quarters()
        shown = cells(client)
    assert shown["Decided"] == ["12"]
    assert shown["Published"] == ["fewer than 5"]
    assert shown["Not published"] == ["not shown"]


def test_the_year_is_summed_when_it_is_over_at_the_same_cost(client: Client) -> None:
    for month in ("02", "05", "08", "11"):
        a_quarter(f"2027-{month}-01 12:00", published=1, refused=9)
    costs = []
    for today, columns in (("2027-10-01", 3), ("2028-01-01", 5)):
        with time_machine.travel(f"{today} 12:00"):
            count_quarters()
            client.get(ADDRESS)
            with counted() as cost:
                client.get(ADDRESS)
            costs.append(cost.queries)
            assert {len(row) for row in cells(client).values()} == {columns}
    assert costs[0] == costs[1]
    assert cells(client)["Decided"] == ["10", "10", "10", "10", "40"]


def test_examples_do_not_count(home: HomePage) -> None:
    with time_machine.travel("2027-02-01 12:00"):
        sent()
        Feedback.objects.update(is_example=True)
    with time_machine.travel("2027-04-01 12:00"):
        assert count_quarters() == "0 quarters counted."
