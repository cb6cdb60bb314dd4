from django.urls import path

from engagement.following import views

BELOW = "have-your-say/follow"

urlpatterns = [
    path(f"{BELOW}/", views.follow, name="feedback_follow"),
    path(f"{BELOW}/<str:token>/", views.page, name="feedback_follow_page"),
    path(f"{BELOW}/<str:token>/<slug:name>/", views.step, name="feedback_follow_step"),
]
