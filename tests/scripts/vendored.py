"""What holds for every folder that was taken from a published package."""

import hashlib
import io
import json
import tarfile
from pathlib import Path
from typing import Any


def tarball(folder: Path, files: dict[str, bytes]) -> Path:
    """A package such as npm's, of these files."""
    path = folder / "package.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def is_as_recorded(folder: Path, package: Any, kept: str = "") -> bool:
    """Whether its files are those of the reviewed version, unchanged, and no others."""
    record = json.loads((folder / "VENDORED.json").read_text())
    there = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("VENDORED.json", kept)
    }
    reviewed = (package.name, package.version, package.integrity)
    return there == record["sha256"] and reviewed == (
        record["package"],
        record["version"],
        record["integrity"],
    )
