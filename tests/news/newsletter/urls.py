"""The site's addresses, with those of the sign-up that stand in every mail to readers."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from alliance_site.urls import handler403, handler404, handler500
from alliance_site.urls import urlpatterns as site_patterns

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


def answer(request: HttpRequest, token: str = "") -> HttpResponse:
    return HttpResponse("the sign-up")


urlpatterns = [
    path("news/newsletter/subscribe/", answer, name="newsletter_subscribe"),
    path("news/newsletter/p/<str:token>/", answer, name="newsletter_preferences"),
    path("news/newsletter/u/<str:token>/", answer, name="newsletter_unsubscribe"),
    *site_patterns,
]
