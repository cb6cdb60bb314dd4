"""The list of all mailings, newest first."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from alliance_site.core.users.names import name_of
from news.newsletter.admin.rights import policy
from news.newsletter.models import Mailing, Status


class MailingFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(choices=Status.choices)

    class Meta:
        model = Mailing
        fields: ClassVar[list[str]] = ["status"]


def _screen_of(mailing: Mailing) -> str | None:
    return reverse("newsletter_issue", args=[mailing.issue_id]) if mailing.issue_id else None


def _starts(mailing: Mailing) -> str:
    moment = mailing.started_at or mailing.starts_at
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else ""


class MailingsView(ReportView):
    """Every newsletter that somebody asked to send, and what became of it."""

    model = Mailing
    permission_policy = policy
    permission_required = "view"
    page_title = "Newsletters"
    header_icon = "mail"
    index_url_name = "newsletters"
    index_results_url_name = "newsletters_results"
    results_template_name = "news/newsletter/mailings_results.html"
    filterset_class = MailingFilterSet
    default_ordering = "-asked_at"
    columns: ClassVar[list] = [
        TitleColumn("subject", label="Subject", get_url=_screen_of),
        StatusTagColumn(
            "status",
            label="Status",
            accessor="get_status_display",
            primary=lambda mailing: mailing.is_open,
        ),
        Column("recipients_expected", label="Recipients"),
        Column("asked_by", label="Asked for by", accessor=lambda one: name_of(one.asked_by)),
        Column("released_by", label="Released by", accessor=lambda one: name_of(one.released_by)),
        Column("starts", label="Starts", accessor=_starts),
        DateColumn("finished_at", label="Finished"),
    ]

    def get_base_queryset(self) -> QuerySet[Mailing]:
        found: QuerySet[Mailing] = super().get_base_queryset()
        return found.select_related("asked_by", "released_by")
