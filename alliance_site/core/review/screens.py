"""Where review's screens are in the admin."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from alliance_site.core.review.admin import ReviewScreen
from alliance_site.core.review.report import DueReport


class DueMenuItem(MenuItem):
    """For everybody who works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        needed = DueReport.any_permission_required
        return bool(page_permission_policy.user_has_any_permission(request.user, needed))


def review_urls() -> list[URLPattern]:
    results = DueReport.as_view(results_only=True)
    return [
        path("pages/<int:pk>/review/", ReviewScreen.as_view(), name="review_page"),
        path("reports/due/", DueReport.as_view(), name="due_report"),
        path("reports/due/results/", results, name="due_report_results"),
    ]


def due_menu_item() -> MenuItem:
    return DueMenuItem(
        DueReport.page_title,
        reverse("due_report"),
        name="due",
        icon_name="calendar-check",
        order=100,
    )
