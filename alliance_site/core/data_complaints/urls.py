from django.urls import path

from alliance_site.core.data_complaints import views

urlpatterns = [
    path("privacy/complaint/", views.complaint, name="data_complaint"),
    path("privacy/complaint/received/<str:token>/", views.received, name="data_complaint_received"),
]
