"""How soon feedback was answered: within the promised days, later, or not yet."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from statistics import median_low

from engagement.reports.keys import (
    DECISION,
    LATER,
    MEDIAN,
    NOT_YET,
    PROGRAMME,
    REPLIED,
    REPLY,
    TENTH,
    WITHIN,
    Numbers,
    Splits,
    key,
)

# A middle of fewer, or a slowest tenth of fewer, would tell of the few who waited longest.
LEAST_FOR_MEDIAN, LEAST_FOR_TENTH = 10, 40
ANSWERS = {DECISION: (WITHIN, LATER), REPLY: (REPLIED,)}


@dataclass(frozen=True)
class Answered:
    """One feedback: its programme, and how long until its first decision and its first reply."""

    programme: str
    decision: timedelta | None
    reply: timedelta | None


def split_of_decisions(
    answered: Sequence[Answered], programmes: Sequence[str], promised: int
) -> Splits:
    limit = timedelta(days=promised)
    found: Counter[tuple[str, str]] = Counter()
    for one in answered:
        in_time = one.decision is not None and one.decision <= limit
        part = NOT_YET if one.decision is None else WITHIN if in_time else LATER
        found[one.programme, part] += 1
    return {(p, part): found[p, part] for p in programmes for part in (WITHIN, LATER, NOT_YET)}


def split_of_replies(answered: Sequence[Answered], programmes: Sequence[str]) -> Splits:
    found = Counter(
        (one.programme, REPLIED if one.reply is not None else NOT_YET) for one in answered
    )
    return {(p, part): found[p, part] for p in programmes for part in (REPLIED, NOT_YET)}


def days_of(
    answered: Sequence[Answered], programmes: Sequence[str], numbers: Numbers
) -> dict[str, int]:
    """The middle, and what nine of ten did not wait longer than.

    They must not narrow down a small number of those within the promised days or later. So whether
    they are told depends on numbers that are told themselves, and on enough of them; and both are
    days that somebody waited, as a half day would tell whether there were two in the middle.
    """
    return dict(_days(answered, programmes, numbers))


def _days(
    answered: Sequence[Answered], programmes: Sequence[str], numbers: Numbers
) -> Iterator[tuple[str, int]]:
    for what, parts in ANSWERS.items():
        for programme in ("", *programmes):
            where = (PROGRAMME, programme) if programme else ()
            told = [numbers.get(key(what, part, *where)) for part in parts]
            if None in told:
                continue
            least = sum(number for number in told if isinstance(number, int))
            waits = _waits(answered, what, programme)
            if least >= LEAST_FOR_MEDIAN:
                yield key(what, MEDIAN, *where), median_low(waits)
            if least >= LEAST_FOR_TENTH:
                yield key(what, TENTH, *where), waits[ceil(len(waits) * 0.9) - 1]


def _waits(answered: Sequence[Answered], what: str, programme: str) -> list[int]:
    """In days, the shortest first; of one programme, or of all."""
    found = (getattr(one, what) for one in answered if programme in ("", one.programme))
    return sorted(wait.days for wait in found if wait is not None)
