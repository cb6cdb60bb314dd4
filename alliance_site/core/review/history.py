"""How reviews read in a page's history."""

from datetime import date

from django.utils.dateformat import format as date_format
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry

from alliance_site.core.review.services import OWNER_NAMED, REVIEWED


class ReviewedFormatter(LogFormatter):
    label = "Review the whole page"

    def format_message(self, log_entry: PageLogEntry) -> str:
        data = log_entry.data
        due = date_format(date.fromisoformat(data["next_due"]), "j F Y")
        words = f"Reviewed the whole page as {data['role']}. Next review due: {due}."
        signed = data.get("signed_off_by_role")
        return f"{words} Clinical sign-off: {signed}." if signed else words


class OwnerFormatter(LogFormatter):
    label = "Say who looks after the page"

    def format_message(self, log_entry: PageLogEntry) -> str:
        role = log_entry.data.get("role")
        return f"Said who looks after the page: {role}" if role else self.label


def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(REVIEWED)(ReviewedFormatter)
    actions.register_action(OWNER_NAMED)(OwnerFormatter)
