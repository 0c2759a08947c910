"""The archive of a day, the static edition and the data package in one dated zip.

``make archive``, or ``python -m static_site.archive FOLDER``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from content import store
from content.text import Text
from static_site.__main__ import check_live, order_of, parser
from static_site.edition import build
from static_site.manifest import NAME as MANIFEST
from static_site.readme import readme
from static_site.taken import day

EDITION, DATA, SUMS = "edition", "data", "SHA256SUMS"
READMES = {"sl": "BERI_ME.txt", "en": "README.txt"}


def name() -> str:
    """Name the archive by the day and version of its data."""
    return f"zmos-{day().isoformat()}-{store.dataset().version}.zip"


def contents(edition: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return every file of an archive by its path.

    Parameters
    ----------
    edition : mapping of str to bytes
        The static edition, as `static_site.edition.build` gives it.
    """
    found = {f"{EDITION}/{path}": content for path, content in edition.items()}
    package = store.dataset().package
    found |= {f"{DATA}/{path}": content for path, content in package.files.items()}
    for language, file in READMES.items():
        found[file] = readme(Text(language), edition[MANIFEST])
    found[SUMS] = "".join(
        f"{sha256(content).hexdigest()}  {path}\n" for path, content in sorted(found.items())
    ).encode()
    return dict(sorted(found.items()))


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files; the same bytes for the same files, each dated by the day of the data."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = ZipInfo(f"zmos-{day().isoformat()}/{path}", (*day().timetuple()[:3], 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write the archive into a folder and print where it is."""
    asked = parser().parse_args(arguments)
    check_live()
    asked.out.mkdir(parents=True, exist_ok=True)
    store.hold()  # as for an edition
    file = Path(asked.out) / name()
    beside = file.with_name(f".{file.name}.new")  # so that a part of it is never taken for it
    beside.write_bytes(packed(contents(build(asked.pages.split(","), order_of(asked)))))
    beside.replace(file)
    print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
