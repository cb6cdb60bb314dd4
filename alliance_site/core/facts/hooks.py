"""Registers the fact register with the Wagtail admin and with its rich text."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.facts import log
from alliance_site.core.facts.admin import FactViewSet, refuse_while_used
from alliance_site.core.facts.chooser import fact_chooser
from alliance_site.core.facts.report import FactReportView
from alliance_site.core.facts.rich_text import CONVERSION, FactEmbedHandler

REPORT = FactReportView.index_url_name


class FactReportMenuItem(MenuItem):
    """For those who may work on facts."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy, actions = FactReportView.permission_policy, FactReportView.any_permission_required
        return bool(policy.user_has_any_permission(request.user, actions))


def register() -> None:
    register_snippet(FactViewSet)
    hooks.register("register_log_actions", log.register)
    hooks.register("before_delete_snippet", refuse_while_used)
    hooks.register("register_admin_viewset", lambda: fact_chooser)
    hooks.register("register_rich_text_features", fact_in_rich_text)
    hooks.register("register_admin_urls", report_urls)
    hooks.register("register_reports_menu_item", report_menu_item)


def fact_in_rich_text(features: FeatureRegistry) -> None:
    button: dict[str, Any] = {
        "type": "FACT",
        "icon": "tag",
        "description": "Fact: a figure from the fact register",
        "chooserUrl": reverse_lazy(fact_chooser.get_url_name("choose")),
    }
    scripts = ["wagtailadmin/js/chooser-modal.js", "core/facts.js"]
    features.register_editor_plugin("draftail", "fact", EntityFeature(button, js=scripts))
    features.register_converter_rule("contentstate", "fact", CONVERSION)
    features.register_embed_type(FactEmbedHandler)


def report_urls() -> list[URLPattern]:
    results = FactReportView.as_view(results_only=True)
    return [
        path("reports/facts/", FactReportView.as_view(), name=REPORT),
        path("reports/facts/results/", results, name=FactReportView.index_results_url_name),
    ]


def report_menu_item() -> MenuItem:
    return FactReportMenuItem("Facts to check", reverse(REPORT), icon_name="tag", order=200)
