"""Registers the news app's screens with the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from alliance_site.core.reports import register_report
from news.admin import TopicViewSet
from news.digests.report import DigestReport

register_snippet(TopicViewSet)
register_report(DigestReport, "news-by-e-mail", order=1150)


@hooks.register("register_permissions")
def permissions_of_digests() -> QuerySet[Permission]:
    """Offers them when roles are set up."""
    return Permission.objects.filter(content_type__app_label="news", codename="view_digest")
