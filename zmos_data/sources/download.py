"""One download: within limits of time and size, every redirect checked, the true cause of a fault.

Proxies and passwords of the environment are not used: a request goes where it says, or nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

import requests
import urllib3

from zmos_data.limits import MB
from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase
from zmos_data.sources.errors import CHECK_ADDRESS, GIVE_FILE, LATER, SourceError
from zmos_data.sources.targets import Policy, check_target, forbidden
from zmos_data.sources.watch import ForbiddenError, Watch, WatchedAdapter

_BLOCK = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_AGAIN = (500, 502, 503, 504)  # what 4xx says stays so, however often it is asked


@dataclass(frozen=True)
class Limits:
    """How long and how large a download may be.

    Attributes
    ----------
    connect_s, read_s, total_s : float
        Seconds for a connection, without a sign of life, and for all of it.
    size : int
        Bytes, unpacked.
    redirects, retries : int
        How often it may be sent elsewhere, and be tried again.
    backoff_s : float
        Seconds before the second try again; each further one waits twice as long.
    """

    connect_s: float = 10
    read_s: float = 30
    total_s: float = 300
    size: int = 100 * MB
    redirects: int = 5
    retries: int = 3
    backoff_s: float = 1


@dataclass(frozen=True)
class Asked:
    """What is asked.

    Attributes
    ----------
    url : str
        Address.
    query : bytes
        JSON that is sent to it; b"" where nothing is.
    etag, modified : str
        What the server said of the copy that is there; "" without one.
    """

    url: str
    query: bytes = b""
    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """What the request says of itself."""
        said = {
            "User-Agent": "zmos-dashboard",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Content-Type": "application/json" if self.query else "",
            "If-None-Match": self.etag,
            "If-Modified-Since": self.modified,
        }
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True)
class Answer:
    """What the server answers.

    Attributes
    ----------
    url : str
        Where it was found, after redirects.
    content : bytes or None
        None where the copy that is there is still the newest.
    content_type, etag, modified : str
        As the server says; "" where it does not.
    """

    url: str
    content: bytes | None
    content_type: str = ""
    etag: str = ""
    modified: str = ""


def download(asked: Asked, policy: Policy, limits: Limits) -> Answer:
    """Fetch a file.

    Raises
    ------
    SourceError
        If the server cannot be reached or asked, refuses, takes too long, sends too much or
        breaks off.
    """
    url, before = asked.url, ""
    with Watch(policy, limits.total_s) as watch, _session(watch, limits) as session:
        for _ in range(limits.redirects + 1):
            check_target(url, policy, before)
            try:
                with _sent(session, asked, url, limits) as response:
                    if response.status_code not in _REDIRECTS:
                        return _answer(response, url, limits, watch)
                    url, before = _next(response, url, bool(asked.query)), url
            except SourceError:
                raise
            except ForbiddenError as error:
                raise forbidden(url, str(error)) from error
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                raise _unreached(url, error, limits, watch) from error
    found = Phrase("more than {limit} redirects", limit=limits.redirects)
    raise SourceError(asked.url, Phrase("the file"), found, CHECK_ADDRESS)


def _session(watch: Watch, limits: Limits) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    retries = urllib3.Retry(
        total=limits.retries,
        redirect=False,
        status_forcelist=_AGAIN,
        allowed_methods=("GET", "POST"),  # a query reads; it changes nothing
        backoff_factor=limits.backoff_s,
        backoff_max=30,
        raise_on_status=False,
        respect_retry_after_header=False,  # it may say any number of seconds
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, WatchedAdapter(watch, retries))
    return session


def _sent(session: requests.Session, asked: Asked, url: str, limits: Limits) -> requests.Response:
    return session.request(
        "POST" if asked.query else "GET",
        url,
        data=asked.query or None,
        headers=asked.headers,
        timeout=(limits.connect_s, limits.read_s),
        allow_redirects=False,
        stream=True,
    )


def _next(response: requests.Response, url: str, is_query: bool) -> str:
    """Return where an answer leads; a query goes on only where the server says so."""
    where = response.headers.get("Location", "")
    if not where or (is_query and response.status_code not in (307, 308)):
        found = Phrase("answer {status} of the server", status=response.status_code)
        raise SourceError(url, Phrase("the file"), found, CHECK_ADDRESS)
    return urljoin(url, where)


def _answer(response: requests.Response, url: str, limits: Limits, watch: Watch) -> Answer:
    if response.status_code == 304:
        return Answer(url, None)
    if response.status_code != 200:
        found = Phrase("answer {status} of the server", status=response.status_code)
        advice = LATER if response.status_code >= 500 else CHECK_ADDRESS
        raise SourceError(url, Phrase("the file"), found, advice)
    content = _content(response, url, limits, watch)
    said = response.headers
    return Answer(
        url,
        content,
        said.get("Content-Type", ""),
        said.get("ETag", ""),
        said.get("Last-Modified", ""),
    )


def _content(response: requests.Response, url: str, limits: Limits, watch: Watch) -> bytes:
    content = bytearray()
    # `iter_content` waits until a whole block is there, which a slow server never fills.
    while block := response.raw.read1(_BLOCK, decode_content=True):
        content += block
        if len(content) > limits.size:
            most = Phrase("at most {size} bytes", size=in_number(limits.size))
            raise SourceError(url, most, Phrase("more"), GIVE_FILE)
    if watch.is_over:
        raise TimeoutError
    return bytes(content)


def _unreached(url: str, error: Exception, limits: Limits, watch: Watch) -> SourceError:
    """Say why there is no answer."""
    if watch.is_over:
        most = Phrase("the whole file within {seconds} s", seconds=limits.total_s)
        return SourceError(url, most, Phrase("a slower answer"), LATER)
    error = _reason(error)
    kinds: tuple[tuple[tuple[type[Exception], ...], str, str, str], ...] = (
        (
            (urllib3.exceptions.NewConnectionError,),
            Phrase("a server"),
            Phrase("none that takes the connection"),
            CHECK_ADDRESS,
        ),
        (
            (requests.exceptions.SSLError, urllib3.exceptions.SSLError),
            Phrase("a certificate that is trusted"),
            Phrase("none"),
            GIVE_FILE,
        ),
        (
            (requests.Timeout, urllib3.exceptions.TimeoutError, TimeoutError),
            Phrase("an answer"),
            Phrase("none within {seconds} s", seconds=limits.read_s),
            LATER,
        ),
        (
            (requests.exceptions.ContentDecodingError, urllib3.exceptions.DecodeError),
            Phrase("a file that can be unpacked"),
            Phrase("a damaged one"),
            LATER,
        ),
    )
    for types, expected, found, advice in kinds:
        if isinstance(error, types):
            return SourceError(url, expected, found, advice)
    is_cut = isinstance(error, urllib3.exceptions.ProtocolError)
    found = Phrase("one that broke off") if is_cut else Phrase("no connection")
    return SourceError(url, Phrase("a whole answer"), found, LATER)


def _reason(error: Exception) -> Exception:
    """Return what went wrong in the last of several tries."""
    inner = error.args[0] if error.args else None
    reason = getattr(inner, "reason", None)
    return reason if isinstance(reason, Exception) else error
