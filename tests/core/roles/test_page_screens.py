"""Drafts are nobody's business who has no right to pages: no screen tells their titles."""

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from wagtail.admin.urls import pages as page_urls
from wagtail.models import Page

from alliance_site.core.pages.home import HomePage
from alliance_site.core.roles.names import ANALYST, CLINICAL_REVIEWER, EDITOR, LEAD, MODERATOR
from tests import factories
from tests.core.roles.screens import client_of

pytestmark = pytest.mark.django_db

SECRET = "A merger that nobody may know of"


@pytest.fixture
def draft(home: HomePage) -> Page:
    page = factories.StandardPageFactory(title=SECRET, slug="secret", live=False)
    page.save_revision()
    return page


def page_address(name: str, *args: object, **kwargs: object) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args or None, kwargs=kwargs or None)


def addresses(draft: Page, home: HomePage) -> list[str]:
    """Every screen for pages that Wagtail has, asked about the draft."""
    values = {
        "content_type_app_name": "core",
        "content_type_model_name": "standardpage",
        "app_label": "core",
        "model_name": "standardpage",
        "destination_id": home.pk,
        "action_name": "approve",
        "task_state_id": 1,
        "task_id": 1,
        "revision_id": draft.latest_revision_id,
    }
    found = []
    for pattern in page_urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        if pattern.name == "revisions_compare":  # the one with unnamed parts
            found.append(page_address(pattern.name, draft.pk, "earliest", "latest"))
            continue
        wanted = pattern.pattern.converters
        kwargs = {name: values.get(name, draft.pk) for name in wanted}
        found.append(page_address(pattern.name, **kwargs))
    choosers = [
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_choose_page_child", args=[home.pk]),
        reverse("wagtailadmin_choose_page_child", args=[draft.pk]),
        reverse("wagtailadmin_choose_page_search") + "?q=merger",
        reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={draft.pk}",
    ]
    explorer = [
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=[home.pk]),
        reverse("wagtailadmin_api:pages:listing"),
        reverse("wagtailadmin_api:pages:detail", args=[draft.pk]),
    ]
    return [*found, *choosers, *explorer]


def leaks(client: Client, address: str) -> bool:
    answer = client.get(address, follow=True, headers={"x-requested-with": "XMLHttpRequest"})
    return (
        SECRET.encode() in answer.content
        or SECRET.encode() in client.get(address, follow=True).content
    )


@pytest.mark.parametrize("role", [MODERATOR, LEAD, ANALYST, CLINICAL_REVIEWER, ""])
def test_no_screen_tells_a_drafts_title(role: str, draft: Page, home: HomePage) -> None:
    client = client_of(factories.staff(role))
    assert [address for address in addresses(draft, home) if leaks(client, address)] == []


def test_the_same_screens_do_tell_an_editor(draft: Page, home: HomePage) -> None:
    client = client_of(factories.staff(EDITOR))
    telling = [address for address in addresses(draft, home) if leaks(client, address)]
    assert len(telling) > 10
    assert reverse("wagtailadmin_choose_page_child", args=[home.pk]) in telling


def test_an_editor_is_not_asked_to_confirm_a_move_that_is_refused(home: HomePage) -> None:
    live = factories.StandardPageFactory(title=SECRET)
    target = factories.StandardPageFactory()
    address = reverse("wagtailadmin_pages:move_confirm", args=[live.pk, target.pk])
    assert client_of(factories.staff(EDITOR)).get(address).status_code == 302
    missing = reverse("wagtailadmin_pages:move_confirm", args=[live.pk, 999_999])
    assert client_of(factories.staff(EDITOR)).get(missing).status_code == 404
