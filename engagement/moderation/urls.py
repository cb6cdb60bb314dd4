"""The addresses of moderation, below /admin/."""

from django.urls import path

from engagement.moderation import views
from engagement.moderation.queue import QueueView
from engagement.moderation.screen import FeedbackScreen

urlpatterns = [
    path("feedback/", QueueView.as_view(), name="feedback_queue"),
    path("feedback/results/", QueueView.as_view(results_only=True), name="feedback_queue_results"),
    path("feedback/<int:pk>/", FeedbackScreen.as_view(), name="feedback_one"),
    path("feedback/undo/", views.undo, name="feedback_undo"),
    path("feedback/bulk/", views.BulkScreen.as_view(), name="feedback_bulk"),
    path("feedback/views/save/", views.save, name="feedback_view_save"),
    path("feedback/views/<int:pk>/delete/", views.delete, name="feedback_view_delete"),
]
