"""Facts that follow a source: filled, kept up to date with their history, and never lost."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry

from alliance_site.core.clock import jobs
from alliance_site.core.facts import sources
from alliance_site.core.facts.following import follow_sources
from alliance_site.core.facts.models import Fact, Status
from alliance_site.core.facts.sources import FactSource, FactValue
from tests import factories
from tests.core.facts.test_keeping import edit_form
from tests.pages import soup

pytestmark = pytest.mark.django_db

Figures = dict[str, FactValue]


def value(words: str, as_at: date = date(2026, 9, 30)) -> FactValue:
    return FactValue(words, "The weather office", "https://example.org/", as_at)


@pytest.fixture
def figures() -> Iterator[Figures]:
    """What a source has now; a test changes it."""
    now = {"rain": value("12 mm"), "sun": value("4 hours")}
    sources.register(
        FactSource(
            "weather",
            lambda: [("Yesterday", [(key, key.title()) for key in now])],
            lambda keys: {key: now[key] for key in keys if key in now},
        )
    )
    yield now
    sources.unregister("weather")


def follower(**fields: object) -> Fact:
    return factories.FactFactory(follows="weather:rain", **fields)


def test_a_fact_takes_over_what_its_source_says_and_remembers(figures: Figures) -> None:
    fact, by_hand = follower(value="10 mm"), factories.FactFactory(value="21")

    assert follow_sources() == "1 of 1 facts changed."
    fact.refresh_from_db()
    by_hand.refresh_from_db()
    assert (fact.value, fact.source_name, fact.as_at) == (
        "12 mm",
        "The weather office",
        date(2026, 9, 30),
    )
    assert by_hand.value == "21"
    changes = registry.get_logs_for_instance(fact).get().data["changes"]
    assert (changes["value"]["old"], changes["value"]["new"]) == ("10 mm", "12 mm")

    assert follow_sources() == "0 of 1 facts changed."
    assert registry.get_logs_for_instance(fact).count() == 1


def test_where_the_figure_is_gone_the_old_one_stays_and_is_checked(figures: Figures) -> None:
    fact = follower(value="10 mm")
    del figures["rain"]
    follow_sources()
    fact.refresh_from_db()

    assert (fact.value, fact.status) == ("10 mm", Status.TO_CHECK)


def test_a_withdrawn_fact_follows_nothing(figures: Figures) -> None:
    fact = follower(value="10 mm", status=Status.WITHDRAWN)
    follow_sources()
    fact.refresh_from_db()

    assert fact.value == "10 mm"


def test_the_clock_does_it(figures: Figures) -> None:
    fact = follower(value="10 mm")
    job = jobs.named("facts")
    assert job
    job.run()
    fact.refresh_from_db()

    assert fact.value == "12 mm"


def test_however_many_facts_follow_the_source_is_asked_once(figures: Figures) -> None:
    asked: list[list[str]] = []
    source = FactSource("weather", list, lambda keys: asked.append(list(keys)) or figures)
    sources.register(source)
    for _ in range(5):
        follower()
    follow_sources()

    assert asked == [["rain"]]


def test_staff_choose_a_source_and_type_no_figure(figures: Figures, admin_client: Client) -> None:
    add = reverse("wagtailsnippets_core_fact:add")
    offered = soup(admin_client.get(add)).select("select[name=follows] option")
    assert [option.get_text() for option in offered][1:] == ["Rain", "Sun"]

    sent = {
        "key": "rain",
        "label": "Rain",
        "follows": "weather:rain",
        "review_by": "2099-01-01",
        "owner_role": "Analyst",
        "status": "checked",
    }
    assert admin_client.post(add, sent).status_code == 302
    assert Fact.objects.get().figure == "12 mm"


def test_what_is_typed_over_a_source_does_not_last(figures: Figures, admin_client: Client) -> None:
    fact = follower()
    form = edit_form(admin_client, fact) | {"value": "99 mm"}
    admin_client.post(reverse("wagtailsnippets_core_fact:edit", args=[fact.pk]), form)
    fact.refresh_from_db()

    assert fact.value == "12 mm"


def test_without_a_figure_nothing_can_be_followed(figures: Figures, admin_client: Client) -> None:
    gone = follower(value="10 mm")
    del figures["rain"]
    edit = reverse("wagtailsnippets_core_fact:edit", args=[gone.pk])
    form = edit_form(admin_client, gone)
    assert form["follows"] == "weather:rain"

    answer = admin_client.post(edit, form | {"value": ""})
    assert "There is no such figure now." in soup(answer).get_text()
    # With the old figure in its place, the rest can be changed.
    assert admin_client.post(edit, form | {"label": "Rain then"}).status_code == 302
    gone.refresh_from_db()
    assert (gone.label, gone.value) == ("Rain then", "10 mm")
