"""The report that tells staff what readers were told, and how far the mails have come."""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.outbox.models import Status
from news.digests.models import EVER, Digest


def _window(digest: Digest) -> str:
    ends = (digest.since, digest.before)
    return " to ".join(date_format(localtime(end), "DATETIME_FORMAT") for end in ends)


def _mails(digest: Digest) -> int:
    return sum(_standing(digest).values())


def _standing(digest: Digest) -> Counter[str]:
    return Counter(getattr(digest, "standing", None) or {})


def _how_far(digest: Digest) -> str:
    if digest.queued_at is None:
        return "Being put in the queue"
    found = _standing(digest)
    parts = [f"{status.label} ({found[status]})" for status in Status if found[status]]
    return "; ".join(parts) or "Nobody asked for this"


class DigestReport(ReportView):
    """News by email: each time that readers were told, what for, and to how many."""

    model = Digest
    permission_policy = ModelPermissionPolicy(Digest)
    permission_required = "view"
    page_title = "News by email"
    header_icon = "mail"
    index_url_name = "digest_report"
    index_results_url_name = "digest_report_results"
    paginate_by = 25
    columns = [
        DateColumn("made_at", label="Made"),
        Column("rhythm", label="For those who get it", accessor="get_rhythm_display"),
        Column("window", label="What was published", accessor=_window),
        Column("such_as", label="Subject, such as"),
        Column("items", label="Items", accessor=lambda digest: len(digest.told)),
        Column("mails", label="Mails", accessor=_mails),
        Column("standing", label="How far", accessor=_how_far),
    ]
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[Digest]:
        letters = Digest.letters.through.objects.filter(digest=OuterRef("pk")).order_by("pk")
        such_as = Subquery(letters.values("letter__subject")[:1])
        digests = Digest.objects.exclude(since=EVER).annotate(such_as=such_as)
        return digests.order_by("-made_at", "-pk")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        digests = list(context["object_list"])
        by_digest = standings(digests)
        for digest in digests:
            digest.standing = by_digest[digest.pk]
        return context


def standings(digests: list[Digest]) -> dict[int, Counter[str]]:
    """How many mails of each digest are how far, by status, in one query."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    keys = [digest.pk for digest in digests]
    rows = Digest.objects.filter(pk__in=keys, letters__mails__isnull=False).order_by()
    counted = rows.values_list("pk", "letters__mails__status").annotate(Count("letters__mails"))
    for digest, status, number in counted:
        found[digest][status] = number
    return found
