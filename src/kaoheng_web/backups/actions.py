"""Writing a backup, and putting one back into an empty platform."""

import shutil
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from kaoheng.text import Text
from kaoheng_web.backups import postgresql, sqlite, tables
from kaoheng_web.backups.archive import Manifest, reading, writing
from kaoheng_web.ledger.models import Entry
from kaoheng_web.shared import clock
from kaoheng_web.shared.clock import CHINA
from kaoheng_web.shared.errors import Refusal, refuse_if

DATABASES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
MEDIA = "media/"
NOT_EMPTY = Text(
    "这里已有数据，没有改动任何内容：请恢复到一个空的数据库。",
    "There is data here already, and nothing was changed: restore into an empty database.",
)


def back_up(folder: Path) -> Path:
    """Write a backup of everything into a folder, while the platform runs; its path."""
    now = clock.now()
    manifest = Manifest(now.isoformat(), connection.vendor, tables.migrations())
    path = folder / f"kaoheng-{_stamp(now)}.zip"
    with writing(path, manifest) as writer:
        DATABASES[connection.vendor].dump(writer)
        for file in sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()):
            writer.add(MEDIA + file.relative_to(settings.MEDIA_ROOT).as_posix(), file)
    return path


def restore(path: Path) -> Manifest:
    """Put a backup back, all of it or nothing; refused where data stands already."""
    with reading(path) as (archive, manifest):
        refuse_if(_other_database(manifest))
        call_command("migrate", interactive=False, verbosity=0)
        refuse_if([NOT_EMPTY] if Entry.objects.exists() else [])
        DATABASES[connection.vendor].put_back(archive, manifest)
        for name in manifest.files:
            if name.startswith(MEDIA):
                _extract(archive, name)
    if tables.counts() != manifest.tables:
        raise Refusal(Text("恢复后的行数与清单不符。", "The numbers of rows are not those of the manifest."))
    return manifest


def _other_database(manifest: Manifest) -> list[Text]:
    if manifest.vendor == connection.vendor:
        return []
    kinds = manifest.vendor, connection.vendor
    return [Text(f"备份来自{kinds[0]}，这里是{kinds[1]}。", f"The backup is of {kinds[0]}, and this is {kinds[1]}.")]


def _extract(archive: ZipFile, name: str) -> None:
    target = Path(settings.MEDIA_ROOT) / name.removeprefix(MEDIA)
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


def _stamp(now: datetime) -> str:
    return f"{now.astimezone(CHINA):%Y%m%d-%H%M%S}"
