"""The accessibility statement says what the register says, in the words that the law fixes."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import PageViewRestriction

from alliance_site.core.accessibility.models import AccessibilityIssue, Why
from alliance_site.core.accessibility.page import AccessibilityStatementPage
from alliance_site.core.pages.home import HomePage
from alliance_site.core.review.due import due_by
from tests import factories
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db
ADDRESS = "/accessibility-statement/"
TODAY = time_machine.travel("2026-06-01 12:00", tick=False)


@pytest.fixture
def page(home: HomePage) -> AccessibilityStatementPage:
    return factories.AccessibilityStatementPageFactory(parent=home)


def words(client: Client) -> str:
    return " ".join(soup(client.get(ADDRESS)).main.get_text(" ").split())


def test_an_empty_register_without_an_audit_is_partial_and_reads_well(
    client: Client, page: AccessibilityStatementPage
) -> None:
    said = words(client)
    assert "partially compliant" in said
    assert "because it has not been fully checked yet" in said
    assert "We know of no content that fails the standard" in said
    assert "Equality and Human Rights Commission" in said
    assert "No. 2) Accessibility Regulations 2018" in said


@TODAY
def test_only_an_audit_and_an_empty_register_are_fully_compliant(
    client: Client, page: AccessibilityStatementPage
) -> None:
    page.audited, page.tested_on = True, date(2026, 5, 1)
    page.save_revision().publish()
    assert "fully compliant" in words(client)
    issue = factories.AccessibilityIssueFactory()
    assert "due to the non-compliances listed below" in words(client)
    issue.fixed_on = date(2026, 6, 1)
    issue.save()
    assert "fully compliant" in words(client)


@TODAY
def test_issues_stand_under_their_reason_in_law_with_an_honest_date(
    client: Client, page: AccessibilityStatementPage
) -> None:
    make = factories.AccessibilityIssueFactory
    make(title="Late", fix_by=date(2026, 5, 31))
    make(title="Old PDF", why=Why.OUT_OF_SCOPE, fix_by=None)
    make(title="Long film", why=Why.BURDEN, explanation="It costs too much.", fix_by=None)
    make(title="Mended", fixed_on=date(2026, 5, 1))
    said = words(client)
    assert "due to the non-compliances and exemptions listed below" in said
    order = ["Non-compliance with", "Late", "Disproportionate burden", "Long film", "scope", "Old"]
    places = [said.index(each, said.index("for the following reasons")) for each in order]
    assert places == sorted(places)
    assert "We planned to fix this by 31 May 2026. That date has passed" in said
    assert "It costs too much." in said
    assert "Mended" not in said


def test_a_private_page_is_not_named(
    client: Client, page: AccessibilityStatementPage, home: HomePage
) -> None:
    public, secret = (
        factories.StandardPageFactory(parent=home, title=title) for title in ("Open", "Secret")
    )
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    factories.AccessibilityIssueFactory(page=public)
    factories.AccessibilityIssueFactory(page=secret)
    said = words(client)
    assert "(Open)" in said.replace("( ", "(").replace(" )", ")")
    assert "Secret" not in said
    factories.AccessibilityIssueFactory.create_batch(8, page=public)
    with counted() as cost:
        client.get(ADDRESS)
    assert cost.queries <= 12, cost


@TODAY
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"fix_by": None}, "fix_by"),
        ({"fix_by": date(2025, 1, 1)}, "fix_by"),
        ({"why": Why.BURDEN, "explanation": "  "}, "explanation"),
        ({"fixed_on": date(2026, 6, 2)}, "fixed_on"),
        ({"fixed_on": date(2025, 6, 2)}, "fixed_on"),
    ],
)
def test_what_the_law_asks_for_must_be_there(wrong: dict, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        factories.AccessibilityIssueFactory.build(**wrong).full_clean()
    assert set(refused.value.message_dict) == {field}


@TODAY
def test_a_statement_from_the_future_or_an_audit_without_a_day_is_refused(
    page: AccessibilityStatementPage,
) -> None:
    page.prepared_on, page.audited = date(2026, 6, 2), True
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert set(refused.value.message_dict) == {"prepared_on", "tested_on"}


@TODAY
def test_staff_are_told_what_is_due_and_mark_it_as_fixed(client: Client) -> None:
    late = factories.AccessibilityIssueFactory(title="Late", fix_by=date(2026, 5, 31))
    factories.AccessibilityIssueFactory(title="Later", fix_by=date(2026, 9, 1))
    (item,) = [item for item in due_by(date(2026, 6, 1)) if item.kind == "Accessibility issue"]
    assert (item.title, item.due) == ("Late", date(2026, 5, 31))
    client.force_login(factories.UserFactory(is_superuser=True))
    assert client.get(item.url).status_code == 200

    listing = "/admin/snippets/core/accessibilityissue/"
    assert "1 Sep 2026" in client.get(listing).content.decode(), "a promise names its day"
    assert "Late" in client.get(f"{listing}?state=late").content.decode()
    assert "Later" not in client.get(f"{listing}?state=late").content.decode()
    assert "1 Sep 2026" in client.get(listing).content.decode()
    action = f"/admin/bulk/core/accessibilityissue/mark_fixed/?id={late.pk}&next={listing}"
    assert b"Late" in client.get(action).content
    assert client.post(action).status_code == 302

    late.refresh_from_db()
    assert late.fixed_on == date(2026, 6, 1)
    assert not AccessibilityIssue.objects.to_fix_by(date(2026, 6, 1)).exists()
