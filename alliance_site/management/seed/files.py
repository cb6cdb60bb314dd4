"""Reads the seed's files: pages by address, facts, pictures, settings, synonyms."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SEED_DIR = Path(__file__).resolve().parent
CONTENT_DIR = SEED_DIR / "content"
PICTURES_DIR = SEED_DIR / "pictures"


@dataclass(frozen=True)
class PageFile:
    """A page of the seed: where it stands, which model it is, and its fields."""

    address: str
    model: str
    fields: dict[str, Any]

    @property
    def parent_address(self) -> str:
        return self.address.rstrip("/").rpartition("/")[0] + "/"

    @property
    def slug(self) -> str:
        return self.address.strip("/").rpartition("/")[2]


def read(name: str) -> dict[str, Any]:
    """One TOML file of the seed."""
    with (SEED_DIR / name).open("rb") as file:
        return tomllib.load(file)


def page_files() -> list[PageFile]:
    """All pages, parents before their children, siblings in their order."""
    found = [_page_file(path) for path in CONTENT_DIR.rglob("*.toml")]
    return sorted(found, key=lambda page: (page.address.count("/"), _order(page), page.address))


def _order(page: PageFile) -> int:
    return int(page.fields.get("order", 999))


def _page_file(path: Path) -> PageFile:
    with path.open("rb") as file:
        fields = tomllib.load(file)
    parts = path.relative_to(CONTENT_DIR).with_suffix("").parts
    address = "/" if parts == ("home",) else f"/{'/'.join(parts)}/"
    return PageFile(address=address, model=fields.pop("type"), fields=fields)
