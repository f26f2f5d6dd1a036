"""The file of a backup: the database, the uploaded files, and a manifest with the digest of each."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from kaoheng.text import Text
from kaoheng_web.shared.errors import Refusal

MANIFEST = "manifest.json"
FORMAT = 1
BLOCK = 2**20


@dataclass
class Manifest:
    """What is in a backup."""

    at: str
    vendor: str
    migrations: list[str]
    format: int = FORMAT
    tables: dict[str, int] = field(default_factory=dict)  # with their numbers of rows
    columns: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # with their digests


class Writer:
    """Puts files into a backup and remembers their digests."""

    def __init__(self, archive: ZipFile, manifest: Manifest) -> None:
        self.archive, self.manifest = archive, manifest

    @contextmanager
    def file(self, name: str) -> Iterator["Digesting"]:
        """A file to write into."""
        with self.archive.open(name, "w", force_zip64=True) as target:
            digesting = Digesting(target)
            yield digesting
        self.manifest.files[name] = digesting.digest.hexdigest()

    def add(self, name: str, path: Path) -> None:
        """A file that stands on the disk."""
        with path.open("rb") as source, self.file(name) as target:
            while block := source.read(BLOCK):
                target.write(block)


class Digesting:
    """A file whose digest is taken while it is written."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target, self.digest = target, hashlib.sha256()

    def write(self, block: bytes | memoryview) -> None:
        """Write on."""
        self.digest.update(block)
        self.target.write(block)


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """A backup that appears under its name when it is complete, readable for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                yield Writer(archive, manifest)
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def reading(path: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    """A backup whose every file is as it was written; Refusal otherwise, before anything is put back."""
    try:
        with ZipFile(path) as archive:
            manifest = Manifest(**json.loads(archive.read(MANIFEST)))
            damages = list(_damages(archive, manifest))
            if damages:
                raise Refusal(*damages)
            yield archive, manifest
    except (OSError, BadZipFile, KeyError, TypeError, ValueError) as error:
        raise Refusal(Text(f"{path}不是可用的备份：{error}。", f"{path} is no usable backup: {error}.")) from error


def _damages(archive: ZipFile, manifest: Manifest) -> Iterator[Text]:
    if manifest.format != FORMAT:
        yield Text(f"备份格式{manifest.format}不受支持。", f"The format {manifest.format} is not known here.")
    names = set(archive.namelist()) - {MANIFEST}
    for name in sorted(names ^ manifest.files.keys()):
        yield Text(f"{name}与清单不符。", f"{name} stands in the backup or in its manifest, but not in both.")
    for name in sorted(names & manifest.files.keys()):
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            yield Text(f"{name}指向备份之外。", f"{name} leads out of the backup.")
        elif _digest(archive, name) != manifest.files[name]:
            yield Text(f"{name}已损坏。", f"{name} is damaged.")


def _digest(archive: ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
