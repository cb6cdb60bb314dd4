from django.urls import path

from news.events import views

urlpatterns = [
    path("<path:above>/event.ics", views.event_file, name="event_file"),
    path("<path:above>/calendar.ics", views.feed, name="events_feed"),
]
