"""What a page's stored content refers to, read without asking the database.

One walk over the raw texts and blocks serves all who look for something in them.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

StoredValue = tuple[str, Any]


def stored_values(page: Page) -> Iterator[StoredValue]:
    """Each single value (a text, a number) in the page's texts and blocks, with the name that it
    is kept under: the field's, the type of a block, or that of a part of a block."""
    for model_field in page._meta.get_fields():
        if isinstance(model_field, RichTextField):
            yield from _single(model_field.name, getattr(page, model_field.name) or "")
        elif isinstance(model_field, StreamField):
            stored = list(getattr(page, model_field.name).raw_data)
            yield from _single(model_field.name, stored)


def chosen_pages(owner: Model) -> Iterator[tuple[ForeignKey, int]]:
    """The keys of pages that are chosen in fields of their own, each with its field. Wagtail's own
    fields (the alias of a page, say) are no links for readers."""
    for model_field in owner._meta.get_fields():
        if not isinstance(model_field, ForeignKey) or model_field.model is Page:
            continue
        key = getattr(owner, model_field.attname)
        is_link = issubclass(model_field.related_model, Page) and key
        if is_link and not model_field.remote_field.parent_link:
            yield model_field, key


def _single(name: str, value: Any) -> Iterator[StoredValue]:
    if isinstance(value, dict) and "type" in value and "value" in value:
        # A block in a stream is known by its type; an item of a list by the name of the list.
        yield from _single(name if value["type"] == "item" else value["type"], value["value"])
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _single(key, part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _single(name, part)
    else:
        yield name, value
