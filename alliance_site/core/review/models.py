from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


class PageReview(models.Model):
    """When a page was last read as a whole, by whom, and when it must be read again.

    Kept beside the page, not in it: no edit, older version or copy of the page can change it.
    Its history is in the page's own history. Only `services.py` writes it.
    """

    # A page is not "used" by its own review.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="review")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    owner_role = models.CharField(max_length=120, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewer_role = models.CharField(max_length=120, blank=True)
    next_due = models.DateField(null=True, blank=True, db_index=True)
    clinically_signed_off_by_role = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = "page review"
        default_permissions = ()

    def __str__(self) -> str:
        return f"Review of page {self.page_id}"

    def is_late(self, grace_days: int) -> bool:
        """Whether the review is overdue for longer than readers need not hear of it."""
        return self.next_due is not None and self.next_due + timedelta(days=grace_days) < today()


def today() -> date:
    """The day in London, by which reviews are due."""
    return timezone.localdate()
