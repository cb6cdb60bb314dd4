from django.urls import path

from engagement.commitments import views

BELOW = "have-your-say/you-said-we-did"

urlpatterns = [
    path(f"{BELOW}/", views.index, name="commitments"),
    path(f"{BELOW}/<int:key>/", views.one, name="commitment"),
    path(f"{BELOW}/feed/", views.feed, name="commitments_feed"),
    path(f"{BELOW}/you-said-we-did.csv", views.export, name="commitments_csv"),
]
