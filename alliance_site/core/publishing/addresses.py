from django.urls import reverse
from wagtail.models import Page


def address_of_problems(page: Page) -> str:
    """The editor of a page with its problems marked."""
    return reverse("publishing_problems", args=[page.pk])
