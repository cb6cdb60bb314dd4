"""The addresses of people who get our mail. They stand before those of pages."""

from django.urls import path

from news.subscribers.views import confirming, leaving, preferences, signing_up

own = "news/newsletter/preferences/<str:token>/"

urlpatterns = [
    path("news/newsletter/subscribe/", signing_up.subscribe, name="newsletter_subscribe"),
    path("news/newsletter/subscribe/sent/", signing_up.sent, name="newsletter_subscribe_sent"),
    path("news/newsletter/my-link/", signing_up.my_link, name="newsletter_my_link"),
    path("news/newsletter/my-link/sent/", signing_up.my_link_sent, name="newsletter_my_link_sent"),
    path(
        "news/newsletter/confirm/<str:token>/", confirming.confirm_page, name="newsletter_confirm"
    ),
    path(
        "news/newsletter/unsubscribe/<str:token>/",
        leaving.unsubscribe,
        name="newsletter_unsubscribe",
    ),
    path("news/newsletter/deleted/", leaving.deleted, name="newsletter_deleted"),
    path(own, preferences.preferences, name="newsletter_preferences"),
    path(f"{own}address/", preferences.change_address, name="newsletter_address"),
    path(f"{own}delete/", preferences.delete, name="newsletter_delete"),
]
