"""Where the links of the live page lead in the edition.

To its pages and files, else to the live dashboard; what is nowhere stays as words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode

from static_site import taken
from static_site.addresses import FILES, OWN, own_file
from ui.files.addresses import FOLDER as MADE
from ui.files.addresses import path_in
from ui.page_shell import PAGES, PATHS
from zmos_data.parameters import LANGUAGE

_LINK = re.compile(r'<a ([^>]*?)href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_OF_A_FILE = re.compile(r'\s*\b(?:data-file|download|title|target|rel)="[^"]*"')
_ELSEWHERE = ("#", "http:", "https:", "mailto:")
_FEED, _PICTURE = "api/v1/releases.atom", "app/static/view.png"
_NAMES = dict(zip(PATHS, PAGES, strict=True))
_PATHS = dict(zip(PAGES, PATHS, strict=True))


@dataclass(frozen=True)
class Leading:
    """Rewrites the links of a page.

    Attributes
    ----------
    language : str
        Of the page.
    live : str
        Address of the live dashboard; empty where there is none.
    has_files : bool
        Whether the files to take away are written.
    address : str
        Where the edition will stand, without a slash at its end; empty where nobody knows.
    """

    language: str
    live: str = ""
    has_files: bool = True
    address: str = ""

    def rewritten(self, html: str) -> str:
        """Rewrite every link of a part."""
        return _LINK.sub(self._link, html)

    def _link(self, found: re.Match[str]) -> str:
        before, address, behind, words = found.groups()
        if address.startswith(_ELSEWHERE):
            return found[0]
        path, _, query = unescape(address).removeprefix("./").removeprefix("/").partition("?")
        view = {name: value for name, value in parse_qsl(query) if name != LANGUAGE}
        if path in _NAMES:
            return f'<a {before}href="{escape(page_address(path, view))}"{behind}>{words}</a>'
        if file := self._file(path, view):
            return f'<a {before}href="../{escape(file)}"{_OF_A_FILE.sub("", behind)}>{words}</a>'
        if self.live:
            live = f"{self.live}/{path}" + (f"?{query}" if query else "")
            return f'<a {before}href="{escape(live)}"{_OF_A_FILE.sub("", behind)}>{words}</a>'
        return f"<span>{words}</span>"

    def link(self, name: str, view: Mapping[str, str]) -> str:
        """Write the link by which others know a view.

        In the edition; where nobody knows where it will stand, in the live dashboard; else the
        path in the edition's folder.

        Parameters
        ----------
        name : str
            Name of its page, of `ui.page_shell.PAGES`.
        view : mapping of str to str
            Parameters, without the language.
        """
        path = _PATHS[name]
        if self.live and not self.address:
            return f"{self.live}/{path}?{urlencode({**view, LANGUAGE: self.language}, safe=',')}"
        inside = f"{self.language}/{page_address(path, view)}"
        return f"{self.address}/{inside}" if self.address else inside

    def _file(self, path: str, view: Mapping[str, str]) -> str:
        """Return the file of the edition that an address of the live page asks for, if any."""
        if path == _FEED:
            return f"releases-{self.language}.atom" if self.address else ""
        if not self.has_files:
            return ""
        folder, _, code = path.removeprefix(MADE.strip("/") + "/").partition("/")
        if path == _PICTURE:
            folder, code = "karta", "map-png"
            view = {name: value for name, value in view.items() if name != "velika"}
        place = taken.Place(path_in(folder) or "", urlencode(view), self.language)
        is_written = place in taken.places(self.language) and code in taken.taken(place)
        return taken.path_of(place, code) if is_written else ""


def page_address(path: str, view: Mapping[str, str]) -> str:
    """Return the address of a view from a page of the same language.

    Parameters
    ----------
    path : str
        Which page it is, such as ``projekt``; empty for the map.
    view : mapping of str to str
        Parameters, without the language.
    """
    name = _NAMES[path]
    if name in OWN and list(view) == [OWN[name]]:
        return own_file(name, view[OWN[name]])
    return FILES[name] + (f"?{urlencode(view, safe=',')}" if view else "")
