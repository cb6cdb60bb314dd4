"""What the scripts share that take files of a published npm package into the repository.

They are run by a maintainer, so that neither the site nor its tests need Node. Each names one
version and its checksum; beside the files stands a record of where they came from.
"""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RECORD = "VENDORED.json"


class UnexpectedContentError(Exception):
    """The package does not look as the script knows it: somebody has to read it first."""


@dataclass(frozen=True)
class Package:
    """A version of a package that somebody has reviewed, and the checksum that npm gives it."""

    name: str
    version: str
    integrity: str

    def packed(self, folder: Path) -> Path:
        """The package as npm has it, in a folder."""
        wanted = f"{self.name}@{self.version}"
        command = ["npm", "pack", wanted, "--silent", "--pack-destination", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return next(folder.glob("*.tgz"))

    def check(self, tarball: Path) -> None:
        digest = hashlib.sha512(tarball.read_bytes()).digest()
        integrity = f"sha512-{base64.b64encode(digest).decode()}"
        if integrity != self.integrity:
            raise UnexpectedContentError(
                f"the package has the checksum {integrity}, not {self.integrity}"
            )


def read(archive: tarfile.TarFile, name: str) -> bytes:
    """One file of a package."""
    try:
        file = archive.extractfile(name)
    except KeyError:
        file = None
    if file is None:
        raise UnexpectedContentError(f"{name} is not in the package")
    return file.read()


def write(package: Package, files: dict[str, bytes], target: Path, kept: str = "") -> None:
    """Replaces what an earlier version left, but for a file that is ours to keep."""
    for old in target.rglob("*"):
        if old.is_file() and old.name != kept:
            old.unlink()
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    record = {
        "package": package.name,
        "version": package.version,
        "integrity": package.integrity,
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
    (target / RECORD).write_text(json.dumps(record, indent=2) + "\n")


def vendor(
    package: Package,
    files_of: Callable[[Path], dict[str, bytes]],
    target: Path,
    kept: str = "",
) -> None:
    """The command of such a script: fetches, checks, takes, writes."""
    what = f"{package.name} {package.version}"
    parser = argparse.ArgumentParser(description=f"Takes {what} into {target.name}/.")
    parser.add_argument("--tarball", type=Path, help="a tarball at hand, in place of `npm pack`")
    tarball = parser.parse_args().tarball
    try:
        with tempfile.TemporaryDirectory() as folder:
            source = tarball or package.packed(Path(folder))
            package.check(source)
            files = files_of(source)
        write(package, files, target, kept)
    except (UnexpectedContentError, OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"{target.name}/ was not renewed: {error}")
    print(f"{what}: {len(files)} files and {RECORD} written to {target.name}/")
