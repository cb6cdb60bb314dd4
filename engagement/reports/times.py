"""How long people waited for a decision and for a reply."""

from engagement.openness.table import NONE
from engagement.reports.answering import LEAST_FOR_MEDIAN, LEAST_FOR_TENTH
from engagement.reports.asking import Asked
from engagement.reports.keys import (
    ALL,
    DECISION,
    LATER,
    MEDIAN,
    NOT_YET,
    PROGRAMME,
    REPLIED,
    REPLY,
    TENTH,
    WITHIN,
)
from engagement.reports.showing import Bar, Group, Report, Table, scaled

WAYS = (PROGRAMME,)
NOTES = (
    "By the quarter in which a feedback came. “Not yet” is what had no answer when the quarter was "
    "counted, 28 days after its end.",
    "“Half” is the median: half of the feedback took no longer. “Nine of ten” is the 90th "
    f"percentile. They need {LEAST_FOR_MEDIAN} and {LEAST_FOR_TENTH} answers that can be shown.",
)


def time_to_answer(asked: Asked) -> Report:
    released = asked.released
    one = asked.chosen.get(PROGRAMME)
    where = (PROGRAMME, one) if one else ()
    days = {
        (what, which): released.days(what, which, *where)
        for what in (DECISION, REPLY)
        for which in (MEDIAN, TENTH)
    }
    return Report(
        message=_message(asked, where),
        chart="Days until the first decision, by quarter",
        groups=scaled(
            [
                Group(
                    name,
                    [
                        Bar("Half", half, in_days(half)),
                        Bar("Nine of ten", nine, in_days(nine), look="striped"),
                    ],
                )
                for name, half, nine in zip(
                    released.names, days[DECISION, MEDIAN], days[DECISION, TENTH], strict=True
                )
            ]
        ),
        tables=[_table(asked, where, DECISION), _table(asked, where, REPLY)],
        notes=NOTES,
        looks={"plain": "Half took no longer", "striped": "Nine of ten took no longer"},
    )


def in_days(days: int | None) -> str:
    if days is None:
        return NONE
    return "1 day" if days == 1 else f"{days:,} days"


def _table(asked: Asked, where: tuple[str, ...], what: str) -> Table:
    """A row a quarter: there is no median of several quarters."""
    released = asked.released
    parts = (WITHIN, LATER, NOT_YET) if what == DECISION else (REPLIED, NOT_YET)
    numbers = [released.each(what, part, *where) for part in parts]
    received = released.each(*where) if where else released.each(ALL)
    columns = (
        ["Promised", "Within the promised days", "Later", "Not yet"]
        if what == DECISION
        else ["Replied", "Not yet"]
    )
    rows = []
    for at, quarter in enumerate(released.quarters):
        promised = [in_days(quarter.promised_days)] if what == DECISION else []
        half, nine = (released.days(what, which, *where)[at] for which in (MEDIAN, TENTH))
        cells = [received[at].text, *promised, *(each[at].text for each in numbers)]
        rows.append([released.names[at], *cells, in_days(half), in_days(nine)])
    name = "First decision" if what == DECISION else "First reply"
    return Table(name, ["Quarter", "Received", *columns, "Half", "Nine of ten"], rows)


def _message(asked: Asked, where: tuple[str, ...]) -> str:
    released = asked.released
    about = f" about {asked.name(PROGRAMME)}" if where else ""
    within = released.of(DECISION, WITHIN, *where)
    every = released.of(*where) if where else released.all
    if not within.least:
        return f"From {released.words}, the numbers{about} are too small to show."
    return (
        f"From {released.words}, {within.text} of {every.text} pieces of feedback{about} had a "
        "decision within the promised days."
    )
