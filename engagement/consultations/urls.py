"""The addresses of consultations. They stand before those of pages."""

from django.urls import path

from engagement.consultations import views

HERE = "have-your-say/consultations"

urlpatterns = [
    path(f"{HERE}/", views.index, name="consultations"),
    path(f"{HERE}/calendar.ics", views.calendar, name="consultations_calendar"),
    path(f"{HERE}/feed/", views.feed, name="consultations_feed"),
    path(f"{HERE}/<slug:slug>/", views.one, name="consultation"),
    path(f"{HERE}/<slug:slug>.ics", views.calendar_file, name="consultation_calendar"),
]
