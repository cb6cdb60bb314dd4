"""What an error of the mail server says about the mail: try again, never, or nobody knows."""

import smtplib
from enum import Enum

PERMANENT = 500


class Outcome(Enum):
    """What became of a mail that was handed over."""

    AGAIN = "again"
    NEVER = "never"
    UNKNOWN = "unknown"


def outcome_of(error: Exception) -> Outcome:
    """Only an answer of the server tells whether it took the mail.

    Where the line broke, or the error is a strange one, it may have: such a mail is never sent
    again by itself.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return _by_code(max(codes, default=PERMANENT))
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome.NEVER
    return Outcome.UNKNOWN


def _by_code(code: int) -> Outcome:
    # Python's smtplib gives -1 where the answer was no answer.
    if code <= 0:
        return Outcome.UNKNOWN
    return Outcome.NEVER if code >= PERMANENT else Outcome.AGAIN


def is_hard_bounce(error: Exception) -> bool:
    """Whether the server said for good that it knows no such person, before it heard the words."""
    refused = isinstance(error, smtplib.SMTPRecipientsRefused)
    return refused and outcome_of(error) is Outcome.NEVER
