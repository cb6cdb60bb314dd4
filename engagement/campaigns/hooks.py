"""Registers the campaigns with the Wagtail admin."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from engagement.campaigns.admin import CampaignViewSet
from engagement.campaigns.views import answers


def register() -> None:
    register_snippet(CampaignViewSet)
    hooks.register("register_admin_urls", urls)


def urls() -> list[URLPattern]:
    return [path("feedback/<int:pk>/answers/", answers, name="feedback_answers")]
