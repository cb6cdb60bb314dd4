"""How soon feedback was answered: within the promised days, later, or not yet."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from statistics import median

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
    answered: Sequence[Answered], programmes: Sequence[str], numbers: Mapping[str, int | str]
) -> dict[str, float]:
    """The middle, and what nine of ten did not wait longer than. Whether they are told depends on
    numbers that are told themselves, so that their absence says nothing."""
    return dict(_days(answered, programmes, numbers))


def _days(
    answered: Sequence[Answered], programmes: Sequence[str], numbers: Mapping[str, int | str]
) -> Iterator[tuple[str, float]]:
    for what, parts in ANSWERS.items():
        for programme in ("", *programmes):
            where = (PROGRAMME, programme) if programme else ()
            told = [numbers.get(key(what, part, *where), 0) for part in parts]
            least = sum(number for number in told if isinstance(number, int))
            waits = sorted(
                wait.days
                for one in answered
                if programme in ("", one.programme) and (wait := getattr(one, what)) is not None
            )
            if least >= LEAST_FOR_MEDIAN:
                yield key(what, MEDIAN, *where), median(waits)
            if least >= LEAST_FOR_TENTH:
                yield key(what, TENTH, *where), waits[ceil(len(waits) * 0.9) - 1]
