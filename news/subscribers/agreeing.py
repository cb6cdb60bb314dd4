"""Consent to our mailings, as the ledger keeps it."""

from alliance_site.core.consent.models import ConsentWording, Source
from alliance_site.core.consent.purposes import Purpose
from alliance_site.core.consent.services import renew_consent, withdraw_consent
from news.subscribers.chosen import choice_of, in_words
from news.subscribers.models import Subscriber

MAILINGS = Purpose(
    name="news.mailings",
    label="News by email",
    wording=(
        "Send me the emails that I have chosen. I can change my choice or stop at any time: "
        "each email has a link for it."
    ),
)


def agree(subscriber: Subscriber, wording: ConsentWording) -> None:
    """They agree to what they have chosen, on this website."""
    renew_consent(
        subject=subscriber.key,
        wording=wording,
        source=Source.WEBSITE,
        detail=in_words(choice_of(subscriber)),
    )


def withdraw(subscriber: Subscriber, how: str) -> None:
    withdraw_consent(subject=subscriber.key, purpose=MAILINGS.name, how=how)
