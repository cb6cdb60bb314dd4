"""Keeps each card once it is drawn, beside the pictures and out of everybody's reach.

A page has one card at a time: a new one takes the place of the old. What is lost is drawn again.
"""

import logging
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page

from alliance_site.core.cards.drawing import drawn
from alliance_site.core.cards.words import Card

logger = logging.getLogger(__name__)

# Not below images/, which is open to all: a card is handed out by its view, which asks who may see
# the page.
FOLDER = "cards"
END_OF_PNG = b"IEND\xaeB`\x82"


def card_file(card: Card, page: Page) -> bytes:
    """The card as a PNG file, drawn only where it has not been before."""
    name = f"{_folder(page.pk)}/{card.digest}.png"
    kept = _read(name)
    if kept is None:
        kept = drawn(card)
        _keep(page.pk, name, kept)
    return kept


def _folder(key: int) -> str:
    return f"{FOLDER}/{key}"


def _read(name: str) -> bytes | None:
    try:
        with default_storage.open(name) as file:
            content: bytes = file.read()
    except OSError:
        return None
    # Another process may be writing it at this moment.
    return content if content.endswith(END_OF_PNG) else None


def _keep(key: int, name: str, content: bytes) -> None:
    try:
        forget(key)
        default_storage.save(name, ContentFile(content))
    except OSError as error:
        # A reader gets the card all the same.
        logger.warning("A social card could not be kept: %s", error)


def forget(key: int) -> None:
    """Removes what is kept of a page."""
    folder = _folder(key)
    try:
        _, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for file in files:
        default_storage.delete(f"{folder}/{file}")


def _on_delete(instance: Page, **kwargs: Any) -> None:
    # The page is gone whether or not the storage answers.
    transaction.on_commit(partial(forget, instance.pk), robust=True)


def connect() -> None:
    post_delete.connect(_on_delete, sender=Page, dispatch_uid="forget_social_card")
