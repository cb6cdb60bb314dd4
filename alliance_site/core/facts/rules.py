"""What the publishing gate says about the facts on a page."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from alliance_site.core.facts.blocks import FactChooserBlock
from alliance_site.core.facts.models import Fact
from alliance_site.core.pages.keys import as_key
from alliance_site.core.publishing.content import Content, Piece
from alliance_site.core.publishing.problems import Problem, Severity

GONE = (
    "A fact here is no longer in the fact register. Take it out, or choose another fact in its "
    "place."
)


def check(content: Content) -> Iterator[Problem]:
    """A withdrawn fact is not published again; one that waits for its check is told of, once."""
    uses = [(piece, key) for piece in content.pieces for key in dict.fromkeys(_keys(piece))]
    facts = Fact.objects.in_bulk({key for _, key in uses if key}) if uses else {}
    told: set[int] = set()
    for piece, key in uses:
        fact = facts.get(key or 0)
        if fact is None:
            yield Problem(Severity.REFUSAL, GONE, piece.field, piece.path)
        elif fact.is_withdrawn:
            yield Problem(Severity.REFUSAL, _withdrawn(fact), piece.field, piece.path)
        elif fact.is_due(_today()) and fact.pk not in told:
            told.add(fact.pk)
            yield Problem(Severity.WARNING, _unreviewed(fact), piece.field, piece.path)


def _keys(piece: Piece) -> Iterator[int | None]:
    """The facts that a piece names; None for what names one and cannot be a key."""
    if isinstance(piece.block, FactChooserBlock):
        if piece.value is not None:
            yield as_key(piece.value)
    elif piece.is_rich_text:
        for tag in piece.markup.find_all("embed", embedtype="fact"):
            yield as_key(tag.get("id"))


def _withdrawn(fact: Fact) -> str:
    return f"The fact “{fact.label}” is withdrawn. Take it out, or choose another in its place."


def _unreviewed(fact: Fact) -> str:
    return (
        f"The fact “{fact.label}” waits for its check. Compare it with its source and mark it as "
        f"checked in Facts, or ask for that: {fact.owner_role}."
    )


def _today() -> date:
    return timezone.localdate()
