"""Measures side by side, and prints what was measured."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

TIMES = 9
# A thing this slow is measured once: its ratio is plain enough.
SLOW = 2.0


@dataclass(frozen=True)
class Measured:
    """How long something took, in milliseconds, and what it gave."""

    median: float
    times: int
    result: object


def measure(what: Callable[[], object]) -> Measured:
    """The median of several runs after a first one that warms up; of one run where it is slow."""
    started = time.perf_counter()
    result = what()
    first = time.perf_counter() - started
    if first > SLOW:
        return Measured(first * 1000, 1, result)
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        result = what()
        taken.append(time.perf_counter() - started)
    return Measured(statistics.median(taken) * 1000, TIMES, result)


def measure_once(what: Callable[[], object]) -> Measured:
    """For what changes the database: it cannot be done again."""
    started = time.perf_counter()
    result = what()
    return Measured((time.perf_counter() - started) * 1000, 1, result)


def heading(text: str, columns: tuple[str, ...]) -> None:
    print(f"\n{text}\n")
    print(f"  {'':<44}" + "".join(f"{column:>16}" for column in columns))


def line(text: str, ours: Measured, plain: Measured | None = None, note: str = "") -> None:
    shown = f"  {text:<44}{_milliseconds(ours):>16}"
    if plain:
        shown += f"{_milliseconds(plain):>16}{plain.median / ours.median:>14.1f} x"
    print(f"{shown}  {note}".rstrip(), flush=True)


def _milliseconds(measured: Measured) -> str:
    return f"{measured.median:,.1f} ms"
