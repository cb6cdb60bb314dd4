"""What editors see: nothing they typed is lost, and every road of the admin says what to mend."""

import json
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from alliance_site.core.models import HomePage, StandardPage
from tests import factories
from tests.core.publishing.drafts import (
    BROKEN,
    SAYS,
    SOUND,
    body,
    broken_draft,
    document,
    draft,
    is_live,
    sound_draft,
)
from tests.core.publishing.test_gate import submitted
from tests.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_picture_sizes")]


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(factories.UserFactory(is_superuser=True))
    return client


def form(text: str, **fields: Any) -> dict[str, Any]:
    """What the editor sends."""
    comments = {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    return {
        **comments,
        **nested_form_data({"body": streamfield([("text", rich_text(text))])}),
        "title": "A page",
        "slug": "a-page",
        "search_description": "What it is about.",
        **fields,
    }


def told(response: HttpResponse) -> str:
    return " ".join(part.get_text(" ", strip=True) for part in soup(response)(class_="messages"))


def errors_in_body(response: HttpResponse) -> str:
    """What the editor's script shows at the blocks."""
    block = soup(response).find(attrs={"data-w-block-arguments-value": True, "id": "body"})
    return json.dumps(json.loads(block["data-w-block-arguments-value"])[1])


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_publishing_from_the_editor_is_refused_at_the_field_and_keeps_the_draft(
    admin: Client,
) -> None:
    page = sound_draft()
    sent = form(BROKEN, **{"action-publish": "1", "title": "What I typed"})
    response = admin.post(edit_address(page), sent, follow=True)
    assert not is_live(page)
    assert SAYS in told(response)
    assert "Your draft is saved" in told(response)
    assert SAYS in errors_in_body(response)
    assert soup(response).find(id="page-edit-form")["action"] == edit_address(page)
    saved = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert saved.title == "What I typed"
    assert "<h3" in str(saved.body)
    assert soup(response).find(id="id_title")["value"] == "What I typed"

    admin.post(edit_address(page), form(SOUND, **{"action-publish": "1"}))
    assert is_live(page)


def test_the_error_of_a_plain_field_stands_at_the_field(admin: Client) -> None:
    page = sound_draft()
    image = factories.ImageFactory(description="")
    sent = form(SOUND, **{"action-publish": "1", "image": image.pk})
    response = admin.post(edit_address(page), sent, follow=True)
    field = soup(response).find(attrs={"data-contentpath": "image"})
    assert "no description" in field.find(attrs={"data-field-errors": True}).get_text()


def test_a_new_page_that_is_refused_is_a_draft(admin: Client, home: HomePage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["core", "standardpage", home.pk])
    response = admin.post(address, form(BROKEN, **{"action-publish": "1"}), follow=True)
    page = StandardPage.objects.get(slug="a-page")
    assert not page.live
    assert SAYS in told(response)
    assert SAYS in errors_in_body(response)
    sound = form(SOUND, **{"action-publish": "1", "slug": "sound"})
    admin.post(address, sound)
    assert StandardPage.objects.get(slug="sound").live


def test_a_schedule_set_in_the_editor_is_refused(admin: Client) -> None:
    page = sound_draft()
    sent = form(BROKEN, **{"action-publish": "1", "go_live_at": "2099-01-01 09:00"})
    assert SAYS in told(admin.post(edit_address(page), sent, follow=True))
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_drafts_save_and_say_what_will_be_refused(admin: Client) -> None:
    page = sound_draft()
    response = admin.post(edit_address(page), form(BROKEN, search_description=""), follow=True)
    assert "Before this page can be published" in told(response)
    assert "no summary" in told(response)


def test_a_draft_that_saves_itself_says_nothing(admin: Client) -> None:
    page = sound_draft()
    answer = admin.post(edit_address(page), form(BROKEN), headers={"accept": "application/json"})
    assert answer.json()["success"]
    assert told(admin.get(edit_address(page))) == ""


@pytest.mark.parametrize("in_window", [True, False])
def test_the_last_approval_says_what_to_mend(
    admin: Client, in_window: bool, django_user_model: Any
) -> None:
    page = broken_draft()
    state = submitted(page, django_user_model.objects.get())
    args = [page.pk, "approve", state.current_task_state.pk]
    address = reverse("wagtailadmin_pages:workflow_action", args=args)
    problems = reverse("publishing_problems", args=[page.pk])
    if in_window:
        headers = {"x-requested-with": "XMLHttpRequest"}
        answer = admin.post(address, {"comment": ""}, headers=headers)
        assert answer.json()["redirect"] == problems
        response = admin.get(problems)
    else:
        response = admin.post(address, {"comment": ""}, follow=True)
    assert SAYS in told(response)
    assert not is_live(page)


def test_bulk_publishing_goes_on_past_a_refused_page(admin: Client, home: HomePage) -> None:
    broken, sound = broken_draft(), sound_draft()
    below = draft(("text", BROKEN), parent=sound)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = f"?id={broken.pk}&id={sound.pk}&next={reverse('wagtailadmin_explore', args=[home.pk])}"
    response = admin.post(address + ids, {"include_descendants": "on"}, follow=True)
    assert [is_live(page) for page in (broken, sound, below)] == [False, True, False]
    said = told(response)
    assert "1 page has been published" in said
    assert f"“{broken.title}” is not published" in said
    assert f"“{below.title}” is not published" in said


def test_copies_to_be_published_say_why_they_are_drafts(admin: Client, home: HomePage) -> None:
    page = factories.StandardPageFactory(body=body(("text", BROKEN)))
    sent = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": home.pk,
        "publish_copies": "on",
    }
    response = admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent, follow=True)
    assert not Page.objects.get(slug="copy").live
    assert "“Copy” is not published" in told(response)


