from django.apps import AppConfig


class AllianceSiteConfig(AppConfig):
    """Holds the management commands, the only code that knows every app."""

    name = "alliance_site"
    label = "alliance_site"
