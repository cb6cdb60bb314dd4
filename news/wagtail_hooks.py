"""Registers the news app's screens with the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from news.admin import TopicViewSet
from news.digests import hooks as digests
from news.newsletter.admin import hooks as newsletter
from news.subscribers.admin import hooks as subscribers

register_snippet(TopicViewSet)
for subject in (digests, newsletter, subscribers):
    subject.register()
