"""Registers the areas with the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from alliance_site.core.areas.admin import AreaViewSet


def register() -> None:
    register_snippet(AreaViewSet)
