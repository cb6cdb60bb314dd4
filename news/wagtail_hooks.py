"""Registers the news app's screens with the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from news.admin import TopicViewSet
from news.newsletter.admin import hooks as newsletter

register_snippet(TopicViewSet)
newsletter.register()
