"""The font of the cards is one that may be passed on, unchanged, with its licence beside it."""

from pathlib import Path

import pytest

from alliance_site.core.cards.typeface import FILE
from tests.scripts.conftest import SCRIPTS, load
from tests.scripts.vendored import is_as_recorded, tarball

vendor = load("vendor_card_font", SCRIPTS / "vendor_card_font.py")
LICENCE = b"SIL OPEN FONT LICENSE Version 1.1"


def test_the_font_that_is_drawn_with_is_the_one_that_was_reviewed() -> None:
    assert is_as_recorded(vendor.TARGET, vendor.PACKAGE)
    assert FILE.parent == vendor.TARGET
    assert LICENCE in (vendor.TARGET / "LICENCE.txt").read_bytes()


def test_only_the_font_and_its_licence_are_taken(tmp_path: Path) -> None:
    files = {vendor.FONT: b"font", vendor.LICENCE: LICENCE, "package/other.ttf": b"other"}
    taken = vendor.vendored_files(tarball(tmp_path, files))
    assert taken == {FILE.name: b"font", "LICENCE.txt": LICENCE}


@pytest.mark.parametrize(
    "files", [{vendor.FONT: b"font"}, {vendor.FONT: b"font", vendor.LICENCE: b"Ask us first"}]
)
def test_another_licence_or_none_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    with pytest.raises(vendor.UnexpectedContentError):
        vendor.vendored_files(tarball(tmp_path, files))
