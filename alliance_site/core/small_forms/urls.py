from django.urls import path

from alliance_site.core.small_forms.views import send_small_form

urlpatterns = [path("send-form/<int:page_id>/", send_small_form, name="send_small_form")]
