"""What a mail says: its own words, or those of its letter with one person's values in them."""

from typing import NamedTuple

from django.utils.html import escape

from alliance_site.core.outbox.models import OutgoingMail


class Words(NamedTuple):
    """What one mail says, with everything in it."""

    sender: str
    reply_to: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]


def words_of(mail: OutgoingMail) -> Words:
    """The mail's own words, or those of its letter with this person's values in it."""
    if mail.letter is None:
        own = (mail.sender, mail.reply_to, mail.subject, mail.text, mail.html, mail.headers)
        return Words(*own)
    letter, values = mail.letter, mail.values
    return Words(
        letter.sender,
        letter.reply_to,
        letter.subject,
        _filled(letter.text, values),
        _filled(letter.html, {name: escape(value) for name, value in values.items()}),
        {name: _filled(value, values) for name, value in letter.headers.items()},
    )


def _filled(words: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        words = words.replace(f"[[{name}]]", value)
    return words
