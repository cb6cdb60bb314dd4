"""The gate and the reviewer hear of the facts on a page."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from alliance_site.core.facts.models import Status
from alliance_site.core.facts.services import change_fact
from alliance_site.core.links.models import CheckedLink, Kind, LinkUse, State
from alliance_site.core.pages.home import HomePage
from alliance_site.core.publishing.problems import (
    Problem,
    PublishingRefused,
    Severity,
    problems_of,
    refusals_of,
)
from tests import factories
from tests.core.facts.content import everywhere, tag, text
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
SIX_PLACES = 6


def of_facts(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if "fact" in problem.message.lower()]


def test_a_checked_fact_is_no_problem(home: HomePage) -> None:
    page = factories.StandardPageFactory(parent=home, body=everywhere(factories.FactFactory()))
    assert of_facts(problems_of(page)) == []


@pytest.mark.parametrize(
    "state",
    [{"status": Status.TO_CHECK}, {"review_by": date(2026, 1, 2), "as_at": date(2026, 1, 1)}],
)
def test_a_fact_that_waits_for_its_check_is_a_warning_once_and_can_be_published(
    home: HomePage, state: dict
) -> None:
    fact = factories.FactFactory(label="Ages", **state)
    page = factories.StandardPageFactory(parent=home, body=everywhere(fact), live=False)
    (problem,) = of_facts(problems_of(page))
    assert problem.severity is Severity.WARNING
    assert "“Ages” waits for its check" in problem.message
    page.save_revision().publish()


def test_a_withdrawn_fact_is_refused_in_every_place_and_what_is_live_stays(
    client: Client, home: HomePage
) -> None:
    fact = factories.FactFactory(label="Ages", status=Status.CHECKED)
    page = factories.StandardPageFactory(parent=home, body=everywhere(fact))
    old = page.save_revision()
    old.publish()
    fact.status = Status.WITHDRAWN
    change_fact(fact=fact, user=None)
    found = of_facts(refusals_of(page))
    assert len(found) == SIX_PLACES
    assert {problem.path[0] for problem in found} == set(range(SIX_PLACES))
    assert "“Ages” is withdrawn" in found[0].message
    with pytest.raises(PublishingRefused):
        old.publish()
    assert "[figure withdrawn]" in soup(client.get(page.url)).get_text()


@pytest.mark.parametrize("key", ["999999", "abc", "-1", "9" * 40, ""])
def test_a_fact_that_is_gone_is_refused_and_the_draft_stays(home: HomePage, key: str) -> None:
    body = json.dumps([{"type": "text", "value": f"<p>There are {tag(key)}.</p>"}])
    page = factories.StandardPageFactory(parent=home, body=body, live=False)
    page.save_revision()
    (problem,) = refusals_of(page)
    assert "no longer in the fact register" in problem.message
    assert problem.path == (0,)


def test_the_facts_of_a_page_cost_the_gate_one_query(home: HomePage) -> None:
    plain = factories.StandardPageFactory(parent=home)
    full = factories.StandardPageFactory(
        parent=home, body=text(*factories.FactFactory.create_batch(9))
    )
    with counted() as without:
        problems_of(plain)
    with counted() as with_facts:
        problems_of(full)
    assert with_facts.queries - without.queries <= 1


def test_a_reviewer_is_told_of_facts_links_and_what_readers_reported(
    admin_client: Client, home: HomePage
) -> None:
    late = factories.FactFactory(label="Ages", status=Status.TO_CHECK)
    gone = factories.FactFactory(label="Old number", status=Status.WITHDRAWN)
    page = factories.StandardPageFactory(
        parent=home, body=text(late, gone, factories.FactFactory())
    )
    link = CheckedLink.objects.create(
        kind=Kind.WEBSITE, address="https://example.org/", state=State.BROKEN, problem="Not found"
    )
    LinkUse.objects.create(link=link, page=page.page_ptr, text="Their page", field="body")
    factories.PageProblemFactory(page=page.page_ptr)
    said = soup(admin_client.get(reverse("review_page", args=[page.pk]))).get_text()
    assert "“Ages” (21) waits for its check" in said
    assert "“Old number” is withdrawn" in said
    assert "The link “Their page”: Not found" in said
    assert "Readers reported 1 problem" in said
