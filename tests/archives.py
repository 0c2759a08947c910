"""Archives and Shapefiles for tests, sound and broken."""

from __future__ import annotations

import stat
import zipfile
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.registers import register

Members = dict[str, bytes]


@lru_cache
def shapefile() -> Members:
    """Return the files of a register as a Shapefile."""
    with TemporaryDirectory() as folder:
        register().to_file(Path(folder) / "obcine.shp")
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


@lru_cache
def file_of(name: str) -> bytes:
    """Return a register as one file, by its ending."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        register("EPSG:4326").to_file(path)
        return path.read_bytes()


def write_zip(path: Path, members: Members) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def zipped(folder: Path, members: Members) -> bytes:
    """Return a zip."""
    return write_zip(folder / "inner", members).read_bytes()


def with_link(path: Path) -> Path:
    """Write a zip that holds a link out of it."""
    link = zipfile.ZipInfo("obcine.geojson")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/hostname")
    return path


def patched(content: bytes, local: int, central: int, value: int) -> bytes:
    """Return a zip with another byte in the head of each member, at both places."""
    changed = bytearray(content)
    for head, place in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = changed.find(head)
        while at >= 0:
            changed[at + place] = value
            at = changed.find(head, at + 4)
    return bytes(changed)


def locked(content: bytes) -> bytes:
    """Return a zip whose members say that they need a password."""
    return patched(content, 6, 8, 1)


def packed_strangely(content: bytes) -> bytes:
    """Return a zip whose members say that they are packed with Deflate64."""
    return patched(content, 8, 10, 9)
