"""A spreadsheet that staff download never runs what somebody typed."""

import csv
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from alliance_site.core.exports import safe_cell
from alliance_site.core.users.models import User
from tests import factories


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\x00="])
def test_a_text_never_starts_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1+1").startswith("'")


@pytest.mark.parametrize("value", [-5, 1.5, None, True, "", "50 to 74", "a=b", "a\nb"])
def test_all_else_stays_as_it_is(value: object) -> None:
    assert safe_cell(value) == value


@pytest.mark.django_db
def test_the_facts_can_be_downloaded_safely(admin_client: Client) -> None:
    bad = '=HYPERLINK("https://example.org/")\x07'
    factories.FactFactory(value="-5", note=bad)
    address = reverse("wagtailsnippets_core_fact:list")
    lines = b"".join(admin_client.get(f"{address}?export=csv").streaming_content).decode()
    row = next(csv.DictReader(lines.splitlines()))
    sheet = b"".join(admin_client.get(f"{address}?export=xlsx").streaming_content)
    headings, cells = load_workbook(BytesIO(sheet)).active.iter_rows(values_only=True)
    for found in (row, dict(zip(headings, cells, strict=True))):
        assert found["Value"] == "'-5"
        assert found["Note"] == '\'=HYPERLINK("https://example.org/")'
        assert found["Status"] == "Checked"


@pytest.mark.django_db
@pytest.mark.parametrize("report", ["aging_pages", "locked_pages", "site_history"])
def test_so_can_the_reports_that_are_wagtails_own(
    admin_client: Client, admin_user: User, report: str
) -> None:
    page = factories.StandardPageFactory(
        title="=1+1\x07", locked=True, locked_by=admin_user, last_published_at=timezone.now()
    )
    page.save_revision(user=admin_user, log_action=True)
    address = reverse(f"wagtailadmin_reports:{report}")
    lines = b"".join(admin_client.get(f"{address}?export=csv").streaming_content).decode()
    sheet = b"".join(admin_client.get(f"{address}?export=xlsx").streaming_content)
    cells = [cell for row in csv.reader(lines.splitlines()) for cell in row]
    rows = load_workbook(BytesIO(sheet)).active.iter_rows(values_only=True)
    for found in (cells, [cell for row in rows for cell in row]):
        assert "'=1+1" in found
