"""What people who send feedback can agree to: three consents, each by itself."""

from alliance_site.core.consent import purposes
from alliance_site.core.consent.purposes import Purpose

PUBLISH = "engagement.publish"
QUOTE = "engagement.quote"
CONTACT = "engagement.contact"


def register() -> None:
    for purpose in (
        Purpose(
            PUBLISH,
            "Feedback: publish",
            "You can publish what I said on this website, without my name and without details "
            "that show who I am.",
        ),
        Purpose(
            QUOTE,
            "Feedback: quote",
            "You can use my words, without my name, in reports, meetings and newsletters.",
        ),
        Purpose(
            CONTACT,
            "Feedback: contact",
            "You can contact me about what I said, and tell me what happens with it.",
        ),
    ):
        purposes.register(purpose)
