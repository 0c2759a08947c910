"""Which file an address asks for; what it does not say rightly is refused in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, quote

from content import share, store
from content.comparison import with_towns
from content.page import Page
from content.text import Text
from content.town import with_town
from documents import own_set_files
from documents.export import Export
from documents.files import files
from ui.files.addresses import path_in
from ui.first.view import NAMES
from ui.slide_set_address import PAGE
from zmos_data import parameters, slide_sets
from zmos_data.aside import aside
from zmos_data.model import DataError
from zmos_data.slide_sets import PARAMETER

_FIELDS = 100  # of a query
_SHOWN = 60  # letters of what is not known


class RefusedError(Exception):
    """What is asked for cannot be had: the status of the answer, and the words for a reader."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


@aside()
def asked(folder: str, code: str, query: str, text: Text) -> Export:
    """Return the file that an address asks for; it is not made yet.

    Parameters
    ----------
    folder, code : str
        The page and the file, as `ui.files.addresses` writes them.
    query : str
        The view. Unlike on a page nothing of it is left out: a file would say too much.
    text : Text
        Language of the file and of a refusal.

    Raises
    ------
    RefusedError
        404 where there is no such file, 400 where the view is not understood, 503 where the
        tables do not pass.
    """
    path = path_in(folder)
    if path is None:
        raise _no_file(text)
    page = _page(path, query, text)
    found = own_set(page, query) if path == PAGE else files(page, path, date.today())
    if code not in found:
        raise _no_file(text)
    return found[code]


def build(folder: str, code: str, query: str, language: str) -> bytes:
    """Make the file that an address asks for; see `asked`."""
    return asked(folder, code, query, store.text(language)).build()


def own_set(page: Page, query: str) -> dict[str, Export]:
    """Name the files of the set of slides that an address holds."""
    packed = parse_qs(query).get(PARAMETER, [""])[-1]
    link = share.leaving(f"/{PAGE}?lang={page.text.language}&{PARAMETER}={quote(packed)}")
    return own_set_files.exports(page, slide_sets.read(packed), link, date.today())


def _no_file(text: Text) -> RefusedError:
    return RefusedError(
        404, text.say("There is no such file. Please go back to the page and try again.")
    )


def _page(path: str, query: str, text: Text) -> Page:
    """Return the page of a view as it stands on screen."""
    try:
        dataset = store.dataset()
        params = parse_qs(query, keep_blank_values=True, max_num_fields=_FIELDS)
    except DataError as error:
        raise RefusedError(503, text.say("The data do not pass their checks.")) from error
    except ValueError as error:  # of too many fields
        raise RefusedError(400, text.say("The address has too many parameters.")) from error
    selection, _, ignored = parameters.parse(params, parameters.codes_of(dataset))
    if ignored:
        raise _unknown(text, ignored[0].parameter, ignored[0].value)
    page = replace(store.page(dataset, selection, text.language), name=NAMES[path])
    if page.name == "comparison":
        return with_towns(page)
    return with_town(page) if page.name == "town" else page


def _unknown(text: Text, parameter: str, value: str) -> RefusedError:
    words = text.say(
        "The address asks for a view that the data do not know: {parameter}={value}. Please go "
        "back to the page and try again.",
        parameter=parameter[:_SHOWN],
        value=value[:_SHOWN],
    )
    return RefusedError(400, words)
