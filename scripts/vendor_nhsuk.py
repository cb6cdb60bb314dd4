"""Takes the published NHS.UK front end into static/nhsuk/, so that no build step needs Node.

For a maintainer who moves to a new version: set VERSION and INTEGRITY (of that version, as
`npm view nhsuk-frontend@VERSION dist.integrity` tells it), run `python scripts/vendor_nhsuk.py`,
move `nhsuk-frontend-jinja` in requirements.txt to the release that goes with it, and look at
the site again.

What is changed on the way, and why:
- the licensed font goes: it is for nhs.uk alone, and would be loaded from a third party;
- addresses become relative: static storage puts a checksum into each file's name;
- the mention of source maps goes: we do not ship them, and static storage would miss them.
Left out: the NHS logo, favicon and social card, which are for NHS services alone.
"""

import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

PACKAGE = "nhsuk-frontend"
VERSION = "10.6.1"
INTEGRITY = (
    "sha512-PZorqQZjZx/A26yJoskCL9z0ib6AtkAyF0o4K/RHr8zRrJyXrUOC"
    "nMbjy0VNXsGO4tfTNMwqlkwATKs4a0xayw=="
)
TARGET = Path(__file__).resolve().parent.parent / "static" / "nhsuk"
INSIDE = PurePosixPath("package/dist/nhsuk")
RECORD = "VENDORED.json"
ICON = re.compile(r"assets/images/nhsuk-icon-[a-z-]+\.svg")


class UnexpectedContentError(Exception):
    """The package does not look as this script knows it: somebody has to read it first."""


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

        def read(name: str) -> bytes:
            try:
                file = archive.extractfile(str(INSIDE / name))
            except KeyError:
                file = None
            if file is None:
                raise UnexpectedContentError(f"{name} is not in the package")
            return file.read()

        css = cleaned_css(read(f"{PACKAGE}.min.css").decode())
        files = {
            f"{PACKAGE}.min.css": css.encode(),
            f"{PACKAGE}.min.js": cleaned_js(read(f"{PACKAGE}.min.js").decode()).encode(),
        }
        for address in sorted(set(re.findall(r"url\(([^)]+)\)", css))):
            if not ICON.fullmatch(address):
                raise UnexpectedContentError(f"the CSS names {address}, which is not an icon")
            files[address] = read(address)
    return files


def checked_integrity(tarball: Path) -> str:
    """The tarball's own checksum, as npm writes it; it must be the one that was reviewed."""
    digest = hashlib.sha512(tarball.read_bytes()).digest()
    integrity = f"sha512-{base64.b64encode(digest).decode()}"
    if integrity != INTEGRITY:
        raise UnexpectedContentError(f"the package has the checksum {integrity}, not {INTEGRITY}")
    return integrity


def write(files: dict[str, bytes], integrity: str, target: Path) -> None:
    """Replaces what an earlier version left; the licence is ours to keep."""
    for old in target.rglob("*"):
        if old.is_file() and old.name != "LICENCE.txt":
            old.unlink()
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    record = {
        "package": PACKAGE,
        "version": VERSION,
        "integrity": integrity,
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    (target / RECORD).write_text(json.dumps(record, indent=2) + "\n")


def packed(folder: Path) -> Path:
    command = ["npm", "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / f"{PACKAGE}-{VERSION}.tgz"


def main() -> None:
    parser = argparse.ArgumentParser(description=f"Takes {PACKAGE} {VERSION} into static/nhsuk/.")
    parser.add_argument("--tarball", type=Path, help="a tarball at hand, in place of `npm pack`")
    tarball = parser.parse_args().tarball
    try:
        with tempfile.TemporaryDirectory() as folder:
            source = tarball or packed(Path(folder))
            integrity = checked_integrity(source)
            files = vendored_files(source)
        write(files, integrity, TARGET)
    except (UnexpectedContentError, OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"static/nhsuk/ was not renewed: {error}")
    print(f"{PACKAGE} {VERSION}: {len(files)} files and {RECORD} written to static/nhsuk/")


if __name__ == "__main__":
    main()
