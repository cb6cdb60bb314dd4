"""How much waits, as a panel or a mail says it: never a word of what people wrote."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from engagement.moderation.access import is_lead
from engagement.moderation.columns import days
from engagement.moderation.queries import numbers_for
from engagement.moderation.saved_views import queue_address


@dataclass(frozen=True)
class Line:
    """A number, what it counts, and where that stands."""

    label: str
    count: int
    url: str


def lines_for(user: Any) -> tuple[list[Line], str]:
    """What waits, and for how long the oldest has waited; nothing where nothing waits."""
    numbers = numbers_for(user)
    with_us = "state=received&state=triaged&state=in_review"
    lines = [
        Line("Waiting for us", numbers.waiting, queue_address(with_us)),
        Line("Late", numbers.late, queue_address("mark=late")),
        Line("Mine", numbers.mine, queue_address(f"assigned=me&{with_us}")),
        Line("Nobody has it", numbers.nobodys, queue_address(f"assigned=nobody&{with_us}")),
        Line("Waiting for the author", numbers.author, queue_address("state=waiting")),
        Line("Author wrote after a decision", numbers.written, queue_address("mark=written")),
    ]
    if is_lead(user):
        silent = queue_address("mark=silent")
        lines.append(Line("Author silent for too long", numbers.silent, silent))
    if not numbers.waiting and not numbers.author and not numbers.written:
        return [], ""
    oldest = days((timezone.now() - numbers.oldest).days) if numbers.oldest else ""
    return lines, oldest