def test_the_admins_api_answers_with_the_reason(admin: Client) -> None:
    page = broken_draft()
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    response = admin.post(address)
    assert response.status_code == 400
    assert SAYS in response.json()["body"][0]
    assert not is_live(page)


def test_the_api_copies_a_broken_page_as_a_draft(admin: Client) -> None:
    page = factories.StandardPageFactory(body=body(("text", BROKEN)))
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "copy"])
    assert admin.post(address, {"slug": "copy", "keep_live": True}).status_code == 201
    assert not Page.objects.get(slug="copy").live


def test_a_picture_without_words_is_refused_with_all_else_and_the_draft_is_saved(
    admin: Client,
) -> None:
    page = sound_draft()
    image = {"image": factories.ImageFactory().pk, "alt_text": ""}
    parts = {"image": image, "caption": "Below"}
    blocks = streamfield([("figure_image", parts), ("text", rich_text(BROKEN))])
    sent = {**form(BROKEN, **{"action-publish": "1"}), **nested_form_data({"body": blocks})}
    response = admin.post(edit_address(page), sent, follow=True)
    assert "no words" in errors_in_body(response)
    assert SAYS in errors_in_body(response)
    saved = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert saved.body[0].value["caption"] == "Below"


def test_the_page_that_stands_for_a_pdf_is_chosen_in_the_library(
    admin: Client, home: HomePage
) -> None:
    pdf = document("plan.pdf")
    address = reverse("wagtaildocs:edit", args=[pdf.pk])
    collection = pdf.collection_id
    sent = {"title": "The plan", "html_page": home.pk, "tags": "", "collection": collection}
    assert "page-chooser" in str(soup(admin.get(address)).find(id="id_html_page").parent)
    admin.post(address, sent)
    pdf.refresh_from_db()
    assert pdf.html_page_id == home.pk


def test_the_editor_shows_the_checks_and_a_stranger_sees_no_problems(
    admin: Client, client: Client
) -> None:
    page = broken_draft()
    checks = soup(admin.get(edit_address(page))).find(id="checker-axe-configuration")
    assert "publishing-refusal" in checks.get_text()
    client.force_login(factories.UserFactory())
    assert client.get(reverse("publishing_problems", args=[page.pk])).status_code in {302, 403}


def test_a_preview_says_what_the_gate_would_say_and_the_page_itself_does_not(
    client: Client, home: HomePage
) -> None:
    page = broken_draft()
    preview = soup(page.make_preview_request())
    assert SAYS in preview.select_one('[data-publishing="refusal"]').get_text()
    shown = factories.StandardPageFactory(parent=home, search_description="")
    assert soup(shown.make_preview_request()).select('[data-publishing="warning"]')
    assert not soup(client.get(shown.url)).select("[data-publishing]")


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_a_draft_that_is_saved_while_it_goes_live_stays_live(admin: Client, accept: str) -> None:
    page = sound_draft()

    def meanwhile(request: HttpRequest, read: Page) -> None:
        """Between the moment when the request read the page and that when it stores it."""
        page.get_latest_revision().publish()
        Page.objects.filter(pk=page.pk).update(locked=True)

    with hooks.register_temporarily("before_edit_page", meanwhile):
        admin.post(edit_address(page), form(SOUND, title="Typed"), headers={"accept": accept})
    stored = Page.objects.get(pk=page.pk)
    assert (stored.live, stored.locked, stored.title) == (True, True, page.title)
    assert stored.live_revision is not None
    assert stored.get_latest_revision_as_object().title == "Typed"
    assert stored.has_unpublished_changes


def test_a_draft_that_is_saved_while_it_is_moved_stays_where_it_is(
    admin: Client, home: HomePage
) -> None:
    page, section = sound_draft(), factories.StandardPageFactory(parent=home)

    def meanwhile(request: HttpRequest, read: Page) -> None:
        Page.objects.get(pk=page.pk).move(section, pos="last-child")

    with hooks.register_temporarily("before_edit_page", meanwhile):
        admin.post(edit_address(page), form(SOUND))
    assert Page.objects.get(pk=page.pk).get_parent().pk == section.pk
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_of_three_hundred_blocks_is_saved(admin: Client) -> None:
    page = sound_draft()
    blocks = streamfield([("text", rich_text(SOUND))] * 300)
    sent = {**form(SOUND), **nested_form_data({"body": blocks})}
    assert len(sent) > 1000
    admin.post(edit_address(page), sent)
    assert len(Page.objects.get(pk=page.pk).get_latest_revision_as_object().body) == 300


def test_an_alias_among_the_chosen_holds_up_nobody(admin: Client) -> None:
    page = sound_draft()
    alias = page.create_alias(update_slug="alias")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin.post(f"{address}?id={alias.pk}&id={page.pk}&next=/admin/")
    assert is_live(page)
    assert is_live(alias)
