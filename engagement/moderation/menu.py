"""The way to the queue, with the number of what waits."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from engagement.moderation.access import VIEW
from engagement.moderation.queries import count_waiting

# A larger number says no more, and this one costs the same on every screen.
MOST = 100


class QueueMenuItem(MenuItem):
    """In the menu of those who may see feedback."""

    def __init__(self) -> None:
        super().__init__("Feedback", reverse("feedback_queue"), icon_name="comment", order=240)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(VIEW))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = count_waiting(request.user, MOST)
        number = f" ({count if count < MOST else f'{MOST - 1}+'})" if count else ""
        return LinkMenuItem(self.name, f"{self.label}{number}", self.url, icon_name=self.icon_name)
