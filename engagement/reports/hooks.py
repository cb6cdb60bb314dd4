"""Registers the reports with the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from engagement.reports.population import PopulationScreen
from engagement.reports.views import REPORTS, TITLE, VIEW, ReportScreen, address_of


class ReportsMenuItem(MenuItem):
    """One place in the menu for all of them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(VIEW))


def register() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", menu_item)


def addresses() -> list[URLPattern]:
    return [
        *(
            path(
                f"reports/feedback/{name}/",
                ReportScreen.as_view(name=name),
                name=f"feedback_report_{name}",
            )
            for name in REPORTS
        ),
        path(
            "reports/feedback/who-lives-here/",
            PopulationScreen.as_view(),
            name="feedback_population",
        ),
    ]


def menu_item() -> MenuItem:
    return ReportsMenuItem(TITLE, address_of("themes"), icon_name="history", order=1100)
