"""Takes the font of the social cards into alliance_site/core/cards/font/, with its licence.

Open Sans stands under the SIL Open Font License, which lets anybody pass it on with its licence
beside it. It draws pictures on the server; no page of the site loads it. For a new version, set
PACKAGE as `npm view @expo-google-fonts/open-sans@VERSION dist.integrity` tells it, run
`python scripts/vendor_card_font.py`, raise DRAWN_AS in core/cards/words.py, and look at some cards.
"""

import tarfile
from pathlib import Path

from vendoring import Package, UnexpectedContentError, read, vendor

PACKAGE = Package(
    name="@expo-google-fonts/open-sans",
    version="0.4.2",
    integrity="sha512-gvhPqLXYnltWgll3iBwRGUwf5yN2HCh4mgQmFoQ8oU66"
    "LTs23oX4N7T3t0BDsKfP/1Z8F8+4c7wSkA11Nnk4kA==",
)
TARGET = Path(__file__).resolve().parent.parent / "alliance_site" / "core" / "cards" / "font"
FONT = "package/600SemiBold/OpenSans_600SemiBold.ttf"
LICENCE = "package/LICENSE_FONT"


def vendored_files(tarball: Path) -> dict[str, bytes]:
    """Name below the folder → content."""
    with tarfile.open(tarball) as archive:
        licence = read(archive, LICENCE)
        font = read(archive, FONT)
    if b"SIL OPEN FONT LICENSE Version 1.1" not in licence:
        raise UnexpectedContentError("the licence of the font is another one")
    return {"OpenSans-SemiBold.ttf": font, "LICENCE.txt": licence}


if __name__ == "__main__":
    vendor(PACKAGE, vendored_files, TARGET)
