"""Make sure that node and npm are there, which check the scripts of the pages."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.browser import NODE, NODE_VERSION, find_node, is_there


def main() -> int:
    """Find node or install it from Debian's packages; 1 where neither can be done."""
    version = ".".join(map(str, NODE_VERSION))
    need = f"The scripts of the pages are checked with node {version} or newer and npm"
    return int(not is_there(find_node, NODE, need))


if __name__ == "__main__":
    sys.exit(main())
