"""A real mail server that takes, puts off, refuses, or keeps one waiting."""

import time
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from threading import Event
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings as DjangoSettings

from tests.alliance_site.conftest import free_port

DROP = "drop the line without an answer"


class MailServer:
    """`answers` are given to the next mails in turn; then each mail is taken."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.answers: list[str] = []
        self.reached = Event()
        self.slow = 0.0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == DROP:
            server.transport.abort()
        if answer.startswith("250"):
            self.taken.append(message_from_bytes(envelope.content))
        self.reached.set()
        time.sleep(self.slow)
        return answer

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for message in self.taken]


@pytest.fixture
def mail_server(settings: DjangoSettings) -> Iterator[MailServer]:
    handler = MailServer()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "alliance_site.core.outbox.backend.OutboxEmailBackend"
    settings.OUTBOX_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    yield handler
    controller.stop()
