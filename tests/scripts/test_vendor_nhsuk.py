"""The vendored front end is complete, unchanged since, and calls nobody."""

import re
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from tests.scripts.conftest import SCRIPTS, load
from tests.scripts.vendored import is_as_recorded, tarball

vendor = load("vendor_nhsuk", SCRIPTS / "vendor_nhsuk.py")
vendoring = load("vendoring", SCRIPTS / "vendoring.py")
NHSUK: Path = vendor.TARGET

PUBLISHED_CSS = (
    "html{font-family:Frutiger W01,arial,sans-serif}"
    "@font-face{font-family:Frutiger W01;src:url(https://fonts.example/a.woff2)}"
    "@font-face{font-family:Frutiger W01;src:url(https://fonts.example/b.woff2)}"
    ".x{background:url(/assets/images/nhsuk-icon-cross.svg)}"
    "\n/*# sourceMappingURL=nhsuk-frontend.min.css.map */\n"
)
PUBLISHED_JS = "function initAll(){}export{Button,initAll};//# sourceMappingURL=x.js.map\n"
ICON = "assets/images/nhsuk-icon-cross.svg"

Pack = Callable[[dict[str, str]], Path]


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """Makes a tarball such as npm's, of files below dist/nhsuk/."""

    def make(files: dict[str, str]) -> Path:
        inside = {f"package/dist/nhsuk/{name}": text.encode() for name, text in files.items()}
        return tarball(tmp_path, inside)

    return make


@pytest.fixture
def published() -> dict[str, str]:
    return {
        "nhsuk-frontend.min.css": PUBLISHED_CSS,
        "nhsuk-frontend.min.js": PUBLISHED_JS,
        ICON: "<svg/>",
        "assets/images/favicon.svg": "<svg/>",
    }


def css() -> str:
    return (NHSUK / "nhsuk-frontend.min.css").read_text()


@pytest.mark.parametrize("name", ["nhsuk-frontend.min.css", "nhsuk-frontend.min.js"])
def test_nothing_calls_a_third_party(name: str) -> None:
    text = (NHSUK / name).read_text()

    for unwanted in ("http:", "https:", "url(//", "Frutiger", "@font-face", "sourceMappingURL"):
        assert unwanted not in text


def test_every_address_in_the_css_is_vendored() -> None:
    addresses = set(re.findall(r"url\(([^)]*)\)", css()))

    assert addresses
    for address in addresses:
        assert (NHSUK / address).is_file(), address


def test_the_font_is_one_that_everybody_has() -> None:
    assert "font-family:arial,sans-serif" in css()


def test_files_are_those_that_were_recorded() -> None:
    assert is_as_recorded(NHSUK, vendor.PACKAGE, kept=vendor.LICENCE)


def test_macros_and_styles_are_of_one_version() -> None:
    """The macros write the class names that this version's CSS knows; their table says which."""
    macros = metadata.metadata("nhsuk-frontend-jinja")
    table = str(macros.get_payload() or macros["Description"])

    assert re.search(rf"\| {vendor.PACKAGE.version} +\| {macros['Version']} +\|", table)
    assert f'--nhsuk-frontend-version:"{vendor.PACKAGE.version}"' in css()


def test_no_mark_of_the_nhs_is_vendored() -> None:
    names = {path.name for path in NHSUK.rglob("*")}

    assert not [name for name in names if re.search(r"favicon|opengraph|logo|mask|\.png$", name)]


def test_only_what_the_site_needs_is_taken(pack: Pack, published: dict[str, str]) -> None:
    files = vendor.vendored_files(pack(published))

    assert set(files) == {"nhsuk-frontend.min.css", "nhsuk-frontend.min.js", ICON}
    expected = f"html{{font-family:arial,sans-serif}}.x{{background:url({ICON})}}\n"
    assert files["nhsuk-frontend.min.css"].decode() == expected


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("nhsuk-frontend.min.css", "@font-face{font-family:Frutiger W01;", "@font-face{"),
        ("nhsuk-frontend.min.css", "arial,sans-serif", "sans-serif"),
        ("nhsuk-frontend.min.css", "/*# sourceMappingURL=nhsuk-frontend.min.css.map */", ""),
        ("nhsuk-frontend.min.css", "/assets/", "https://cdn.example/assets/"),
        ("nhsuk-frontend.min.css", "nhsuk-icon-cross.svg", "nhs-logo.png"),
        ("nhsuk-frontend.min.css", "nhsuk-icon-cross.svg", "nhsuk-icon-missing.svg"),
        ("nhsuk-frontend.min.js", "initAll};", "};"),
        ("nhsuk-frontend.min.js", "//# sourceMappingURL=x.js.map", ""),
    ],
)
def test_an_unexpected_package_is_refused(
    pack: Pack, published: dict[str, str], name: str, old: str, new: str
) -> None:
    assert old in published[name]
    published[name] = published[name].replace(old, new)

    with pytest.raises(vendor.UnexpectedContentError):
        vendor.vendored_files(pack(published))


def test_a_package_that_was_not_reviewed_is_refused(pack: Pack, published: dict[str, str]) -> None:
    with pytest.raises(vendor.UnexpectedContentError, match="checksum"):
        vendor.PACKAGE.check(pack(published))


def test_an_older_version_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "old.svg").touch()
    (tmp_path / "LICENCE.txt").touch()

    vendoring.write(vendor.PACKAGE, {"new.css": b"x"}, tmp_path, kept="LICENCE.txt")

    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [
        "LICENCE.txt",
        "VENDORED.json",
        "new.css",
    ]
