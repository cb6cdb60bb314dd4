from django.urls import path

from engagement.openness import views

BELOW = "have-your-say/how-we-moderate"

urlpatterns = [
    path(f"{BELOW}/", views.how_we_moderate, name="feedback_openness"),
    path(f"{BELOW}/how-we-moderate.csv", views.export, name="feedback_openness_csv"),
]
