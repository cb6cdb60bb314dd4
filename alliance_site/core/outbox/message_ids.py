"""The Message-ID of each mail. It is the same each time, so that a mail sent twice is known by it.

It is signed: only who has got a mail, or a mail server on its way, can say what became of it.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from alliance_site.core.outbox.models import OutgoingMail
from alliance_site.core.pages.keys import as_key

SALT = "core.outbox.message_ids"
SIGNATURE_LENGTH = 20


def message_id_of(mail: OutgoingMail) -> str:
    return f"<{_name(mail)}@{urlsplit(settings.SITE_BASE_URL).hostname}>"


def mail_of(message_id: str) -> OutgoingMail | None:
    """The mail that went out under this Message-ID; none for one that is not ours."""
    name = message_id.strip().removeprefix("<").partition("@")[0]
    key = as_key(name.partition(".")[0])
    mail = OutgoingMail.objects.filter(pk=key).first() if key else None
    known = mail and constant_time_compare(message_id_of(mail), message_id.strip())
    return mail if known else None


def _name(mail: OutgoingMail) -> str:
    plain = f"{mail.pk}.{int(mail.made.timestamp())}"
    signature = salted_hmac(SALT, plain, algorithm="sha256").hexdigest()
    return f"{plain}.{signature[:SIGNATURE_LENGTH]}"
