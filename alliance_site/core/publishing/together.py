"""Publishes several pages at once: those that may, and says why the others stay drafts.

Pages that link to each other go live together; one that is refused is missing for the others.
"""

from collections.abc import Iterable

from django.db import transaction
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
        with published_together(int(revision.object_id) for revision in waiting):
            new = {revision.pk: error for revision in waiting if (error := _refusal(revision))}
            if not new:
                for revision in waiting:
                    revision.publish(user=user)
                return refused
        refused += new.values()
        waiting = [revision for revision in waiting if revision.pk not in new]


def _refusal(revision: Revision) -> PublishingRefused | None:
    page = revision.as_object()
    problems = refusals_of(page) if is_guarded(page) else []
    return PublishingRefused(page, problems) if problems else None
