"""By which names the numbers of a quarter are kept, and what there is to count."""

from dataclasses import dataclass
from typing import Any

ALL, AREA, PROGRAMME, KIND, THEME = "all", "area", "programme", "kind", "theme"
DECISION, REPLY = "decision", "reply"
# What people did not say, and pages that belong to no programme.
NOT_SAID, OTHER = "none", "other"
WITHIN, LATER, NOT_YET = "within", "later", "not_yet"
REPLIED = "replied"
WITH, WITHOUT = "with", "without"
MEDIAN, TENTH = "median", "tenth"
FEWER = "fewer"

# What may be shown of a quarter, by its keys: a number, or that it is small.
Numbers = dict[str, int | str]
# By programme and part: how many.
Splits = dict[tuple[str, str], int]


def key(*parts: Any) -> str:
    """Such as "area|3|programme|12": one number of a quarter."""
    return "|".join(map(str, parts))


@dataclass(frozen=True)
class Counted:
    """All feedback of a quarter by what is counted together, before anything is protected.

    `people`: by area, programme and kind. `splits`: for a theme, for decisions, for replies.
    """

    areas: list[str]
    programmes: list[str]
    kinds: list[str]
    people: dict[tuple[str, str, str], int]
    splits: dict[str, Splits]
