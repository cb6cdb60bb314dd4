"""What the numbers are called in public."""

from engagement.feedback.choices import PublicKind, Refusal

OUTCOMES: dict[str, str] = {
    "received": "Received",
    "decided": "Decided",
    "published": "Published",
    PublicKind.AS_SENT: "As sent",
    PublicKind.REDACTED: "With personal details taken out",
    PublicKind.EDITED: "Changed in another way, and shown to the author first",
    "not_published": "Not published",
    Refusal.NO_CONSENT: "The author did not ask us to publish it",
    Refusal.PERSONAL: "It would show who somebody is",
    Refusal.CARE: "It is about one person’s care",
    Refusal.COMPLAINT: "It is a complaint that others must answer",
    Refusal.NOT_OURS: "It is not about our work",
    Refusal.SAME: "It had been sent before",
    Refusal.HARM: "It could hurt or offend somebody",
    Refusal.LAW: "The law does not let us publish it",
    Refusal.UNCLEAR: "We could not understand it",
    Refusal.SPAM: "It is advertising, or no person wrote it",
    "median": "Days from receiving to deciding (half took longer, half less)",
}
