"""What makes an event one that everybody can come to."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

# The field, and what readers are told where it is ticked.
OFFERS = {
    "step_free": "You can get in and around without steps.",
    "hearing_loop": "There is a hearing loop.",
    "sign_language": "There is a British Sign Language (BSL) interpreter.",
    "interpreters": "There are interpreters for other languages.",
    "quiet_space": "There is a quiet space.",
}


class AccessInformation(models.Model):
    """What people who need it find at an event. Nothing is said that nobody has ticked."""

    step_free = models.BooleanField("step-free access", default=False)
    hearing_loop = models.BooleanField("hearing loop", default=False)
    sign_language = models.BooleanField("British Sign Language (BSL)", default=False)
    interpreters = models.BooleanField("interpreters for other languages", default=False)
    quiet_space = models.BooleanField("quiet space", default=False)
    access_notes = models.TextField(
        "more about access",
        blank=True,
        help_text="Such as parking, toilets, captions, or whom to ask. Plain text.",
    )

    access_panel = MultiFieldPanel(
        [*(FieldPanel(name) for name in OFFERS), FieldPanel("access_notes")],
        heading="Access: tick only what is certain",
    )

    class Meta:
        abstract = True

    @property
    def access_offers(self) -> list[str]:
        return [words for name, words in OFFERS.items() if getattr(self, name)]
