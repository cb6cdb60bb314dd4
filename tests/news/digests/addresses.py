"""The site's addresses, and those to which the mails send people for their own pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from alliance_site.urls import urlpatterns as of_the_site


def page(request: HttpRequest, token: str) -> HttpResponse:
    return HttpResponse(token)


urlpatterns = [
    path("news/newsletter/preferences/<str:token>/", page, name="newsletter_preferences"),
    path("news/newsletter/unsubscribe/<str:token>/", page, name="newsletter_unsubscribe"),
    *of_the_site,
]
