"""What moderation has for the dashboard and the clock."""

from alliance_site.core.clock import jobs
from alliance_site.core.dashboard import panels
from engagement.moderation.digest import send_digests
from engagement.moderation.panel import PANEL

MORNING = 8


def register() -> None:
    panels.register(PANEL)
    label = "Tell moderators what waits"
    jobs.register(jobs.Job("feedback_digest", label, send_digests, jobs.daily_at(MORNING)))
