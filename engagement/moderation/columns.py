"""The columns of the queue."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from wagtail.admin.ui.tables import BaseColumn, Column

from alliance_site.core.users.names import name_of
from engagement.feedback.models import Feedback
from engagement.moderation.queries import WITH_US
from engagement.moderation.tags import tags_of

WORDS_SHOWN = 12


class ChoiceColumn(BaseColumn):
    """A box to tick, for what is done to several at once."""

    cell_template_name = "engagement/moderation/choice_cell.html"
    header_template_name = "engagement/moderation/choice_head.html"


class FeedbackColumn(BaseColumn):
    """The number, how it begins, and what somebody should look at first."""

    cell_template_name = "engagement/moderation/feedback_cell.html"

    def get_cell_context_data(self, instance: Feedback, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        beginning = getattr(instance, "beginning", None) or "The words have been deleted."
        query = context["request"].GET.urlencode() if context.get("request") else ""
        address = reverse("feedback_one", args=[instance.pk])
        return {
            **context,
            "beginning": Truncator(beginning).words(WORDS_SHOWN),
            "url": f"{address}?{query}" if query else address,
            "tags": tags_of(instance),
        }


def age_of(feedback: Feedback) -> str:
    return days((timezone.now() - feedback.received_at).days)


def days(number: int) -> str:
    return {0: "less than a day", 1: "1 day"}.get(number, f"{number:,} days")


def due_of(feedback: Feedback) -> str:
    """The day; a late one says so in words."""
    if feedback.state not in WITH_US or feedback.due_at is None:
        return ""
    day = date_format(timezone.localtime(feedback.due_at), "j M Y")
    late = timezone.now() - feedback.due_at
    if late.total_seconds() <= 0:
        return day
    return f"{day}, late by {days(late.days)}"


def _about(feedback: Feedback) -> str:
    return feedback.about_title or "Not sure"


def _who(feedback: Feedback) -> str:
    return name_of(feedback.assigned_to) or "Nobody"


COLUMNS = [
    ChoiceColumn("choice", label="Choose"),
    FeedbackColumn("feedback", label="Feedback"),
    Column("kind", label="Kind", accessor="get_kind_display"),
    Column("about", label="About", accessor=_about),
    Column("state", label="State", accessor="get_state_display"),
    Column(
        "age", label="Age", accessor=age_of, sort_key="received_at", classname="w-whitespace-nowrap"
    ),
    Column("due", label="Due", accessor=due_of, sort_key="due_at"),
    Column("who", label="Who has it", accessor=_who),
]
