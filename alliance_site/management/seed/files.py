"""Reads the seed's files: pages by address, facts, pictures, settings, synonyms."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

SEED_DIR = Path(__file__).resolve().parent
CONTENT_DIR = SEED_DIR / "content"
PICTURES_DIR = SEED_DIR / "pictures"
# A moment after the day of planting, so that what is to come is still to come: in 30 days at 14:00.
MOMENT = re.compile(r"in (\d+) days at (\d\d:\d\d)")
# A day of the year from April to March in which the site is planted, or of the year before it.
FIRST_OF_APRIL = "04-01"
DAY = re.compile(r"(this|last) plan year, (\d\d-\d\d)")


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
    fields = {name: _moment(value) for name, value in fields.items()}
    return PageFile(address=address, model=fields.pop("type"), fields=fields)


def _moment(value: Any) -> Any:
    """The value with each such moment or day in it, however deep it lies."""
    if isinstance(value, list):
        return [_moment(part) for part in value]
    if isinstance(value, dict):
        return {name: _moment(part) for name, part in value.items()}
    if not isinstance(value, str):
        return value
    if found := MOMENT.fullmatch(value):
        day = timezone.localdate() + timedelta(days=int(found[1]))
        return timezone.make_aware(datetime.combine(day, time.fromisoformat(found[2])))
    if found := DAY.fullmatch(value):
        return _day(found[1] == "last", found[2])
    return value


def _day(is_last_year: bool, month_and_day: str) -> date:
    today = timezone.localdate()
    began = today.year - (f"{today:%m-%d}" < FIRST_OF_APRIL) - is_last_year
    year = began + (month_and_day < FIRST_OF_APRIL)
    return date.fromisoformat(f"{year}-{month_and_day}")
