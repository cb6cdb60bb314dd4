"""Reads all live figures of a page at once, however many blocks place one.

Nothing is kept from one reader to the next, so new figures show on the next page view.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from django.core.signals import request_finished, request_started
from wagtail.models import Page

from alliance_site.core.live_figures.registry import LiveFigure, read
from alliance_site.core.pages.references import stored_values

# What a block keeps a figure's key under, and so how a page's figures are found.
STORED_AS = "live_figure_key"

Known = dict[str, LiveFigure | None]
_known: ContextVar[Known | None] = ContextVar("known_live_figures", default=None)


def remember_live_figures(page: Page) -> None:
    """Reads every figure that the page places, for the rest of the request."""
    _known.set(_read(value for name, value in stored_values(page) if name == STORED_AS))


def figure_of(key: str) -> LiveFigure | None:
    """Outside a page view it is read here and now."""
    known = _known.get() or {}
    return known[key] if key in known else _read([key]).get(key)


def _read(keys: Iterable[Any]) -> Known:
    wanted = [str(key) for key in keys if key]
    found = read(wanted) if wanted else {}
    return {key: found.get(key) for key in wanted}


def _forget(**kwargs: Any) -> None:
    _known.set(None)


for signal in (request_started, request_finished):
    signal.connect(_forget, dispatch_uid="forget_known_live_figures")
