"""Which machines may be asked: an address leads to no private network, whoever redirects there."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from zmos_data.phrase import Phrase
from zmos_data.sources.errors import CHECK_ADDRESS, GIVE_FILE, SourceError

_SCHEMES = ("http", "https")
_PUBLIC = Phrase("an address on the public internet")


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet.

    An IPv6 address that carries an IPv4 one (mapped, 6to4) is what that one is.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_global and not found.is_multicast


def is_any(_address: str) -> bool:
    """Permit every IP address: for a source on one's own network."""
    return True


@dataclass(frozen=True)
class Policy:
    """What may be asked.

    Attributes
    ----------
    permits : callable
        Whether an IP address may be asked.
    """

    permits: Callable[[str], bool] = is_public


def check_target(url: str, policy: Policy, before: str = "") -> None:
    """Check an address before anything is sent to it.

    Parameters
    ----------
    url : str
        Where the next request would go.
    policy : Policy
        What may be asked.
    before : str
        The address that redirects to it; "" where none does.

    Raises
    ------
    SourceError
        If it is no address with http or https, carries a password, leaves https, or leads to a
        machine that may not be asked, by any of the IP addresses that its name has.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _refused(url, Phrase("an address that cannot be read")) from None
    if parts.scheme not in _SCHEMES or not host:
        raise _refused(url, Phrase("an address of another kind"))
    if parts.username is not None:
        raise _refused(url, Phrase("an address with a password"))
    if parts.scheme == "http" and urlsplit(before).scheme == "https":
        raise _refused(
            url, Phrase("a redirect from {before} to {after}", before="https", after="http")
        )
    for address in _addresses(host, port or {"http": 80, "https": 443}[parts.scheme], url):
        if not policy.permits(address):
            raise forbidden(url, address)


def forbidden(url: str, address: str) -> SourceError:
    """Say that an address leads where nothing may be asked."""
    found = Phrase("the private or local address {address}", address=address)
    advice = Phrase(
        "give the file, or {option} if the source is on your own network", option="--allow-private"
    )
    return SourceError(url, _PUBLIC, found, advice)


def _addresses(host: str, port: int, url: str) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(
            url, Phrase("a server"), Phrase("none of this name"), CHECK_ADDRESS
        ) from None
    return [str(place[0]) for *_, place in found]


def _refused(url: str, found: str) -> SourceError:
    return SourceError(
        url, Phrase("an address with {scheme} and a host", scheme="https://"), found, GIVE_FILE
    )
