"""Email addresses as people type them, and as we keep them."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.crypto import salted_hmac
from django.utils.encoding import punycode

# As long as a mail server must take (RFC 5321).
LONGEST = 254
# A domain may be written in more letters than mail servers know it by; this is no domain.
LONGEST_LOOKED_AT = 1000
EMPTY = "Enter your email address"
MALFORMED = "Enter an email address in the correct format, like name@example.com"
TOO_LONG = f"An email address has {LONGEST} characters at most. Check yours"
FOREIGN_LETTERS = (
    "We cannot send email to an address with letters like é before the @. Enter another one"
)
# White space, and what is copied with an address and cannot be seen.
AROUND = " \t\r\n\v\f\u00a0\u200b\u200e\u200f\u2060\ufeff"
# No quotation marks, no [127.0.0.1], no "localhost": nobody gets newsletters there.
_check = EmailValidator(allowlist=[])


class NotAnAddress(ValueError):
    """What somebody typed is no address that we can write to; the message says why, to them."""


def clean_address(typed: str) -> str:
    """The address in small letters, its domain as mail servers know it (xn--…)."""
    typed = typed.strip(AROUND)
    name, at, domain = typed.rpartition("@")
    if not typed:
        raise NotAnAddress(EMPTY)
    if len(typed) > LONGEST_LOOKED_AT:
        raise NotAnAddress(TOO_LONG)
    if not at or not _is_written_in_one_line(name + domain) or '"' in name:
        raise NotAnAddress(MALFORMED)
    if not name.isascii():
        raise NotAnAddress(FOREIGN_LETTERS)
    address = f"{name.lower()}@{_for_servers(domain)}"
    if len(address) > LONGEST:
        raise NotAnAddress(TOO_LONG)
    try:
        _check(address)
    except ValidationError:
        raise NotAnAddress(MALFORMED) from None
    if domain.startswith("["):
        raise NotAnAddress(MALFORMED)
    return address


def fingerprint(address: str) -> str:
    """Tells whether an address is one that we knew, and cannot be turned back into it."""
    return salted_hmac("news.subscribers.left", address, algorithm="sha256").hexdigest()


def _is_written_in_one_line(text: str) -> bool:
    return not any(unicodedata.category(sign)[0] in "CZ" for sign in text)


def _for_servers(domain: str) -> str:
    plain = unicodedata.normalize("NFKC", domain).lower()
    if plain.isascii() or len(plain) > LONGEST:
        return plain
    try:
        encoded = punycode(plain)
        # The old rules write some letters as others (ß as ss): that is somebody else's domain.
        same = encoded.encode("ascii").decode("idna") == plain
    except UnicodeError:
        raise NotAnAddress(MALFORMED) from None
    if not same:
        raise NotAnAddress(MALFORMED)
    return encoded
