"""Programmes beside areas, and programmes beside kinds."""

from engagement.reports.asking import Asked
from engagement.reports.keys import AREA, KIND, PROGRAMME
from engagement.reports.released import Number
from engagement.reports.showing import Group, Report, Table, scaled
from engagement.reports.themes import bar

WAYS = (PROGRAMME, KIND, AREA)
ALL_OF_IT = "All"
NOTES = (
    "Areas and kinds are each counted with programmes, and not with each other.",
    "A feedback belongs to a programme when it is about its page or a page below it.",
)


def by_programme_kind_and_area(asked: Asked) -> Report:
    released = asked.released
    return Report(
        message=_message(asked),
        chart="Number of feedback by programme, kind and area",
        groups=scaled(
            [
                Group(
                    title,
                    [bar(name, released.of(what, pk)) for pk, name in asked.only(what).items()],
                )
                for what, title in ((PROGRAMME, "Programme"), (KIND, "Kind"), (AREA, "Area"))
            ]
        ),
        tables=[_areas(asked), _kinds(asked)],
        notes=NOTES,
    )


def _areas(asked: Asked) -> Table:
    programmes = asked.only(PROGRAMME)
    of = asked.released.of
    return _table(
        "Areas by programmes",
        "Area",
        list(programmes.values()),
        {
            name: [*(of(AREA, area, PROGRAMME, p) for p in programmes), of(AREA, area)]
            for area, name in asked.only(AREA).items()
        },
        [*(of(PROGRAMME, p) for p in programmes), asked.released.all],
    )


def _kinds(asked: Asked) -> Table:
    programmes = asked.only(PROGRAMME)
    of = asked.released.of
    return _table(
        "Kinds by programmes",
        "Kind",
        list(programmes.values()),
        {
            name: [*(of(PROGRAMME, p, KIND, kind) for p in programmes), of(KIND, kind)]
            for kind, name in asked.only(KIND).items()
        },
        [*(of(PROGRAMME, p) for p in programmes), asked.released.all],
    )


def _table(
    caption: str,
    first: str,
    columns: list[str],
    rows: dict[str, list[Number]],
    sums: list[Number],
) -> Table:
    """With what each column and each row comes to, whether or not all of them are shown."""
    return Table(
        caption,
        [first, *columns, "All programmes"],
        [
            *([name, *(number.text for number in row)] for name, row in rows.items()),
            [f"All {first.lower()}s", *(number.text for number in sums)],
        ],
    )


def _message(asked: Asked) -> str:
    """One programme, area or kind that was chosen, or else the one with most."""
    released = asked.released
    begin = f"From {released.words}, {released.all.text} pieces of feedback came"
    if asked.chosen:
        told = [
            f"{released.of(what, pk).text} of them for “{asked.name(what)}”"
            for what, pk in asked.chosen.items()
        ]
        return f"{begin}: {', '.join(told)}."
    names = asked.names[PROGRAMME]
    most = max(names, key=lambda pk: released.of(PROGRAMME, pk).least)
    number = released.of(PROGRAMME, most)
    if not number.least:
        return f"{begin}. The numbers of the programmes are too small to show."
    return f"{begin}, most of them about “{names[most]}”: {number.text}."
