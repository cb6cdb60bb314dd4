"""Facts in the editor: chosen by editors, carried there and back, never lost."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import GroupPagePermission, Page

from alliance_site.core.blocks import BodyBlock
from alliance_site.core.blocks.text import PLAIN_FEATURES, TEXT_FEATURES
from alliance_site.core.facts.models import MISSING, WITHDRAWN, Status
from tests import factories
from tests.core.facts.content import everywhere, tag
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    """Somebody who may add and change pages, and has no rights on facts."""
    group = Group.objects.create(name="Editors of pages only")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in ("add_page", "change_page"):
        permission = Permission.objects.get(codename=action, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(
            group=group, page=Page.objects.get(depth=1), permission=permission
        )
    user = factories.UserFactory()
    user.groups.add(group)
    client.force_login(user)
    return client


def modal(client: Client, name: str, *args: Any) -> dict[str, Any]:
    response = client.get(reverse(f"fact_chooser:{name}", args=args))
    assert response.status_code == 200
    return json.loads(response.content)


def test_an_editor_chooses_among_the_facts_that_are_not_withdrawn(editor: Client) -> None:
    good = factories.FactFactory(label="Ages for bowel screening", value="50 to 74")
    gone = factories.FactFactory(label="Out of date", status=Status.WITHDRAWN)

    window = modal(editor, "choose")["html"]
    assert "Ages for bowel screening" in window
    assert "50 to 74" in window
    assert "Out of date" not in window
    results = editor.get(reverse("fact_chooser:choose_results") + "?q=bowel").content.decode()
    assert "Ages for bowel screening" in results

    chosen = modal(editor, "chosen", good.pk)["result"]
    assert chosen["figure"] == "50 to 74"
    for key in (gone.pk, 999999, "x", "²"):
        assert editor.get(reverse("fact_chooser:chosen", args=[key])).status_code == 404
    many = editor.get(reverse("fact_chooser:chosen_multiple"), {"id": [good.pk, gone.pk, "x"]})
    assert [row["id"] for row in json.loads(many.content)["result"]] == [str(good.pk)]


@pytest.mark.parametrize("features", [TEXT_FEATURES, PLAIN_FEATURES], ids=["text", "plain"])
def test_a_fact_goes_into_the_editor_and_back(features: list[str]) -> None:
    fact = factories.FactFactory(value="50 to 74", unit="years")
    gone = factories.FactFactory(status=Status.WITHDRAWN)
    stored = (
        f'<p data-block-key="a">People aged {tag(fact.pk)} or {tag(gone.pk)}, {tag(999999)}.</p>'
        f'<p data-block-key="b">{tag(fact.pk)}</p>'
    )
    converter = ContentstateConverter(features)
    state = converter.from_database_format(stored)
    first, second = json.loads(state)["blocks"]
    assert first["text"] == f"People aged 50 to 74 years or {WITHDRAWN}, {MISSING}."
    assert second["text"] == "50 to 74 years"
    assert converter.to_database_format(state) == stored


def test_a_broken_fact_opens_in_the_editor_and_is_kept() -> None:
    converter = ContentstateConverter(TEXT_FEATURES)
    stored = '<p data-block-key="a">It is <embed embedtype="fact" id="none"/> now.</p>'
    assert converter.to_database_format(converter.from_database_format(stored)) == stored


def test_a_page_with_facts_that_are_gone_opens(editor: Client) -> None:
    fact = factories.FactFactory()
    page = factories.StandardPageFactory(body=everywhere(fact))
    fact.delete()
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    assert MISSING in soup(response).get_text() + response.content.decode()


def test_a_withdrawn_fact_is_refused_in_a_block_and_a_draft_is_still_saved() -> None:
    gone = factories.FactFactory(status=Status.WITHDRAWN)
    block = BodyBlock()
    value = block.to_python([{"type": "fact_figure", "value": {"fact": gone.pk}}])
    with pytest.raises(StreamBlockValidationError) as refused:
        block.clean(value)
    assert "has been withdrawn" in json.dumps(refused.value.as_json_data())
    block.defer_required_validation()
    assert block.clean(value)[0].value["fact"] == gone
