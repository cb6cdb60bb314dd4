"""Registers how the files of videos are sent."""

from wagtail import hooks

from alliance_site.core.documents.parts import part_of_video


def register() -> None:
    # After Wagtail's own, which asks who may see the document.
    hooks.register("before_serve_document", part_of_video, order=100)
