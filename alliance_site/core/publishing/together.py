"""Publishes several pages at once: those that may, and says why the others stay drafts.

Pages that link to each other go live together; one that is refused is missing for the others.
"""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from alliance_site.core.publishing.gate import is_guarded
from alliance_site.core.publishing.problems import PublishingRefused, refusals_of
from alliance_site.core.publishing.targets import published_together
from alliance_site.core.users.models import User


@transaction.atomic
def publish_together(
    *, revisions: Iterable[Revision], user: User | None = None
) -> list[PublishingRefused]:
    """Publishes what the gate lets through, in the order given; returns what it refuses."""
    waiting = list(revisions)
    refused: list[PublishingRefused] = []
    while True:
        with published_together(_live_now(waiting)):
            new = {revision.pk: error for revision in waiting if (error := _refusal(revision))}
            if not new:
                for revision in waiting:
                    revision.publish(user=user)
                return refused
        refused += new.values()
        waiting = [revision for revision in waiting if revision.pk not in new]


def _live_now(revisions: Iterable[Revision]) -> Iterator[int]:
    """The pages that readers can reach at once; what has a time of its own goes live later."""
    for revision in revisions:
        time = getattr(revision.as_object(), "go_live_at", None)
        if time is None or time <= timezone.now():
            yield int(revision.object_id)


def _refusal(revision: Revision) -> PublishingRefused | None:
    page = revision.as_object()
    problems = refusals_of(page) if is_guarded(page) else []
    return PublishingRefused(page, problems) if problems else None
