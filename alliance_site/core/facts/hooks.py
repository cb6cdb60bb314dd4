"""Registers the fact register with the Wagtail admin and with its rich text."""

from typing import Any

from django.urls import reverse_lazy
from wagtail import hooks
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from alliance_site.core.facts import log
from alliance_site.core.facts.admin import FactViewSet, refuse_while_used
from alliance_site.core.facts.chooser import fact_chooser
from alliance_site.core.facts.report import FactReport
from alliance_site.core.facts.rich_text import CONVERSION, FactEmbedHandler
from alliance_site.core.reports import register_report


def register() -> None:
    register_snippet(FactViewSet)
    hooks.register("register_log_actions", log.register)
    hooks.register("before_delete_snippet", refuse_while_used)
    hooks.register("register_admin_viewset", lambda: fact_chooser)
    hooks.register("register_rich_text_features", fact_in_rich_text)
    register_report(FactReport, "facts", order=200)


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
