from django.urls import path

from performance.open_data import views

BELOW = "performance/data"

urlpatterns = [
    path(f"{BELOW}/", views.page, name="open_data"),
    path(f"{BELOW}/<str:organisation>/<str:standard>.json", views.as_json, name="series_json"),
    path(f"{BELOW}/<str:organisation>/<str:standard>.csv", views.as_csv, name="series_csv"),
]
