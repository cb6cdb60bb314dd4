from django.urls import path

from engagement.representatives import views

BELOW = "have-your-say/invited"

urlpatterns = [
    path(f"{BELOW}/", views.draft, name="draft_plan"),
    path(f"{BELOW}/sent/<str:key>/", views.sent, name="draft_sent"),
    path(f"{BELOW}/<str:token>/", views.invitation, name="draft_invitation"),
    path(f"{BELOW}/<str:token>/new-link/", views.new_link, name="draft_new_link"),
]
