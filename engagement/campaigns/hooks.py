"""Registers the campaigns with the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from engagement.campaigns.admin import CampaignViewSet


def register() -> None:
    register_snippet(CampaignViewSet)
