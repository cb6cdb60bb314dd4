"""Who we heard from against who lives here."""

import re
from dataclasses import dataclass

from alliance_site.core.facts.models import Fact
from engagement.openness.table import NONE
from engagement.reports.asking import Asked
from engagement.reports.keys import AREA, NOT_SAID
from engagement.reports.models import PopulationFigure
from engagement.reports.released import Number
from engagement.reports.showing import Bar, Group, Report, Table, Way, scaled

WAYS = (AREA,)
NO_FIGURE = "No figure yet: add a fact"
SHARE = re.compile(r"(\d{1,2}(?:\.\d+)?)\s*(%|per\s?cent)")


@dataclass(frozen=True)
class Lives:
    """The share of all people who live in an area, in words, as a number, and who says so."""

    text: str
    share: float | None = None
    source: str = ""

    @property
    def cell(self) -> str | Way:
        """Where there is no share, the way to choose one."""
        return self.text if self.share is not None else Way(self.text, "feedback_population")


def who_we_heard_from(asked: Asked) -> Report:
    names = {pk: name for pk, name in asked.only(AREA).items() if pk != NOT_SAID}
    base, said = _base(asked)
    lives = population()
    rows = [
        (name, asked.released.of(AREA, pk), lives.get(pk, Lives(NO_FIGURE)))
        for pk, name in names.items()
    ]
    rows.sort(key=lambda row: (-row[1].least, row[0]))
    return Report(
        message=_message(rows, base, said, asked),
        chart="Share of feedback and share of people who live here, by area",
        groups=scaled([Group(name, _bars(number, base, live)) for name, number, live in rows]),
        tables=[
            Table(
                "Feedback and people by area",
                ["Area", "Feedback", "Share of feedback", "Share of people", "Source"],
                [
                    [name, number.text, share_of(number, base).text, live.cell, live.source]
                    for name, number, live in rows
                ],
            )
        ],
        notes=_notes(asked, said),
        looks={"plain": "Share of feedback", "striped": "Share of people who live here"},
    )


@dataclass(frozen=True)
class Share:
    """Of the feedback, in per cent, as far as it is known."""

    least: float | None = None
    most: float | None = None

    @property
    def text(self) -> str:
        if self.least is None:
            return NONE
        least = f"{self.least:.0f}"
        if self.most is None:
            return f"at least {least}%"
        most = f"{self.most:.0f}"
        return f"{least}%" if least == most else f"{least}% to {most}%"


def share_of(number: Number, base: int | None) -> Share:
    if not base or not number.least:
        return Share()
    most = None if number.most is None else min(100, 100 * number.most / base)
    return Share(100 * number.least / base, most)


def population() -> dict[str, Lives]:
    """By area, out of the fact register."""
    figures = PopulationFigure.objects.select_related("fact")
    return {str(figure.area_id): _lives(figure.fact) for figure in figures}


def share_in(fact: Fact) -> float | None:
    """The per cent that a fact says, where it says one that a share can be."""
    found = SHARE.fullmatch(fact.figure.strip().lower())
    return None if fact.is_withdrawn or not found else float(found[1])


def _lives(fact: Fact) -> Lives:
    if fact.is_withdrawn:
        return Lives("The fact is withdrawn")
    share = share_in(fact)
    if share is None:
        return Lives("The fact is not a per cent")
    return Lives(f"{share:g}%", share, f"{fact.source_name}, as at {fact.as_at:%d/%m/%Y}")


def _base(asked: Asked) -> tuple[int | None, bool]:
    """Those who said where they live, where their number is known; all, where it is not."""
    everybody, silent = asked.released.all, asked.released.of(AREA, NOT_SAID)
    if everybody.exact is None:
        return None, False
    if silent.exact is None:
        return everybody.exact, False
    return everybody.exact - silent.exact, True


def _bars(number: Number, base: int | None, live: Lives) -> list[Bar]:
    share = share_of(number, base)
    return [
        Bar("Feedback", share.least, share.text),
        Bar("People", live.share, live.text if live.share else "no figure yet", look="striped"),
    ]


def _message(
    rows: list[tuple[str, Number, Lives]], base: int | None, said: bool, asked: Asked
) -> str:
    """Where we hear least compared with who lives there: that is where to go and ask."""
    begin = f"From {asked.released.words}"
    known = [
        (share.most / live.share, name, share.text, live.text)
        for name, number, live in rows
        if (share := share_of(number, base)).most is not None and live.share
    ]
    if not known:
        return f"{begin}, no area has both a number to show and a figure for who lives there."
    _, name, text, lives = min(known)
    return (
        f"{begin}, of the areas that can be compared we heard least from {name}: {text} of the "
        f"feedback{' with an area' if said else ''}, and {lives} of the people."
    )


def _notes(asked: Asked, said: bool) -> list[str]:
    silent = asked.released.of(AREA, NOT_SAID).text
    told = f"Shares are of the feedback that says where its author lives. {silent} does not."
    other = (
        "Shares are of all feedback, also of that which does not say where its author lives: "
        "that number cannot be shown, or not in every quarter."
    )
    return [told if said else other]
