"""What people see of consultations, and what nobody sees: drafts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone
from icalendar import Calendar

from alliance_site.core.documents.models import CustomDocument
from alliance_site.core.pages.home import HomePage
from engagement.consultations import mails, transitions
from engagement.consultations.models import Consultation, ConsultationDocument
from engagement.consultations.showing import how_many
from engagement.feedback.models import Feedback
from engagement.template_functions import comment_address, consultation_on
from programmes.models import DeliveryPlanPage
from tests import factories
from tests.engagement import sending
from tests.engagement.consultations.conftest import at
from tests.engagement.making import feedback
from tests.marker import tables_with
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
LIST = "/have-your-say/consultations/"
OUTCOME = '[{"type": "text", "value": "<p>We ring people sooner.</p>"}]'
MARKER = "zyqdraft"


@pytest.fixture
def say(home: HomePage) -> Any:
    return factories.HaveYourSayPageFactory(parent=home)


def made(plan: DeliveryPlanPage, **fields: Any) -> Consultation:
    values = {
        "name": "Our plan for 2027",
        "slug": "plan",
        "opens_at": at("2027-03-01 09:00"),
        "closes_at": at("2027-03-30 17:00"),
        "announced_at": at("2027-02-01 09:00"),
    }
    return factories.consultation(plan, **{**values, **fields})


@pytest.mark.parametrize(
    ("now", "kept_for", "heading"),
    [
        ("2027-03-01 08:59", 60, "It opens soon"),
        ("2027-03-30 16:55", 300, "It is open"),
        ("2027-03-30 17:00", 600, "It is over: we are considering what you said"),
    ],
)
@pytest.mark.usefixtures("say")
def test_pages_are_kept_no_longer_than_what_they_say_is_true(
    client: Client, plan: DeliveryPlanPage, now: str, kept_for: int, heading: str
) -> None:
    one = made(plan)
    with time_machine.travel(at(now), tick=False):
        for address in (LIST, one.address, "/have-your-say/", f"{LIST}calendar.ics"):
            kept = client.get(address)["Cache-Control"]
            assert f"s-maxage={kept_for}" in kept.split(", "), address
        page = soup(client.get(one.address))
    assert page.select_one("#status").get_text() == heading
    assert bool(page.select("main a.nhsuk-button")) == (heading == "It is open")


def test_the_page_says_what_it_is_about_what_came_of_it_and_what_people_said(
    client: Client, say: Any, plan: DeliveryPlanPage
) -> None:
    one = made(plan)
    document = CustomDocument.objects.create(title="The plan", file=ContentFile(b"%PDF-", "a.pdf"))
    ConsultationDocument.objects.create(consultation=one, document=document)
    with time_machine.travel(at("2027-04-10 12:00")):
        action = plan.actions.get(what="Ring people sooner")
        sending.on_the_website("a", campaign=one, public="Public words", action=action)
        sending.sent("b", campaign=one, text="Hidden words")
        page = soup(client.get(one.address)).main
        for words in ("Plan for 2027", "The plan (PDF", "by 22 June 2027", "fewer than 5 comments"):
            assert words in page.get_text()
        assert page.select_one("blockquote").get_text() == "Public words"
        assert "About this action: Ring people sooner" in page.get_text()
        chosen = soup(client.get("/have-your-say/?consultation=plan")).main
        assert "in “Our plan for 2027”" in chosen.get_text()
        one.outcome = OUTCOME
        one.save()
        assert "We ring people sooner" not in client.get(one.address).content.decode()
        transitions.publish_outcome(consultation=one, user=None)
        assert "We ring people sooner" in client.get(one.address).content.decode()
    with time_machine.travel(at("2027-04-10 12:00")):
        transitions.take_outcome_back(consultation=one, user=None)
    with time_machine.travel(at("2027-06-23 00:00")):
        assert "We are late" in client.get(one.address).content.decode()


@pytest.mark.parametrize(
    ("total", "published", "says"),
    [
        (4, 0, "fewer than 5 comments"),
        (5, 0, "5 comments"),
        (7, 3, "5 comments or more"),
        (7, 2, "7 comments"),
        (7, 7, "7 comments"),
    ],
)
def test_no_number_gives_away_a_small_one(
    plan: DeliveryPlanPage, total: int, published: int, says: str
) -> None:
    one = made(plan)
    for number in range(total):
        done = feedback(campaign=one)
        if number < published:
            Feedback.objects.filter(pk=done.pk).update(state="published")
    assert how_many(one) == says


def test_a_withdrawn_one_says_why_and_leaves_search_feed_calendar_mails_and_map(
    client: Client, say: Any, plan: DeliveryPlanPage
) -> None:
    def told(address: str) -> str:
        return client.get(address).getvalue().decode()

    one = made(plan)
    with time_machine.travel(at("2027-03-10 12:00")):
        machines = ("/sitemap.xml", f"{LIST}feed/", f"{LIST}calendar.ics", "/search/?q=plan+2027")
        before = [one.address in told(address) for address in machines]
        assert before == [True] * 4
        assert mails.items(at("2027-03-01 09:00"), timezone.now())
        transitions.withdraw(consultation=one, user=None, why="The plan is dropped.")
        after = [one.address in told(address) for address in machines]
        assert after == [False] * 4
        assert not mails.items(at("2027-03-01 09:00"), timezone.now())
        assert "The plan is dropped." in client.get(one.address).content.decode()
        assert client.get(f"{LIST}plan.ics").status_code == 404


def test_mails_tell_of_it_when_it_opens_or_is_announced_later(plan: DeliveryPlanPage) -> None:
    made(plan)
    made(plan, slug="late", announced_at=at("2027-03-05 09:00"))
    made(plan, slug="example", is_example=True)
    days = [at(f"2027-03-0{day} 00:00") for day in (1, 2, 5, 6)]
    told = [[item.address for item in mails.items(*days[place : place + 2])] for place in (0, 2)]
    assert [[address.rsplit("/", 2)[1] for address in some] for some in told] == [
        ["plan"],
        ["late"],
    ]
    assert mails.items(at("2027-01-01 00:00"), at("2027-02-28 00:00")) == []


def test_the_calendar_holds_both_moments_in_utc_on_both_sides_of_summer_time(
    client: Client, say: Any, plan: DeliveryPlanPage
) -> None:
    made(plan)
    answer = client.get(f"{LIST}plan.ics")
    assert "plan.ics" in answer["Content-Disposition"]
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        datetime(2027, 3, 1, 9, 0, tzinfo=UTC),
        datetime(2027, 3, 30, 16, 0, tzinfo=UTC),
    ]
    every = Calendar.from_ical(client.get(f"{LIST}calendar.ics").content).walk("VEVENT")
    assert [event["uid"] for event in every] == [event["uid"] for event in events]


def test_a_draft_is_nowhere(client: Client, say: Any, plan: DeliveryPlanPage) -> None:
    now = timezone.now()
    words = dict.fromkeys(("name", "introduction", "who_it_is_for", "about_title"), MARKER)
    times = {"opens_at": now - timedelta(days=1), "closes_at": now + timedelta(days=1)}
    made(plan, slug=MARKER, announced_at=None, **times, **words)
    call_command("update_index", verbosity=0)
    for address in (
        *(LIST, "/have-your-say/", "/sitemap.xml", f"{LIST}feed/", f"{LIST}calendar.ics"),
        f"/have-your-say/share/?campaign={MARKER}",
    ):
        assert MARKER not in client.get(address).getvalue().decode(), address
    for address in (f"{LIST}{MARKER}/", f"{LIST}{MARKER}.ics"):
        assert client.get(address).status_code == 404
    assert not client.get(f"/search/?q={MARKER}").context_data["answer"].results
    assert not mails.items(now - timedelta(days=9), now)
    assert {name for name in tables_with(MARKER) if "search" in name} == set()


def test_what_a_page_shows_of_it_costs_one_query_however_many_actions(
    plan: DeliveryPlanPage,
) -> None:
    one = made(plan)
    request = RequestFactory().get("/")
    context: Any = {"request": request}
    with time_machine.travel(at("2027-03-10 12:00")), counted() as cost:
        assert consultation_on(context, plan) == one
        addresses = [comment_address(context, plan, number) for number in range(10)]
    assert cost.queries == 1
    assert addresses[3] == "/have-your-say/share/?campaign=plan&action=3"
    with time_machine.travel(at("2027-04-10 12:00")):
        context = {"request": RequestFactory().get("/")}
        assert comment_address(context, plan, "x").endswith(f"?kind=plan&about={plan.pk}&action=x")


def test_lists_cost_the_same_with_two_and_with_ten(client: Client, say: Any) -> None:
    def queries() -> list[int]:
        costs = []
        for address in (LIST, "/have-your-say/", f"{LIST}feed/", f"{LIST}calendar.ics"):
            client.get(address)
            with counted() as cost:
                client.get(address)
            costs.append(cost.queries)
        return costs

    for _ in range(2):
        factories.consultation()
    before = queries()
    for number in range(8):
        factories.consultation(closes_at=timezone.now() - timedelta(days=number))
    assert queries() == before
