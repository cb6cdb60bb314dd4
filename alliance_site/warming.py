"""Loads what the first request of a process would load, before the processes part.

A process that takes the place of another then answers at once. Nothing here touches the database:
a connection must not be shared.
"""

from django.template import engines
from django.urls import get_resolver


def warm_up() -> None:
    """All addresses with their views, and all public templates."""
    get_resolver()._populate()
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    for name in environment.list_templates(extensions=["html", "txt", "jinja"]):
        environment.get_template(name)
