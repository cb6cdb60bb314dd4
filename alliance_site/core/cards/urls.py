from django.urls import re_path

from alliance_site.core.cards.views import social_card

# Only what can be a card: no database takes a key of more digits.
urlpatterns = [
    re_path(
        r"^cards/(?P<key>[1-9][0-9]{0,17})/(?P<digest>[0-9a-f]{16})\.png$",
        social_card,
        name="social_card",
    ),
]
