"""Write the static edition: ``make static OUT=site``, or ``python -m static_site OUT``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from content.share import ADDRESS_VARIABLE
from static_site.edition import build


def main(arguments: list[str]) -> int:
    """Write every file of the edition into a folder."""
    out = Path(arguments[0] if arguments else "site")
    for path, content in build(live=os.environ.get(ADDRESS_VARIABLE, "")).items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
