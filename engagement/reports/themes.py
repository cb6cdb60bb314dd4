"""What people spoke of, quarter by quarter."""

from engagement.reports import naming
from engagement.reports.asking import Asked
from engagement.reports.keys import PROGRAMME, THEME, WITH
from engagement.reports.released import Number
from engagement.reports.showing import Bar, Group, Report, Table, scaled

WAYS = (PROGRAMME,)
NOTES = (
    "A feedback can have several themes or none, so the rows do not add up to all feedback.",
    "Themes are those that a feedback had when its quarter was counted.",
)


def themes_over_time(asked: Asked) -> Report:
    released = asked.released
    one = asked.chosen.get(PROGRAMME)
    where = (PROGRAMME, one) if one else ()
    found = [
        (name, released.of(THEME, pk, WITH, *where), released.each(THEME, pk, WITH, *where))
        for pk, name in naming.themes().items()
    ]
    found.sort(key=lambda row: (-row[1].least, row[0]))
    several = len(released.quarters) > 1
    return Report(
        message=_message([(name, whole) for name, whole, _ in found], asked),
        chart="Number of feedback with each theme, by quarter",
        groups=scaled(
            [
                Group(name, [bar(*pair) for pair in zip(released.names, each, strict=True)])
                for name, whole, each in found
                if whole.least
            ]
        ),
        tables=[
            Table(
                "Themes by quarter",
                ["Theme", *released.names, *(["All these quarters"] if several else [])],
                [
                    [name, *(n.text for n in each), *([whole.text] if several else [])]
                    for name, whole, each in found
                ],
            )
        ],
        notes=NOTES,
    )


def bar(label: str, number: Number) -> Bar:
    return Bar(label, number.least or None, number.text)


def _message(found: list[tuple[str, Number]], asked: Asked) -> str:
    about = f" about {asked.name(PROGRAMME)}" if asked.name(PROGRAMME) else ""
    period = asked.released.words
    if not found:
        return "There are no themes yet."
    name, most = found[0]
    if not most.least:
        return f"From {period}{about}, no theme has numbers large enough to show."
    return (
        f"From {period}{about}, people spoke most about “{name}”: {most.text} pieces of feedback."
    )
