"""Staff put a form together, read and export what came, and it goes when its time is over."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from alliance_site.core.clock import jobs
from alliance_site.core.consent.models import Consent, Source
from alliance_site.core.consent.services import give_consent
from alliance_site.core.pages.standard import StandardPage
from alliance_site.core.roles.names import ADMINISTRATOR, EDITOR, LEAD, PUBLISHER
from alliance_site.core.small_forms.consent import wording_of
from alliance_site.core.small_forms.models import SmallFormField, SmallFormSubmission
from alliance_site.core.small_forms.page import SmallFormPage
from tests import factories
from tests.core.roles.screens import client_of
from tests.pages import counted, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def booking() -> SmallFormPage:
    return factories.SmallFormPageFactory(consent_text="You can quote me.")


def answer(
    booking: SmallFormPage, number: int = 0, days: int = 0, **data: str
) -> SmallFormSubmission:
    made = SmallFormSubmission.objects.create(
        page=booking, form_hash=f"h{number}", form_data={"name": "Jo", **data}
    )
    sent_at = timezone.now() - timedelta(days=days)
    SmallFormSubmission.objects.filter(pk=made.pk).update(submit_time=sent_at)
    return made


def listing(booking: SmallFormPage) -> str:
    return f"/admin/forms/submissions/{booking.pk}/"


def test_exports_are_safe_to_open(client: Client, booking: SmallFormPage) -> None:
    answer(booking, name='=HYPERLINK("https://evil.example")', email="a\x07b")
    client.force_login(factories.staff(ADMINISTRATOR))
    sheet = client.get(f"{listing(booking)}?export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(sheet).decode())))
    assert rows[0][1:] == ["Name", "Email"]
    assert rows[1][1:] == ['\'=HYPERLINK("https://evil.example")', "ab"]
    book = client.get(f"{listing(booking)}?export=xlsx")
    assert book.status_code == 200
    cells = load_workbook(io.BytesIO(b"".join(book))).active
    assert cells.cell(2, 2).value == '\'=HYPERLINK("https://evil.example")'


@pytest.mark.parametrize(
    ("role", "may"), [(PUBLISHER, True), (ADMINISTRATOR, True), (EDITOR, False), (LEAD, False)]
)
def test_answers_are_read_by_those_who_may(booking: SmallFormPage, role: str, may: bool) -> None:
    answer(booking, name="Marked")
    client = client_of(factories.staff(role))
    assert (b"Marked" in client.get(listing(booking), follow=True).content) is may
    assert ("no-store" in client.get(listing(booking))["Cache-Control"]) is True
    deleting = (
        f"{listing(booking)}delete/?selected-submissions={SmallFormSubmission.objects.get().pk}"
    )
    client.post(deleting)
    assert SmallFormSubmission.objects.exists() is not may


def test_answers_go_after_their_time_with_their_consents(booking: SmallFormPage) -> None:
    old, new = answer(booking, 1, days=91), answer(booking, 2, days=89)
    for made in (old, new):
        give_consent(subject=made.key, wording=wording_of(booking), source=Source.WEBSITE)
    (job,) = [job for job in jobs.registered() if job.name == "delete_small_forms"]
    assert job.run() == "Deleted 1 answers to small forms."
    assert list(SmallFormSubmission.objects.all()) == [new]
    assert Consent.objects.get(withdrawn_at=None).subject == new.key
    booking.delete()
    job.run()
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert Consent.objects.count() == 2


def test_a_form_stands_below_pages_of_information_and_nothing_below_it(
    booking: SmallFormPage,
) -> None:
    case = WagtailPageTestCase()
    case.assertCanCreateAt(StandardPage, SmallFormPage)
    case.assertCanNotCreateAt(SmallFormPage, StandardPage)


def test_a_publisher_puts_one_together_and_publishes_it() -> None:
    client, home = client_of(factories.staff(PUBLISHER)), factories.home_page()
    questions = [
        {"label": "Name", "field_type": "singleline", "required": "on"},
        {"label": "Lunch", "field_type": "radio", "choices": "Yes\nNo"},
    ]
    sent = {
        "title": "Book a place",
        "slug": "book",
        "search_description": "Come to an afternoon.",
        "intro": rich_text("<p>Hello</p>"),
        "thanks": rich_text("<p>Thank you</p>"),
        "kept_days": "30",
        "consent_text": "",
        "tell": "",
        "form_fields": inline_formset(questions),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    address = reverse("wagtailadmin_pages:add", args=["core", "smallformpage", home.pk])
    client.post(address, nested_form_data(sent))
    page = SmallFormPage.objects.get(slug="book")
    assert page.live
    assert [field.clean_name for field in page.form_fields.all()] == ["name", "lunch"]
    assert soup(client.get("/book/")).select_one("#lunch-2")["value"] == "No"


@pytest.mark.parametrize("mode", ["form", "landing"])
def test_a_form_is_previewed_before_it_is_stored(mode: str) -> None:
    home = factories.home_page()
    place = {"path": f"{home.path}0001", "depth": home.depth + 1}  # as Wagtail sets it
    ends = timezone.now() + timedelta(days=1)
    page = SmallFormPage(title="New", slug="new", closes_at=ends, places=1, **place)
    page.form_fields = [SmallFormField(label="Name", field_type="singleline")]
    page.set_url_path(home)
    answer = page.make_preview_request(preview_mode=mode)
    assert answer.status_code == 200
    shown = soup(answer.render() if hasattr(answer, "render") else answer)
    assert bool(shown.select_one("#name")) is (mode == "form")


@pytest.mark.parametrize("label", ["Website", "Form key", "Consent", "日本", "???"])
def test_a_question_may_be_called_anything(booking: SmallFormPage, label: str) -> None:
    question = SmallFormField.objects.create(page=booking, label=label, field_type="singleline")
    assert question.clean_name
    assert question.clean_name not in ("website", "form_key", "consent")


@pytest.mark.parametrize("choices", ["", " \n,", "\n".join(map(str, range(51)))])
def test_a_question_with_choices_needs_some(booking: SmallFormPage, choices: str) -> None:
    question = SmallFormField(page=booking, label="Lunch", field_type="radio", choices=choices)
    with pytest.raises(ValidationError, match="1 to 50 choices"):
        question.clean()


def test_the_list_of_answers_costs_the_same_for_more(
    client: Client, booking: SmallFormPage
) -> None:
    client.force_login(factories.staff(ADMINISTRATOR))
    costs = []
    for numbers in (range(2), range(2, 10)):
        for number in numbers:
            answer(booking, number)
        client.get(listing(booking))
        with counted() as cost:
            client.get(listing(booking))
        costs.append(cost.queries)
    assert costs[0] == costs[1]
