from django.urls import path

from engagement.published import views
from engagement.published.addresses import BELOW

urlpatterns = [
    path(f"{BELOW}/<int:key>/", views.one, name="feedback_published"),
    path(f"{BELOW}/feed/", views.feed, name="feedback_published_feed"),
    path(f"{BELOW}/what-people-told-us.csv", views.export, name="feedback_published_csv"),
]
