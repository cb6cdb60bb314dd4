"""Takes the published NHS.UK front end into static/nhsuk/, so that no build step needs Node.

For a maintainer who moves to a new version: set the version and the integrity of PACKAGE
(as `npm view nhsuk-frontend@VERSION dist.integrity` tells it), run
`python scripts/vendor_nhsuk.py`, move `nhsuk-frontend-jinja` in requirements.txt to the release
that goes with it, and look at the site again.

What is changed on the way, and why:
- the licensed font goes: it is for nhs.uk alone, and would be loaded from a third party;
- addresses become relative: static storage puts a checksum into each file's name;
- the mention of source maps goes: we do not ship them, and static storage would miss them.
Left out: the NHS logo, favicon and social card, which are for NHS services alone.
"""

import re
import tarfile
from pathlib import Path, PurePosixPath

from vendoring import Package, UnexpectedContentError, read, vendor

PACKAGE = Package(
    name="nhsuk-frontend",
    version="10.6.1",
    integrity="sha512-PZorqQZjZx/A26yJoskCL9z0ib6AtkAyF0o4K/RHr8zRrJyXrUOC"
    "nMbjy0VNXsGO4tfTNMwqlkwATKs4a0xayw==",
)
TARGET = Path(__file__).resolve().parent.parent / "static" / "nhsuk"
INSIDE = PurePosixPath("package/dist/nhsuk")
LICENCE = "LICENCE.txt"  # says what was changed, so it is not the package's own
ICON = re.compile(r"assets/images/nhsuk-icon-[a-z-]+\.svg")


def replaced(text: str, pattern: str, new: str, count: int) -> str:
    """The text with the pattern replaced, which must stand in it `count` times exactly."""
    result, found = re.subn(pattern, new, text)
    if found != count:
        raise UnexpectedContentError(f"expected {pattern!r} {count} times, found it {found} times")
    return result


def cleaned_css(css: str) -> str:
    css = replaced(css, r"@font-face\{font-family:Frutiger W01;[^}]*\}", "", 2)
    css = replaced(css, r'"?Frutiger W01"?,(?=arial,sans-serif)', "", 1)
    css = replaced(css, r"\n?/\*# sourceMappingURL=\S+ \*/\n?", "\n", 1)
    if "url(/assets/images/" not in css:
        raise UnexpectedContentError("the CSS names no picture below /assets/images/")
    css = css.replace("url(/assets/images/", "url(assets/images/")
    for left_over in ("Frutiger", "@font-face", "@import", "sourceMappingURL", "//", "url(/"):
        if left_over in css:
            raise UnexpectedContentError(f"{left_over!r} is still in the CSS")
    return css


def cleaned_js(script: str) -> str:
    script = replaced(script, r"//# sourceMappingURL=\S+\n?", "\n", 1)
    if not re.search(r"export\{[^}]*\binitAll\b[^}]*\};?\s*$", script):
        raise UnexpectedContentError("the script does not end with an export of initAll")
    return script


def vendored_files(tarball: Path) -> dict[str, bytes]:
    """Path below static/nhsuk/ → content, for each file that the site needs."""
    with tarfile.open(tarball) as archive:

        def published(name: str) -> bytes:
            return read(archive, str(INSIDE / name))

        css = cleaned_css(published(f"{PACKAGE.name}.min.css").decode())
        script = cleaned_js(published(f"{PACKAGE.name}.min.js").decode())
        files = {
            f"{PACKAGE.name}.min.css": css.encode(),
            f"{PACKAGE.name}.min.js": script.encode(),
        }
        for address in sorted(set(re.findall(r"url\(([^)]+)\)", css))):
            if not ICON.fullmatch(address):
                raise UnexpectedContentError(f"the CSS names {address}, which is not an icon")
            files[address] = published(address)
    return files


if __name__ == "__main__":
    vendor(PACKAGE, vendored_files, TARGET, kept=LICENCE)
