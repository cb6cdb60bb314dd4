"""A real mail server that takes, puts off, refuses, or keeps one waiting."""

import logging
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from threading import Event
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings as DjangoSettings

DROP = "drop the line without an answer"
# Of a busy machine: an end, and no time that anything should take.
PATIENCE = 120


class MailServer:
    """`answers` are given to the next mails in turn; then each mail is taken. `recipients` has the
    answers to addresses that are not simply known. Who sends waits while `let_go` is cleared."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.answers: list[str] = []
        self.recipients: dict[str, str] = {}
        self.reached = Event()
        self.let_go = Event()
        self.let_go.set()

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.recipients:
            return self.recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == DROP:
            server.transport.abort()
        if answer.startswith("250"):
            self.taken.append(message_from_bytes(envelope.content))
        self.reached.set()
        self.let_go.wait(PATIENCE)
        return answer

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.taken]


class OnAnyPort(Controller):
    """Listens where the system says: a port that was free a moment ago may be another's by now."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mail_server(settings: DjangoSettings) -> Iterator[MailServer]:
    # A line for each line on the wire takes longer than the mail itself.
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    handler = MailServer()
    controller = OnAnyPort(handler, hostname="127.0.0.1", port=0, ready_timeout=PATIENCE)
    controller.start()
    settings.EMAIL_BACKEND = "alliance_site.core.outbox.backend.OutboxEmailBackend"
    settings.OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    yield handler
    handler.let_go.set()
    controller.stop()
