"""What must be right before a consultation is kept, announced, or given its outcome."""

from collections.abc import Iterator

from django.utils import timezone

from alliance_site.core.pages.visibility import visible_pages
from engagement.consultations.models import Consultation
from engagement.consultations.queries import overlapping
from engagement.consultations.states import State, state_of
from engagement.consultations.words import opens_on

# The field, or "" for the whole; and what is wrong with it.
Problem = tuple[str, str]
# The addresses of the feed and the calendar stand beside those of consultations.
RESERVED = ("feed", "calendar")


def problems_of(consultation: Consultation) -> Iterator[Problem]:
    """What keeps it from being saved, also as a draft."""
    if consultation.slug in RESERVED:
        yield "slug", "This address is taken by the site itself. Choose another."
    if consultation.closes_at is None:
        yield "closes_at", "Say when it closes: people must know how long they have."
    elif consultation.about_id and consultation.opens_at < consultation.closes_at:
        yield from _overlaps(consultation)


def _overlaps(consultation: Consultation) -> Iterator[Problem]:
    for other in overlapping(consultation):
        times = f"from {opens_on(other.opens_at)} to {other.closes_on}"
        yield (
            "opens_at",
            f"“{other.name}” asks about the same page {times}. People would not know which one "
            "to answer. Choose other times.",
        )


def problems_of_announcing(consultation: Consultation) -> Iterator[Problem]:
    """What keeps it from the public."""
    yield from problems_of(consultation)
    if state_of(consultation) != State.DRAFT:
        yield "", "It has been announced already."
    if consultation.closes_at and consultation.closes_at <= timezone.now():
        yield "closes_at", "Its closing time is over. Choose a later one."
    if not visible_pages().filter(pk=consultation.about_id).exists():
        yield "about", "People cannot see the page that it is about. Publish that page first."


def problems_of_outcome(consultation: Consultation) -> Iterator[Problem]:
    """What keeps its outcome from the public."""
    if state_of(consultation) != State.CONSIDERING:
        yield "", "An outcome is published when the consultation is over, and once."
    if not consultation.outcome:
        yield "outcome", "Write the outcome first: what people said, and what you will do."
