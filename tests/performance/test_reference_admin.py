"""The screens where an analyst keeps what the figures rest on."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from alliance_site.core.roles.names import (
    ADMINISTRATOR,
    ANALYST,
    CLINICAL_REVIEWER,
    EDITOR,
    LEAD,
    MODERATOR,
    PUBLISHER,
)
from alliance_site.management.seed.waiting_times import plant_what_is_counted
from performance.models import Baseline, Organisation, SeriesBreak, Standard, Succession, Target
from performance.reference_admin import REFERENCE_VIEWSETS
from tests import factories
from tests.core.roles.screens import client_of
from tests.pages import soup
from tests.performance.made import observed

pytestmark = pytest.mark.django_db

MODELS = [viewset.model for viewset in REFERENCE_VIEWSETS]
KEEPERS = {ANALYST, ADMINISTRATOR}
ROLES = [ADMINISTRATOR, ANALYST, CLINICAL_REVIEWER, EDITOR, LEAD, MODERATOR, PUBLISHER, "", None]

NEW: dict[Any, dict[str, Any]] = {
    Organisation: {"code": "RAL", "name": "Royal Free", "kind": "provider", "sort_order": 9},
    Succession: {"predecessor": "RF4", "successor": "R1H", "on": "2025-04-01", "why": "One trust"},
    Standard: {
        "code": "38D",
        "name": "38-day standard",
        "what_happened": "moved on",
        "explanation": "A wait.",
        "days": 38,
        "sort_order": 9,
    },
    Target: {
        "standard": "62D",
        "kind": "ambition",
        "level": "80",
        "on": "2027-03-31",
        "source": "NHS England",
    },
    SeriesBreak: {"standard": "", "on": "2024-04-01", "why": "Counted otherwise"},
    Baseline: {
        "organisation": "R1H",
        "standard": "31D-FIRST",
        "first_month": "2019-04-01",
        "name": "the year before covid",
        "counted": "started a first treatment",
        "note": "Covid had begun.",
    },
}


def address(model: Any, action: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(action), args=args)


def with_keys(fields: dict[str, Any]) -> dict[str, Any]:
    """Codes as the primary keys that a form sends."""
    keys = {
        **dict(Organisation.objects.values_list("code", "pk")),
        **dict(Standard.objects.values_list("code", "pk")),
    }
    names = ("organisation", "standard", "predecessor", "successor")
    return {name: keys.get(value, "") if name in names else value for name, value in fields.items()}


def add(client: Client, model: Any, **changes: Any) -> HttpResponse:
    return client.post(address(model, "add"), with_keys({**NEW[model], **changes}))


def errors(response: HttpResponse) -> str:
    assert response.status_code == 200
    return soup(response).get_text(" ")


@pytest.fixture
def analyst(db: None) -> Client:
    plant_what_is_counted()
    return client_of(factories.staff(ANALYST))


@pytest.mark.parametrize("role", ROLES)
def test_who_may_keep_reference_data(role: str | None) -> None:
    plant_what_is_counted()
    client = client_of(None if role is None else factories.staff(role))

    for model in MODELS:
        may = role in KEEPERS
        before = set(model.objects.values_list("pk", flat=True))
        assert (client.get(address(model, "list")).status_code == 200) is may
        add(client, model)
        made = set(model.objects.values_list("pk", flat=True)) - before
        assert bool(made) is may, model
        target = made.pop() if made else min(before)
        assert (client.get(address(model, "edit", target)).status_code == 200) is may
        client.post(address(model, "delete", target))
        assert model.objects.filter(pk=target).exists() is not may


def test_a_change_empties_the_cache_in_front(
    analyst: Client,
    told: list[tuple[str, str]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for model in MODELS:
        told.clear()
        # The test's own transaction never ends: what was told before would still be waiting.
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            add(analyst, model)
        assert told == [("/", "testserver")], model


@pytest.mark.parametrize("code", ["R1H", "62D"])
def test_what_has_figures_is_not_deleted(code: str, analyst: Client) -> None:
    observed("R1H", "62D", [70])
    model = Organisation if code == "R1H" else Standard
    found = model.objects.get(code=code)

    for send in (analyst.get, analyst.post):
        answer = send(address(model, "delete", found.pk), follow=True)
        assert "cannot be deleted: it has figures" in soup(answer).get_text(" ")
    assert model.objects.filter(pk=found.pk).exists()


def test_what_else_rests_on_it_keeps_it(analyst: Client) -> None:
    trust, standard = Organisation.objects.get(code="RQX"), Standard.objects.get(code="FDS")

    answer = analyst.post(address(Organisation, "delete", trust.pk), follow=True)
    assert "part of the sum “Our three hospital trusts together”" in soup(answer).get_text(" ")
    answer = analyst.post(address(Standard, "delete", standard.pk), follow=True)
    assert "it has levels or a year to compare with" in soup(answer).get_text(" ")


@pytest.mark.parametrize(
    ("kind", "parts", "problem"),
    [
        ("our_sum", [], "Choose the two or more organisations"),
        ("our_sum", ["R1H"], "Choose the two or more organisations"),
        ("our_sum", ["R1H", "QMF"], "Choose organisations of one kind"),
        ("our_sum", ["R1H", "NEL-TRUSTS"], "Select a valid choice"),
        ("provider", ["R1H", "RF4"], "Only a sum of our own has parts"),
        ("our_sum", ["R1H", "RF4"], ""),
    ],
)
def test_what_can_be_a_sum(kind: str, parts: list[str], problem: str, analyst: Client) -> None:
    keys = list(Organisation.objects.filter(code__in=parts).values_list("pk", flat=True))
    answer = add(analyst, Organisation, kind=kind, parts=keys)

    if problem:
        assert problem in errors(answer)
    else:
        made = Organisation.objects.get(code="RAL")
        assert set(made.parts.values_list("code", flat=True)) == set(parts)


def test_one_organisation_is_shown_first(analyst: Client) -> None:
    answer = add(analyst, Organisation, is_main="on")

    assert "People who live in north east London is shown first." in errors(answer)


def test_nobody_comes_after_themselves(analyst: Client) -> None:
    circle = add(analyst, Succession, predecessor="QMF", successor="NEL-CCGS")
    assert "came after" in errors(circle)
    same = add(analyst, Succession, predecessor="R1H", successor="R1H")
    assert "Choose another organisation" in errors(same)
    mid_month = add(analyst, Succession, on="2025-04-02")
    assert "Give the first day of a month." in errors(mid_month)


@pytest.mark.parametrize("code", ["R1H", "62D"])
def test_a_code_stays_as_it_is(code: str, analyst: Client) -> None:
    model: Any = Organisation if code == "R1H" else Standard
    found = model.objects.get(code=code)
    changed = {**NEW[model], "code": "OTHER", "name": "Another name", "kind": "provider"}
    analyst.post(address(model, "edit", found.pk), changed)
    found.refresh_from_db()

    assert (found.code, found.name) == (code, "Another name")


def test_a_level_is_between_0_and_100_and_there_is_one_a_date(analyst: Client) -> None:
    assert "less than or equal to 100" in errors(add(analyst, Target, level="101"))
    assert "There is a level of this kind" in errors(add(analyst, Target, on="2026-03-31"))
    assert Target.objects.filter(level=80, on=date(2027, 3, 31)).count() == 0


@pytest.mark.parametrize("model", [Organisation, Standard])
def test_a_code_can_stand_in_an_address(model: Any, analyst: Client) -> None:
    assert "letters, numbers and hyphens" in errors(add(analyst, model, code="A/B"))
