"""Takes files in, has the background worker read them, and forgets them after a day."""

import logging
import zlib
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from alliance_site.core.clock import jobs
from performance.importing.loading import Done, LoadRefused, load_files
from performance.importing.models import FilePiece, WaitingFile
from performance.importing.parsing import answer, parse, too_large
from performance.importing.problems import Problem
from performance.importing.rows import Parsed
from performance.importing.standing import known_now
from performance.importing.storing import as_json, from_json

logger = logging.getLogger(__name__)

KEPT = timedelta(days=1)
PIECE = 1024 * 1024
MOST_NAME = 255
UNEXPECTED = (
    "This file could not be read, for a reason that nobody expected. It is in the log of the "
    "website. Download it again, or ask whoever runs the website."
)


def most_bytes() -> int:
    return int(settings.WAITING_TIMES_MOST_MEGABYTES) * 1024 * 1024


@transaction.atomic
def take_in(*, files: Iterable[UploadedFile], user: Any) -> UUID:
    """Keeps the files until they are read. One that is too large is not kept at all."""
    batch = uuid4()
    for file in files:
        name, size = (file.name or "")[-MOST_NAME:], file.size or 0
        waiting = WaitingFile(batch=batch, user=user, file_name=name)
        if size > most_bytes():
            waiting.parsed = as_json(_unread(name, too_large(size, most_bytes())))
            waiting.save()
            continue
        waiting.save()
        for piece in file.chunks(PIECE):
            FilePiece.objects.create(file=waiting, packed=zlib.compress(piece, 1))
        read_waiting_file.enqueue(waiting.pk)
    return batch


@task()
def read_waiting_file(pk: int) -> None:
    waiting = WaitingFile.objects.filter(pk=pk, parsed__isnull=True).first()
    if waiting is None:
        return
    try:
        parsed = _read(waiting)
    except Exception:  # whoever uploaded it must learn that there is nothing to wait for
        logger.exception("A file of figures could not be read: %s", waiting.file_name)
        parsed = _unread(waiting.file_name, UNEXPECTED)
    waiting.parsed = as_json(parsed)
    waiting.save(update_fields=["parsed"])
    waiting.pieces.all().delete()


def waiting_files(batch: UUID, user: Any) -> list[WaitingFile]:
    """Only for who has uploaded them."""
    return list(WaitingFile.objects.filter(batch=batch, user=user))


def give_answer(*, waiting: WaitingFile, month: date | None, status: str) -> None:
    """What somebody says where the file does not."""
    parsed = answer(from_json(waiting.parsed), month=month, status=status)
    waiting.parsed = as_json(parsed)
    waiting.save(update_fields=["parsed"])


@transaction.atomic
def load_waiting(*, batch: UUID, user: Any, expected: str) -> list[Done]:
    """Loads all files of a batch, and forgets them."""
    found = list(WaitingFile.objects.select_for_update().filter(batch=batch, user=user))
    if not found or any(waiting.parsed is None for waiting in found):
        raise LoadRefused("These files are not here any more, or not read yet. Nothing was loaded.")
    files = [from_json(waiting.parsed) for waiting in found]
    done = load_files(files=files, user=user, expected=expected)
    WaitingFile.objects.filter(pk__in=[waiting.pk for waiting in found]).delete()
    return done


def forget_waiting_files() -> str:
    old = WaitingFile.objects.filter(made_at__lt=timezone.now() - KEPT)
    count = old.count()
    old.delete()
    return f"{count} files of figures that nobody loaded are deleted."


def register() -> None:
    label = "Delete files of figures that nobody loaded"
    jobs.register(
        jobs.Job("waiting_files", label, forget_waiting_files, jobs.every(timedelta(hours=1)))
    )


def _read(waiting: WaitingFile) -> Parsed:
    with TemporaryDirectory(prefix="figures-") as folder:
        path = Path(folder) / "file"
        with path.open("wb") as file:
            for packed in waiting.pieces.values_list("packed", flat=True).iterator(chunk_size=4):
                file.write(zlib.decompress(packed))
        return parse(path, name=waiting.file_name, known=known_now(), most_bytes=most_bytes())


def _unread(name: str, why: str) -> Parsed:
    return Parsed(file_name=name, problems=[Problem(why)], problem_count=1)
