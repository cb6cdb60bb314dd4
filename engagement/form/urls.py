from django.urls import path

from engagement.form.start import start
from engagement.form.views import receipt, step

urlpatterns = [
    path("have-your-say/share/", start, name="feedback_start"),
    path("have-your-say/share/<str:key>/sent/", receipt, name="feedback_sent"),
    path("have-your-say/share/<str:key>/<slug:name>/", step, name="feedback_step"),
]
