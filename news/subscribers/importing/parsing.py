"""Reads a list of subscribers. Touches no database; collects what is wrong with every line."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from news.subscribers.addresses import clean_address

COLUMNS = ("email", "topics", "consented_on", "wording", "proof")
MOST_BYTES = 20 * 1024 * 1024
MOST_LINES = 50_000
LONGEST_CELL = 5_000
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
BETWEEN_TOPICS = re.compile(r"[;|,]")
MISSING = {
    "topics": "No topic",
    "consented_on": "No date of consent",
    "wording": "No wording: what did they agree to?",
    "proof": "No proof of consent",
}


class NotAList(ValueError):
    """The file as a whole cannot be read; the message says what to do about it."""


@dataclass(frozen=True)
class Row:
    """One person of the list, with what they agreed to and when."""

    line: int
    email: str
    topics: tuple[str, ...]
    consented_on: date
    wording: str
    proof: str


@dataclass(frozen=True)
class Refused:
    """A line that is not taken over, and why. Its address is shown to who uploaded it, and kept
    nowhere."""

    line: int
    email: str
    why: str


@dataclass
class Parsed:
    """What a file holds."""

    rows: list[Row] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def text_of(raw: bytes) -> str:
    """The text of an uploaded file: UTF-8 as most programs write it, or that of old Excel."""
    if len(raw) > MOST_BYTES:
        raise NotAList("The file is larger than 20 megabytes. Split it")
    if raw[:4] == b"PK\x03\x04":
        raise NotAList("This is a workbook. Save it as CSV first")
    if b"\0" in raw:
        raise NotAList("This is not a CSV file in UTF-8. Save it as “CSV UTF-8”")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def parse(text: str, topics: Mapping[str, str], today: date) -> Parsed:
    """`topics` gives the name of a topic for what may stand in the file, in small letters."""
    parsed, seen = Parsed(), {}
    for line, cells in _lines(text):
        email = cells["email"]
        try:
            row = _row(line, cells, topics, today)
            if row.email in seen:
                raise ValueError(f"The same address as in line {seen[row.email]}")
        except ValueError as error:
            parsed.refused.append(Refused(line, email[:320], str(error)))
            continue
        seen[row.email] = line
        parsed.rows.append(row)
    return parsed


def _lines(text: str) -> Iterable[tuple[int, dict[str, str]]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        heads = [head.strip().lower() for head in next(reader, [])]
        if missing := [name for name in COLUMNS if name not in heads]:
            raise NotAList(f"The first line must name the columns. Missing: {', '.join(missing)}")
        for count, values in enumerate(reader, start=1):
            if count > MOST_LINES:
                raise NotAList(f"The file has more than {MOST_LINES:,} lines. Split it")
            if any(value.strip() for value in values):
                padded = [*values, *[""] * len(heads)]
                yield (
                    reader.line_num,
                    {head: value.strip() for head, value in zip(heads, padded, strict=False)},
                )
    except csv.Error as error:
        raise NotAList(f"Line {reader.line_num} cannot be read as CSV: {error}") from None


def _row(line: int, cells: dict[str, str], topics: Mapping[str, str], today: date) -> Row:
    email = clean_address(cells["email"])
    for name, words in MISSING.items():
        if not cells[name]:
            raise ValueError(words)
        if len(cells[name]) > LONGEST_CELL:
            raise ValueError(f"More than {LONGEST_CELL:,} characters in “{name}”")
    return Row(
        line=line,
        email=email,
        topics=_topics(cells["topics"], topics),
        consented_on=_day(cells["consented_on"], today),
        wording=cells["wording"],
        proof=cells["proof"],
    )


def _topics(written: str, known: Mapping[str, str]) -> tuple[str, ...]:
    parts = [part.strip() for part in BETWEEN_TOPICS.split(written) if part.strip()]
    unknown = [part for part in parts if part.lower() not in known]
    if unknown or not parts:
        raise ValueError(f"Unknown topic: {', '.join(unknown)[:200]}" if unknown else "No topic")
    return tuple(dict.fromkeys(known[part.lower()] for part in parts))


def _day(written: str, today: date) -> date:
    for form in DATES:
        try:
            day = datetime.strptime(written[:10], form).date()
        except ValueError:
            continue
        if day > today:
            raise ValueError("The date of consent has not come yet")
        return day
    raise ValueError("Write the date of consent like 2024-05-31 or 31/05/2024")
