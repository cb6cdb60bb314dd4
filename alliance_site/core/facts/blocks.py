"""A fact as a block of its own, in large letters."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks

from alliance_site.core.facts.known import remembered
from alliance_site.core.facts.models import Fact, shown

WITHDRAWN_MESSAGE = "This figure has been withdrawn. Choose another, or take the block away."

EXAMPLE = Fact(
    label="principles guide every delivery plan",
    value="4",
    source_name="Example of a source",
    as_at=date(2026, 1, 1),
)


class FactChooserBlock(blocks.ChooserBlock):
    """A fact. Keep it under the name `fact`, by which it is fetched with the rest of the page's."""

    target_model = Fact

    @cached_property
    def widget(self) -> Any:
        from alliance_site.core.facts.chooser import fact_chooser

        return fact_chooser.widget_class()

    def bulk_to_python(self, values: list[int | None]) -> list[Fact | None]:
        known = remembered({value for value in values if value})
        if known is None:
            return super().bulk_to_python(values)
        return [known.get(value) if value else None for value in values]

    def clean(self, value: Fact | None) -> Fact | None:
        fact = super().clean(value)
        # A draft can always be saved.
        if fact and fact.is_withdrawn and not self.is_deferred_validation:
            raise ValidationError(WITHDRAWN_MESSAGE)
        return fact


class FactBlock(blocks.StructBlock):
    """A figure that reads all it shows from the fact register."""

    fact = FactChooserBlock()

    def get_context(
        self, value: dict[str, Any], parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        fact = value["fact"]
        usable = fact if fact and not fact.is_withdrawn else None
        return {
            **super().get_context(value, parent_context),
            "fact": usable,
            "figure": shown(fact),
        }

    def get_searchable_content(self, value: dict[str, Any]) -> list[str]:
        """Nothing: the page's search text holds its facts already."""
        return []

    class Meta:
        icon = "tag"
        label = "Figure from the fact register"
        template = "core/blocks/fact.html"
        description = "A figure that is kept once, with its source and its date."
        preview_value = {"fact": EXAMPLE}
