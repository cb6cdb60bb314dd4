"""The screens where administrators see what became of the site's mails."""

from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from alliance_site.core.outbox.deciding import (
    OPEN_TO_DECISION,
    NothingToDecide,
    send_again,
    treat_as_sent,
)
from alliance_site.core.outbox.models import OutgoingMail, Status

policy = ModelPermissionPolicy(OutgoingMail)
DECISIONS = {"again": send_again, "sent": treat_as_sent}
SAID = {
    "again": "The mail waits to be sent again.",
    "sent": "The mail counts as sent.",
}


class MailFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(choices=Status.choices)

    class Meta:
        model = OutgoingMail
        fields = ["status"]


def _to(mail: OutgoingMail) -> str:
    return mail.to or "Erased"


def _screen_of(mail: OutgoingMail) -> str:
    return reverse("outbox_mail", args=[mail.pk])


class MailReport(ReportView):
    """Mail sent by the site: to whom, about what, how far it has come. Never exported."""

    model = OutgoingMail
    permission_policy = policy
    permission_required = "view"
    page_title = "Mail sent by the site"
    header_icon = "mail"
    index_url_name = "outbox"
    index_results_url_name = "outbox_results"
    filterset_class = MailFilterSet
    default_ordering = "-made"
    columns = [
        TitleColumn("to", label="To", accessor=_to, get_url=_screen_of),
        Column("subject", label="Subject"),
        StatusTagColumn("status", label="Status", accessor="get_status_display"),
        DateColumn("made", label="Written", sort_key="made"),
        DateColumn("sent_at", label="Sent", sort_key="sent_at"),
        Column("attempts", label="Tries"),
    ]

    def get_base_queryset(self) -> QuerySet[OutgoingMail]:
        # The words of thousands of mails stay in the database.
        queryset: QuerySet[OutgoingMail] = (
            super().get_base_queryset().defer("text", "html", "values")
        )
        return queryset


class MailScreen(WagtailAdminTemplateMixin, View):
    """One mail, and the decision about it where one is due."""

    template_name = "core/outbox/mail.html"
    page_title = "Mail"
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        needed = "view" if request.method == "GET" else "change"
        if not policy.user_has_permission(request.user, needed):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        mail = get_object_or_404(OutgoingMail, pk=pk)
        undecided = mail.status in OPEN_TO_DECISION and not mail.erased_at
        return self.render_to_response(self.get_context_data(mail=mail, undecided=undecided))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mail = get_object_or_404(OutgoingMail, pk=pk)
        decision = request.POST.get("decision", "")
        try:
            DECISIONS[decision](mail=mail, user=request.user)
            messages.success(request, SAID[decision])
        except KeyError:
            messages.error(request, "Choose what to do with this mail.")
        except NothingToDecide as error:
            messages.error(request, str(error))
        return redirect("outbox_mail", pk=pk)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("outbox"), "label": MailReport.page_title},
            {"url": "", "label": self.page_title},
        ]


def addresses() -> list[URLPattern]:
    return [path("reports/mail/<int:pk>/", MailScreen.as_view(), name="outbox_mail")]
