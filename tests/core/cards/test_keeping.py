"""Cards are kept in whatever storage the site has, and processes do not get in each other's way."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import override_settings
from wagtail.models import Page

from alliance_site.core.cards.drawing import drawn
from alliance_site.core.cards.keeping import card_file, forget
from alliance_site.core.cards.words import Card

CARD = Card("News", "A title", "An alliance")
PAGE = Page(pk=4711)
# No folders and no paths, as in a bucket.
BUCKET = {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def names() -> list[str]:
    return default_storage.listdir(f"cards/{PAGE.pk}")[1]


def test_a_storage_without_folders_serves_as_well() -> None:
    with override_settings(STORAGES=BUCKET):
        assert card_file(CARD, PAGE) == drawn(CARD)
        assert names() == [f"{CARD.digest}.png"]
        assert card_file(CARD, PAGE) == drawn(CARD)
        forget(PAGE.pk)
        forget(PAGE.pk)
        assert names() == []


def test_many_at_once_get_the_same_whole_card() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: card_file(CARD, PAGE), range(24)))
    assert found == {drawn(CARD)}
    card_file(CARD, PAGE)
    assert f"{CARD.digest}.png" in names()
    forget(PAGE.pk)


def test_a_storage_that_takes_nothing_costs_nobody_their_card(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    full = tmp_path / "full"
    full.write_text("a file where the folder should be")
    with override_settings(MEDIA_ROOT=full):
        assert card_file(CARD, PAGE) == drawn(CARD)
    assert "could not be kept" in caplog.text
