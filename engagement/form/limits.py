"""How many forms one client may begin and send: enough for a library, too few for a machine."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from alliance_site.core.http.limits import too_many
from engagement.form.models import FeedbackDraft

# Of one client, and of all together where a proxy hides who is who: that must shut nobody out.
BEGIN = ("60/h", "6000/h")
SEND = ("30/h", "3000/h")
# No person reads and answers seven pages in less.
FASTEST = timedelta(seconds=2)


def too_many_begun(request: HttpRequest) -> bool:
    return too_many(request, "feedback-begin", one=BEGIN[0], together=BEGIN[1])


def too_many_sent(request: HttpRequest) -> bool:
    return too_many(request, "feedback-send", one=SEND[0], together=SEND[1])


def too_fast(draft: FeedbackDraft) -> bool:
    return timezone.now() - draft.made_at < FASTEST
