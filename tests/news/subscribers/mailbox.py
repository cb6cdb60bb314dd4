"""Reads mails as a mail program does, and follows their links."""

import re
from email.message import Message
from urllib.parse import urlsplit

from alliance_site.core.outbox.delivery import deliver_waiting
from tests.mail_server import MailServer

LINK = re.compile(r"https?://\S+")


def delivered(server: MailServer) -> list[Message]:
    """All that has arrived, with what was still waiting."""
    deliver_waiting()
    return server.taken


def text_of(message: Message, kind: str = "text/plain") -> str:
    for part in message.walk():
        if part.get_content_type() == kind:
            return str(part.get_payload(decode=True).decode())
    raise AssertionError(f"no {kind} in this mail")


def link_in(message: Message, name: str) -> str:
    """The path of the one link that leads to confirm, preferences or unsubscribe."""
    paths = [urlsplit(link).path for link in LINK.findall(text_of(message))]
    (found,) = [path for path in paths if f"/newsletter/{name}/" in path]
    return found
