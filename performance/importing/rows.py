"""What a file holds, once it is read: rows of figures or of the backlog, and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from performance.importing.problems import Problem

# What a file may leave open: the screen and the command ask for it.
MONTH, STATUS = "month", "status"
ALL_CANCERS = "All cancers"


class FigureRow(NamedTuple):
    """How many people in one month, and how many of them within the days of a standard.

    The month or the status is missing where the file does not say it.
    """

    organisation: str
    standard: str
    basis: str
    period: date | None
    cancer_type: str
    route: str
    modality: str
    total: Decimal
    within: Decimal
    status: str = ""
    is_rounded: bool = False
    sheet: str = ""
    row: int = 0
    source: str = ""

    @property
    def key(self) -> tuple:
        """What the figure is of: there is one in force at most."""
        return self[:7]

    @property
    def counts(self) -> tuple:
        return (self.total, self.within)

    @property
    def about(self) -> str:
        """All cancers, or the type, the route and the treatment."""
        parts = [part for part in (self.cancer_type, self.route, self.modality) if part]
        return ", ".join(parts) or ALL_CANCERS


class BacklogRow(NamedTuple):
    """How many people still waited at the end of a week."""

    organisation: str
    week_ending: date
    over_62_days: int
    over_104_days: int | None
    sheet: str = ""
    row: int = 0
    source: str = ""

    @property
    def standard(self) -> str:
        return "Backlog"

    @property
    def about(self) -> str:
        return "Still waiting"

    @property
    def status(self) -> str:
        """Nobody corrects it later."""
        return ""

    @property
    def is_rounded(self) -> bool:
        return False

    @property
    def key(self) -> tuple:
        return self[:2]

    @property
    def period(self) -> date:
        return self.week_ending

    @property
    def counts(self) -> tuple:
        return (self.over_62_days, self.over_104_days)


Row = FigureRow | BacklogRow


@dataclass
class Parsed:
    """One file. It can be loaded if it has no problem, no open question, and a row of ours."""

    file_name: str
    sha256: str = ""
    layout: str = ""
    label: str = ""
    source: str = ""
    basis: str = ""
    status: str = ""
    rows: Sequence[Row] = field(default_factory=list)
    # Rows of organisations that the site does not keep.
    left_out: int = 0
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    # More than are listed, where a file is wrong throughout.
    problem_count: int = 0
    asks: list[str] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        return not self.problems and not self.asks

    @property
    def periods(self) -> list[date]:
        return sorted({row.period for row in self.rows if row.period})
