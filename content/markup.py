"""HTML out of templates that escape every value: for pages and for files."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from jinja2.ext import Extension
from jinja2.loaders import ChoiceLoader

from content.developing import is_developing
from content.palette import JOINT
from webmap import tokens

# Word joiners keep 2014–2020 on one line. They stand in what a page shows and nowhere else: in a
# field, a link or a file they would hide the years from a search.
_YEARS = re.compile(r"–(?<=\b\d{4}–)(?=\d{4}\b)")  # the dash first, which is looked for quickly
_NOT_SHOWN = ("textarea", "script", "style")

_STYLES = Path(__file__).resolve().parent / "styles"


def parts_style() -> str:
    """Return the style of what templates of pages and of files share, with the tokens."""
    joint = f":root{{--joint:{JOINT};}}\n"
    return tokens.style() + joint + style_of("parts").read_text(encoding="utf-8")


def style_of(part: str) -> Path:
    """Return the file of the style that a part has for itself."""
    return _STYLES / f"{part}.css"


_STATEMENT = r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"
_PIECES = re.compile(
    rf"(?P<statement>{_STATEMENT})|(?P<tag></?[a-zA-Z!](?:{_STATEMENT}|[^<>])*>)|\s*\n\s*",
    re.DOTALL,
)
_IN_TAG = re.compile(rf"({_STATEMENT})|\s*\n\s*", re.DOTALL)


class _LineBreaks(Extension):
    """Lets templates be indented at no cost: a line break with its indentation is nothing.

    Inside a tag it is the space between two attributes. A space that is meant at the end of a
    line is written ``{{ " " }}``. The numbers of the lines stay what they are, for errors.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Take the line breaks out of a template."""
        return _PIECES.sub(self._joined, source)

    def _joined(self, piece: re.Match[str]) -> str:
        if piece["statement"]:
            return piece[0]
        if piece["tag"]:
            return _IN_TAG.sub(lambda part: part[1] or " " + _counted(part[0]), piece[0])
        return _counted(piece[0])


def _counted(lines: str) -> str:
    """Return a comment with as many line breaks, which leaves nothing in the output."""
    return "{#" + "\n" * lines.count("\n") + "#}"


class Templates:
    """The templates of a package, and those that all packages share (``content/templates``).

    Parameters
    ----------
    package : str
        Its templates stand in the folder ``templates``.
    """

    def __init__(self, package: str) -> None:
        self._templates = Environment(
            loader=ChoiceLoader([PackageLoader(name) for name in (package, "content")]),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            extensions=[_LineBreaks],
            auto_reload=is_developing(),
        )
        short = {"ensure_ascii": False, "separators": (",", ":")}
        self._templates.policies["json.dumps_kwargs"] = short

    def fill(self, template: str, **values: object) -> str:
        """Fill a template for a file; every value is escaped.

        Raises
        ------
        jinja2.UndefinedError
            If the template names a value that is not given.
        """
        return self._templates.get_template(template).render(**values)

    def fill_for_page(self, template: str, **values: object) -> str:
        """Fill a template for a page; as `fill`, and no range of years breaks in two lines."""
        return _YEARS.sub(_whole_years, self.fill(template, **values))


def _whole_years(dash: re.Match[str]) -> str:
    """Let no range of years in a text between two tags break in two lines."""
    html, at = dash.string, dash.start()
    tag = html.rfind("<", 0, at)
    is_shown = html.find(">", tag, at) > tag >= 0
    return "\u2060–\u2060" if is_shown and not html.startswith(_NOT_SHOWN, tag + 1) else dash[0]
