"""Tells the clock, the caches and the site map what moderation in the open has for them."""

from django.urls import reverse

from alliance_site.core.clock import jobs
from alliance_site.core.http.purging import empty_on_change_of
from alliance_site.core.seo import site_map
from engagement.feedback.settings import FeedbackSettings
from engagement.openness.counting import count_quarters
from engagement.openness.models import ModerationQuarter


def register() -> None:
    label = "Count what was sent and decided in a quarter that is over"
    jobs.register(jobs.Job("count_feedback", label, count_quarters, jobs.daily_at(1, 30)))
    empty_on_change_of(ModerationQuarter, FeedbackSettings)
    site_map.register("moderation", lambda: [(reverse("feedback_openness"), None)])
