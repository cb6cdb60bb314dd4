"""Reports for staff: each has its addresses and a place in the menu."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView


class ReportMenuItem(MenuItem):
    """In the menu of those who may open the report."""

    def __init__(self, report: type[ReportView], order: int) -> None:
        address = reverse(report.index_url_name)
        super().__init__(report.page_title, address, icon_name=report.header_icon, order=order)
        self.report = report

    def is_shown(self, request: HttpRequest) -> bool:
        needed = self.report.any_permission_required or [self.report.permission_required]
        return bool(self.report.permission_policy.user_has_any_permission(request.user, needed))


def register_report(report: type[ReportView], address: str, order: int) -> None:
    """Puts a report below /admin/reports/ and into the menu there."""

    def addresses() -> list[URLPattern]:
        results = report.as_view(results_only=True)
        return [
            path(f"reports/{address}/", report.as_view(), name=report.index_url_name),
            path(f"reports/{address}/results/", results, name=report.index_results_url_name),
        ]

    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(report, order))
