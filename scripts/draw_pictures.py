"""Draws the site's PNG pictures and icons from their SVG sources.

Only for maintainers who change a picture: the drawn files are kept in the
repository, so nobody needs this to run the site. It needs Chromium and Pillow.

    python scripts/draw_pictures.py                  everything
    python scripts/draw_pictures.py about news-plan  only these pictures
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "alliance_site" / "management" / "seed"
PICTURES = SEED / "pictures"
IMAGES = ROOT / "static" / "images"
CARDS = ROOT / "alliance_site" / "core" / "cards"

PICTURE_SIZE = (1600, 1000)
SOCIAL_CARD_SIZE = (1200, 630)
ICON_SIZES = (180, 192, 512)
FAVICON_SIZES = (16, 32, 48)
SMALLEST_WINDOW = 500  # Chromium makes no smaller window, so small icons are cut out of it
FLAT_PIXELS = 300  # a colour that covers more is a surface, not the softened edge of one
MOST_BYTES = 60_000
LONGEST_DESCRIPTION = 120


def find_browser() -> str:
    """The Chromium to draw with: `CHROMIUM` from the environment, or one on the path."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    sys.exit("No Chromium was found. Install it, or name it in the environment as CHROMIUM.")


def draw(source: Path, size: tuple[int, int]) -> Image.Image:
    """The SVG as Chromium paints it at exactly this size, transparent where it is empty."""
    width, height = size
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        page.write_text(
            f'<body style="margin:0"><img src="{source.as_uri()}"'
            f' style="display:block;width:{width}px;height:{height}px">'
        )
        window = f"{max(width, SMALLEST_WINDOW)},{max(height, SMALLEST_WINDOW)}"
        subprocess.run(
            [
                *(find_browser(), "--headless", "--no-sandbox", "--disable-gpu"),
                *("--hide-scrollbars", "--force-device-scale-factor=1"),
                *("--default-background-color=00000000", f"--user-data-dir={folder}/profile"),
                *(f"--window-size={window}", f"--screenshot={shot}", page.as_uri()),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
        with Image.open(shot) as image:
            return image.convert("RGBA").crop((0, 0, width, height))


def with_palette(image: Image.Image) -> Image.Image:
    """The picture in at most 256 colours, with its flat colours exact.

    Pillow's own quantising moves every colour a little. Here only the softened pixels along
    the edges move, so a picture meets the page's background without a seam.
    """
    pixels = image.convert("RGB").tobytes()
    colours = [pixels[at : at + 3] for at in range(0, len(pixels), 3)]
    counted = Counter(colours)
    flat = [colour for colour, count in counted.most_common(64) if count >= FLAT_PIXELS]
    edges = [colour for colour in counted if colour not in flat]
    kept = flat + spread(edges, 256 - len(flat))

    def nearest(colour: bytes) -> int:
        distances = [sum((a - b) ** 2 for a, b in zip(colour, k, strict=True)) for k in kept]
        return distances.index(min(distances))

    place = {colour: nearest(colour) for colour in counted}
    drawn = Image.new("P", image.size)
    drawn.putpalette(b"".join(kept))
    drawn.frombytes(bytes(place[colour] for colour in colours))
    return drawn


def spread(colours: list[bytes], most: int) -> list[bytes]:
    """So many colours that stand for all of these."""
    strip = Image.frombytes("RGB", (len(colours), 1), b"".join(colours))
    palette = strip.quantize(most, Image.Quantize.MEDIANCUT).getpalette() or []
    return [bytes(palette[at : at + 3]) for at in range(0, len(palette), 3)]


def draw_pictures(names: Iterable[str]) -> None:
    """Draws these pictures of the demonstration site, each next to its source."""
    for name in names:
        target = PICTURES / f"{name}.png"
        with_palette(draw(PICTURES / f"{name}.svg", PICTURE_SIZE)).save(target, optimize=True)
        size = target.stat().st_size
        print(f"{target.name}: {size:,} bytes{' - TOO LARGE' if size > MOST_BYTES else ''}")


def draw_icons() -> None:
    """Draws the icons that browsers and phones ask for."""
    for size in ICON_SIZES:
        icon = draw(IMAGES / "icon.svg", (size, size)).convert("RGB")
        icon.save(IMAGES / f"icon-{size}.png", optimize=True)
    # Each size is drawn from the source: a shrunk large icon would be a blur at 16 pixels.
    small, *larger = (draw(IMAGES / "favicon.svg", (size, size)) for size in FAVICON_SIZES[::-1])
    sizes = [(size, size) for size in FAVICON_SIZES]
    small.save(IMAGES / "favicon.ico", sizes=sizes, append_images=larger)


def draw_cards() -> None:
    """Draws the card for social channels, and the ground on which the site writes all others."""
    for source in (IMAGES / "social-card.svg", CARDS / "ground.svg"):
        card = with_palette(draw(source, SOCIAL_CARD_SIZE))
        card.save(source.with_suffix(".png"), optimize=True)


def check_descriptions() -> list[str]:
    """What is wrong in pictures.toml: a file that is missing, a description missing or long."""
    pictures = tomllib.loads((SEED / "pictures.toml").read_text(encoding="utf-8"))
    problems = [
        f"{path.stem}: not in pictures.toml"
        for path in sorted(PICTURES.glob("*.svg"))
        if path.stem not in pictures
    ]
    for name, picture in pictures.items():
        if not (PICTURES / picture["file"]).exists():
            problems.append(f"{name}: {picture['file']} is missing")
        if not 0 < len(picture["description"]) <= LONGEST_DESCRIPTION:
            problems.append(
                f"{name}: the description must have 1 to {LONGEST_DESCRIPTION} characters"
            )
    return problems


def main() -> int:
    """Draws what was asked for, then says what is wrong with the descriptions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    known = sorted(path.stem for path in PICTURES.glob("*.svg"))
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of: {', '.join(known)}")
    names = parser.parse_args().names
    if unknown := set(names) - set(known):
        parser.error(f"no such picture: {', '.join(sorted(unknown))}")
    draw_pictures(names or known)
    if not names:
        draw_icons()
        draw_cards()
    problems = check_descriptions()
    print("\n".join(problems) or "Every picture has a description.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
