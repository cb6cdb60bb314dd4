"""Jinja2 for the public site: NHS.UK macros, Wagtail's tags, each app's functions."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

EXTENSIONS = [
    "wagtail.jinja2tags.core",
    "wagtail.admin.jinja2tags.userbar",
    "alliance_site.core.template_functions.CoreExtension",
    "programmes.template_functions.ProgrammesExtension",
    "news.template_functions.NewsExtension",
    "news.events.template_functions.EventsExtension",
    "engagement.template_functions.EngagementExtension",
    "performance.template_functions.PerformanceExtension",
]


def environment(**options: Any) -> Environment:
    """The NHS.UK macros read parameters that are not there, and leave much white space."""
    loader = ChoiceLoader([options.pop("loader"), PackageLoader("nhsuk_frontend_jinja")])
    options |= {"undefined": ChainableUndefined, "trim_blocks": True, "lstrip_blocks": True}
    options["autoescape"] = _is_html
    env = Environment(**options, loader=loader, extensions=EXTENSIONS)  # noqa: S701 (Django sets it)
    env.globals.update({"static": static, "url": reverse, "settings": settings})
    return env


def _is_html(template: str | None) -> bool:
    """All is escaped but the plain text of mails, where &amp; would be read as such."""
    return not (template or "").endswith(".txt")
