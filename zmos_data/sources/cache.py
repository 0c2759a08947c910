"""What was fetched: kept in a folder with where it is from, and a log of every fetch."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from zmos_data.last_sound import state_folder
from zmos_data.phrase import Phrase
from zmos_data.sources.errors import SourceError

LOG_FILE = "fetched.jsonl"


def cache_folder() -> Path:
    """Return where fetched files are kept unless told otherwise."""
    return state_folder() / "sources"


@dataclass(frozen=True)
class About:
    """Where a kept file is from.

    Attributes
    ----------
    source, part : str
        Which list, and which of its addresses.
    asked, url : str
        The address of the source, and where it led.
    fetched, checked : str
        When its content came, and when the server last said that it is the newest; in UTC, as
        2026-11-28T18:00:00Z.
    format, content_type, etag, modified : str
        Of `zmos_data.sources.sniffing.FORMATS`, and what the server said.
    size : int
        Bytes.
    sha256 : str
        Checksum of the content.
    """

    source: str
    part: str
    asked: str
    url: str
    fetched: str
    checked: str
    format: str
    content_type: str
    etag: str
    modified: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Kept:
    """A kept file."""

    content: bytes
    about: About


@dataclass(frozen=True)
class Cache:
    """A folder of fetched files: a folder a source, two files an address."""

    folder: Path

    def load(self, source: str, part: str) -> Kept | None:
        """Return a kept file; None where there is none, or where it is not what was kept."""
        content_file, about_file = self.files(source, part)
        try:
            content = content_file.read_bytes()
            about = About(**json.loads(about_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return Kept(content, about) if about.sha256 == checksum(content) else None

    def save(self, kept: Kept) -> None:
        """Keep a file; a crash leaves the former one, or one that `load` does not take.

        Raises
        ------
        SourceError
            If the folder cannot be written.
        """
        content_file, about_file = self.files(kept.about.source, kept.about.part)
        try:
            content_file.parent.mkdir(parents=True, exist_ok=True)
            _write(content_file, kept.content)
            about = json.dumps(asdict(kept.about), ensure_ascii=False, indent=1)
            _write(about_file, about.encode())
        except OSError as error:
            raise self._unwritten() from error

    def log(self, line: dict[str, object]) -> None:
        """Add a line to the log of fetches.

        Raises
        ------
        SourceError
            If the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / LOG_FILE).open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            raise self._unwritten() from error

    def files(self, source: str, part: str) -> tuple[Path, Path]:
        """Return the files of an address: its content, and what is known of it."""
        base = self.folder / source / part
        return base.with_name(f"{part}.data"), base.with_name(f"{part}.json")

    def _unwritten(self) -> SourceError:
        return SourceError(
            str(self.folder),
            Phrase("a folder that can be written"),
            Phrase("none"),
            Phrase("name another one with {option}", option="--cache"),
        )


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a content in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _write(file: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        Path(beside).replace(file)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
