"""The answers that people, and those who moderate, choose from."""

from django.db import models


class State(models.TextChoices):
    """How far a feedback has come. Only `transitions.py` changes it."""

    RECEIVED = "received", "Received"
    TRIAGED = "triaged", "Triaged"
    IN_REVIEW = "in_review", "In review"
    WAITING = "waiting", "Waiting for the author"
    PUBLISHED = "published", "Published"
    NOT_PUBLISHED = "not_published", "Not published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    PURGED = "purged", "Purged"


class AuthorRole(models.TextChoices):
    """Who somebody is, in broad terms: never so narrow that it could name them."""

    PATIENT = "patient", "A person who has or had cancer"
    CARER = "carer", "A carer"
    FAMILY = "family", "A family member or friend"
    REPRESENTATIVE = "representative", "A patient or carer representative"
    RESIDENT = "resident", "A person who lives here"
    PROFESSIONAL = "professional", "A person who works in health or care"
    NOT_SAID = "not_said", "I would rather not say"


class Channel(models.TextChoices):
    """How a feedback reached us."""

    WEBSITE = "website", "This website"
    PHONE = "phone", "By phone"
    LETTER = "letter", "By letter"
    EMAIL = "email", "By email"
    EVENT = "event", "At an event"


class PublicKind(models.TextChoices):
    """What was done to the author's words before they may be published."""

    AS_SENT = "as_sent", "As sent"
    REDACTED = "redacted", "Personal details taken out, nothing else changed"
    EDITED = "edited", "Changed in another way"


class Refusal(models.TextChoices):
    """Why a feedback is not published, as the author reads it."""

    NO_CONSENT = "no_consent", "You did not ask us to publish it."
    PERSONAL = "personal", "It would show who you or somebody else is."
    CARE = "care", "It is about one person's care. The hospital's PALS team can help."
    COMPLAINT = "complaint", "It is a complaint that others must answer."
    NOT_OURS = "not_ours", "It is about something that is not our work."
    SAME = "same", "You have sent us the same before."
    HARM = "harm", "It could hurt or offend somebody."
    LAW = "law", "The law does not let us publish it."
    UNCLEAR = "unclear", "We could not understand it."
    SPAM = "spam", "It is advertising or was not written by a person."


class RemovedDetail(models.TextChoices):
    """What a redaction takes out; the word stands in the public text in its place."""

    NAME = "name", "name"
    PLACE = "place", "place"
    DATE = "date", "date"
    CONTACT = "contact", "contact details"
    NUMBER = "number", "number"
    HEALTH = "health", "health details"
    OTHER = "other", "personal details"


class ContactBy(models.TextChoices):
    """How the author wants to hear from us."""

    EMAIL = "email", "Email"
    PHONE = "phone", "Phone"
    TEXT = "text", "Text message"
    POST = "post", "Letter"


class CommunicationNeed(models.TextChoices):
    """What the Accessible Information Standard asks us to find out."""

    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy read"
    LANGUAGE = "language", "Another language"
    BSL = "bsl", "British Sign Language (BSL)"
    PHONE = "phone", "A phone call instead of writing"
    OTHER = "other", "Something else"


class AdditionKind(models.TextChoices):
    """Why the author wrote again."""

    ADDITION = "addition", "Something to add"
    CORRECTION = "correction", "Something that is wrong"
    CHANGE = "change", "A change to the words for the public"
    APPEAL = "appeal", "A request to look again"
