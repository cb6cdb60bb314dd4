"""What each shape and line of a chart means, for the key below it."""

from collections.abc import Iterator, Sequence

from performance.charts.content import Content
from performance.charts.drawing import KeyEntry
from performance.charts.shapes import SAMPLE_LINE, sample_of

MEANINGS = {
    "ordinary": "The usual ups and downs",
    "better": "Better than usual",
    "worse": "Worse than usual",
}


def key_of(content: Content) -> Sequence[KeyEntry]:
    return [*_marks(content), *_lines(content)]


def _marks(content: Content) -> Iterator[KeyEntry]:
    shown = {found.kind for found in content.months}
    for kind, words in MEANINGS.items():
        if kind in shown:
            yield KeyEntry(f"mark {kind}", sample_of(kind), words)
    if any(found.is_provisional for found in content.months):
        hollow = sample_of("ordinary", is_hollow=True)
        yield KeyEntry("mark ordinary provisional", hollow, "Hollow: the figure may still change")


def _lines(content: Content) -> Iterator[KeyEntry]:
    """The lines. Those that the wide drawing names beside their ends are for the narrow one."""
    newest = {found.kind: found for found in content.levels}
    for found in content.levels:
        yield KeyEntry(found.kind, SAMPLE_LINE, found.words, is_named=newest[found.kind] is found)
    usual = {found.name: found for found in content.usual_now}
    if usual:
        yield KeyEntry("mean", SAMPLE_LINE, usual["Average"].words, is_named=True)
        upper, lower = usual["Upper limit"], usual["Lower limit"]
        said = f"nearly all months lie between {lower.said} and {upper.said}"
        is_trial = upper.kind != "limit"
        limits = "Trial limits, from fewer than 12 months" if is_trial else "Limits"
        yield KeyEntry(upper.kind, SAMPLE_LINE, f"{limits}: {said}")
    if content.england:
        words = f"England{content.england_counted}: {content.england[-1][-1].said}"
        yield KeyEntry("england", SAMPLE_LINE, words, is_named=not content.england_counted)
