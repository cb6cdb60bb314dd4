"""The addresses below /admin/ of what the dashboard leads to."""

from django.urls import path

from alliance_site.core.dashboard import guide, views

urlpatterns = [
    path("lists/<slug:name>/", views.PageListView.as_view(), name="dashboard_list"),
    path("guide/", views.GuideView.as_view(), name="editors_guide"),
    path("guide/pictures/<slug:name>.png", guide.picture, name="editors_guide_picture"),
]
