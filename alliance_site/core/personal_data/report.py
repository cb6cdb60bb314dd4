"""What somebody gets who asks what we hold on them: a page to read, and the same for a machine."""

import json
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

Exported = list[tuple[str, list[dict[str, Any]]]]


def zipped(held: Exported, made_at: datetime) -> bytes:
    """A zip file with a page and a JSON file. No name in it says whose it is."""
    file = BytesIO()
    page = render_to_string("core/personal_data/report.html", {"held": held, "made_at": made_at})
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("read-me-first.html", page)
        archive.writestr(
            "for-machines.json",
            json.dumps(
                {"made_at": made_at, "held": dict(held)},
                cls=DjangoJSONEncoder,
                ensure_ascii=False,
                indent=2,
            ),
        )
    return file.getvalue()
