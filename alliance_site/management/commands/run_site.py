"""`make run`: from a fresh checkout to the served site."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from alliance_site.management.seed.files import read
from alliance_site.management.seed.planting import site_is_empty

HOST = "127.0.0.1"
HIGHEST_PORT = 65_535


class Command(BaseCommand):
    help = "Migrates, fills an empty site with the demonstration, serves it with its worker."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default="8000", help="where to listen (default: 8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        port = _port(options["port"])
        _refuse_taken(port)
        self._migrate()
        if site_is_empty():
            self.stdout.write("Filling the empty site with the demonstration (about 20 seconds)…")
            call_command("seed_site", stdout=self.stdout)
        self._make_administrator()
        connection.close()
        self._serve(port)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database (about 20 seconds the first time)…")
            call_command("migrate", interactive=False, verbosity=0)

    def _make_administrator(self) -> None:
        users = get_user_model().objects
        if users.exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser("admin", password=password)
        self.stdout.write(
            self.style.WARNING(
                f"\n  Administrator: admin\n  Password:      {password}\n"
                "  This password is shown once and kept nowhere: note it now.\n"
            )
        )

    def _serve(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        environment = {
            **os.environ,
            "SITE_BASE_URL": os.environ.get("SITE_BASE_URL") or address,
            # Error pages ask no database, so they learn the name from here.
            "SITE_NAME": os.environ.get("SITE_NAME") or read("settings.toml")["organisation_name"],
        }
        children = [
            subprocess.Popen(command, env=environment, start_new_session=True)
            for command in _commands(port)
        ]
        self.stdout.write(
            self.style.SUCCESS(f"\nThe site:  {address}/\nThe admin: {address}/admin/\n")
            + "Ctrl-C stops it.\n"
        )
        self.stdout.flush()
        _wait(children)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) <= HIGHEST_PORT:
        raise CommandError(f"PORT is '{text}': it must be a number from 1 to {HIGHEST_PORT}.")
    return int(text)


def _refuse_taken(port: int) -> None:
    with socket.socket() as listener:
        # Else a port that was in use a moment ago counts as taken.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except PermissionError:
            raise CommandError(f"Port {port} needs an administrator: try PORT=8000.") from None
        except OSError:
            raise CommandError(
                f"Port {port} is in use, perhaps by another `make run`. "
                f"Stop that one, or choose another: make run PORT={port + 1}"
            ) from None


def _commands(port: int) -> list[list[str]]:
    server = [sys.executable, "-m", "gunicorn", "alliance_site.wsgi", "--bind", f"{HOST}:{port}"]
    server += ["--workers", "1", "--threads", "8", "--log-level", "warning"]
    # Else gunicorn itself refuses a very long search, with a bare line; our page explains.
    server += ["--limit-request-line", "0"]
    if settings.DEBUG:
        server += ["--reload"]
    return [server, [sys.executable, "manage.py", "run_worker", "--interval", "1", "-v", "0"]]


def _wait(children: list["subprocess.Popen[bytes]"]) -> None:
    """Until one ends or somebody stops us; then ends the others too."""

    def stop(*args: object) -> None:
        raise KeyboardInterrupt

    # SIGINT too: a shell that starts us in the background has it ignored.
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
    except KeyboardInterrupt:
        pass
    finally:
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
    broken = [child.returncode for child in children if child.returncode not in (0, -15)]
    if broken:
        raise CommandError("The site stopped by itself: see the messages above.")
