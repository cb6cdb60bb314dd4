"""A fact inside rich text: how it is stored, shown, and carried into the editor and back.

It is stored as `<embed embedtype="fact" id="7"/>`. Wagtail replaces an embed as a whole, where of
a link it only replaces the opening tag.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate_models import ContentState
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    HandlerState,
    InlineEntityElementHandler,
)
from wagtail.rich_text import EmbedHandler

from alliance_site.core.facts.known import facts_by_pk
from alliance_site.core.facts.models import Fact, shown
from alliance_site.core.pages.keys import as_key


class FactEmbedHandler(EmbedHandler):
    """Shows the facts of a text as they are today."""

    identifier = "fact"

    @staticmethod
    def get_model() -> type[Fact]:
        return Fact

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [as_key(attrs.get("id")) for attrs in attrs_list]
        facts = facts_by_pk({key for key in keys if key is not None})
        return [as_html(facts.get(key) if key is not None else None) for key in keys]

    @classmethod
    def extract_references(
        cls, attrs: dict[str, str]
    ) -> Iterator[tuple[type[Fact], str, str, str]]:
        if as_key(attrs.get("id")) is not None:
            yield Fact, attrs["id"], "", ""


def as_html(fact: Fact | None) -> str:
    usable = fact is not None and not fact.is_withdrawn
    name = "alliance-fact" if usable else "alliance-fact alliance-fact--missing"
    return format_html('<span class="{}">{}</span>', name, shown(fact))


class FactElementHandler(InlineEntityElementHandler):
    """Puts a stored fact into the editor, with the words that readers see."""

    mutability = "IMMUTABLE"

    def handle_starttag(
        self, name: str, attrs: list[tuple[str, str]], state: HandlerState, content: ContentState
    ) -> None:
        super().handle_starttag(name, attrs, state, content)
        entity = content.entity_map[state.current_entity_ranges[-1].key]
        state.current_block.text += entity.data["figure"]
        state.leading_whitespace = KEEP_WHITESPACE

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        key = as_key(attrs.get("id"))
        fact = Fact.objects.filter(pk=key).first() if key is not None else None
        label = fact.label if fact else "This fact is not in the register"
        # The key stays, also where nothing is found for it: saving must lose nothing.
        return {"id": attrs.get("id", ""), "label": label, "figure": shown(fact)}


def fact_entity(props: dict[str, Any]) -> Any:
    """A fact on its way from the editor to the database."""
    return DOM.create_element("embed", {"embedtype": "fact", "id": props.get("id", "")})


CONVERSION = {
    "from_database_format": {'embed[embedtype="fact"]': FactElementHandler("FACT")},
    "to_database_format": {"entity_decorators": {"FACT": fact_entity}},
}
