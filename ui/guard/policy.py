"""The content security policy: what a page may load, run and send, and who may frame it.

As strict as Streamlit and the map's component allow; docs/security.md says which of them needs
what.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable

FRAMES_VARIABLE = "ZMOS_FRAMES"  # sites that may frame the map, such as ``https://www.mesto.si``
EVERYWHERE = "*"
COMPONENT = "/component/"
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_SITE = re.compile(r"(https?://)?(\*\.)?[0-9A-Za-z.-]+(:\d{1,5})?|'self'|'none'", re.ASCII)
_SHARED = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# The component writes the map as a script and runs it, in a frame of its own.
_OF_COMPONENT = "'self' 'unsafe-inline' 'unsafe-eval'"
# Streamlit loads the scripts of a board from memory (blob:), and counts in WebAssembly.
_OF_PAGE = "'self' blob: 'wasm-unsafe-eval'"


def inline_scripts(html: bytes) -> tuple[str, ...]:
    """Return what allows exactly the scripts that stand in a page: a hash each (pure)."""
    digests = (hashlib.sha256(script).digest() for script in _SCRIPT.findall(html))
    found = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return tuple(dict.fromkeys(found))


def policy(scripts: Iterable[str], *, of_component: bool = False, framed: bool = False) -> str:
    """Write the policy of an answer.

    Parameters
    ----------
    scripts : iterable of str
        What `inline_scripts` returns of it.
    of_component : bool
        Whether it is a file of the map's component.
    framed : bool
        Whether other sites may frame it.
    """
    allowed = _OF_COMPONENT if of_component else " ".join([_OF_PAGE, *scripts])
    directives = {**_SHARED, "script-src": allowed}
    framing = frames() if framed else "'self'"
    if framing != EVERYWHERE:  # a star would shut out pages that are opened as files
        directives["frame-ancestors"] = framing
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def frames() -> str:
    """Return who may frame the map as the operator has it: everybody, unless told.

    What is no site is left out, so that no word of it becomes a directive of its own.
    """
    given = os.environ.get(FRAMES_VARIABLE, "").split()
    if given in ([], [EVERYWHERE]):
        return EVERYWHERE
    return " ".join(["'self'", *(site for site in given if _SITE.fullmatch(site))])
