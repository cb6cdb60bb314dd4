"""What can be found: each source names a model, which of its rows anybody may see, and how one
of them looks among the results. Apps add theirs in `ready()`; core never learns who they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.http import HttpRequest


@dataclass(frozen=True)
class SearchResult:
    """One thing that was found. `detail` is a short remark, such as the size of a file."""

    kind: str
    title: str
    summary: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class SearchSource:
    """Where results come from.

    The model must be indexed by Wagtail and have a whole number as its key. `visible` gives the
    rows that anybody may see; it is joined into the search itself, so that a hidden row is never
    counted. `rows` may give the same rows in a form that is lighter to load.
    """

    name: str
    model: type[Model]
    visible: Callable[[], QuerySet]
    result: Callable[[Any, HttpRequest], SearchResult | None]
    rows: Callable[[], QuerySet] | None = None

    def models(self) -> list[type[Model]]:
        """The model and those that inherit from it: the index knows each row by its own type."""
        return [model for model in apps.get_models() if issubclass(model, self.model)]

    def load(self, keys: Sequence[int]) -> dict[int, Any]:
        rows = self.rows or self.visible
        return rows().in_bulk(list(keys))


_sources: dict[str, SearchSource] = {}


def register(source: SearchSource) -> None:
    """Adds a source; one of the same name takes the place of the earlier."""
    _sources[source.name] = source


def unregister(name: str) -> None:
    _sources.pop(name, None)


def registered() -> list[SearchSource]:
    return list(_sources.values())


def content_types(sources: Sequence[SearchSource]) -> list[list[int]]:
    """For each source the keys of its types in the index; at most one query, then remembered."""
    models = [source.models() for source in sources]
    known = ContentType.objects.get_for_models(
        *(model for group in models for model in group), for_concrete_models=False
    )
    return [[known[model].pk for model in group] for group in models]
