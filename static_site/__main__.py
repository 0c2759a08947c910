"""Write the static edition: ``make static OUT=site``, or ``python -m static_site OUT``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from content.share import ADDRESS_VARIABLE
from static_site.edition import build


def main(arguments: list[str]) -> int:
    """Write every file of the edition into a folder."""
    parser = argparse.ArgumentParser("static_site", description=__doc__)
    parser.add_argument("out", nargs="?", default="site", type=Path, help="the folder")
    parser.add_argument("--most", type=int, default=0, help="values of each filter; 0 for all")
    asked = parser.parse_args(arguments)
    written = build(live=os.environ.get(ADDRESS_VARIABLE, ""), most=asked.most)
    for path, content in written.items():
        file = asked.out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
