"""The addresses of the site. Pages answer for all that is not named here."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve as serve_file
from wagtail import urls as page_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from alliance_site.core.cards import urls as card_urls
from alliance_site.core.data_complaints import urls as data_complaint_urls
from alliance_site.core.health import views as health
from alliance_site.core.page_problems import views as page_problems
from alliance_site.core.search.views import search
from alliance_site.core.seo import views as machine
from alliance_site.core.small_forms import urls as small_form_urls
from engagement.commitments import urls as commitment_urls
from engagement.consultations import urls as consultation_urls
from engagement.following import urls as follow_urls
from engagement.form import urls as feedback_form_urls
from engagement.openness import urls as openness_urls
from engagement.published import urls as published_urls
from engagement.representatives import urls as representative_urls
from news.events import urls as event_urls
from news.subscribers import urls as subscriber_urls
from performance.open_data import urls as open_data_urls

handler403 = "alliance_site.core.http.errors.forbidden"
handler404 = "alliance_site.core.http.errors.not_found"
handler500 = "alliance_site.core.http.errors.server_error"

# Pictures in the sizes that pages show. Originals and documents are never served as files:
# documents go through Wagtail, which asks who may see them.
media_patterns = (
    []
    if settings.MEDIA_URL.startswith("http")
    else [
        path(
            f"{settings.MEDIA_URL.lstrip('/')}images/<path:path>",
            serve_file,
            {"document_root": settings.MEDIA_ROOT / "images"},
        )
    ]
)

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("search/", search, name="search"),
    path("page-problem/", page_problems.page_problem, name="page_problem"),
    path("page-problem/thank-you/", page_problems.thanks, name="page_problem_thanks"),
    path("sitemap.xml", machine.sitemap, name="sitemap"),
    path("robots.txt", machine.robots, name="robots"),
    path(".well-known/security.txt", machine.security, name="security_txt"),
    path("favicon.ico", machine.favicon),
    path("site.webmanifest", machine.web_manifest, name="web_manifest"),
    path("health/live/", health.live, name="health_live"),
    path("health/ready/", health.ready, name="health_ready"),
    *media_patterns,
    path("", include(card_urls)),
    path("", include(feedback_form_urls)),
    path("", include(data_complaint_urls)),
    path("", include(small_form_urls)),
    # Before those of events, which take every calendar.ics.
    path("", include(consultation_urls)),
    path("", include(event_urls)),
    path("", include(subscriber_urls)),
    path("", include(follow_urls)),
    path("", include(commitment_urls)),
    path("", include(published_urls)),
    path("", include(openness_urls)),
    path("", include(representative_urls)),
    path("", include(open_data_urls)),
    path("", include(page_urls)),
]
