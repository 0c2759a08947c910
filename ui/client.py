"""Who asks: the address of a client, and whether it is one that an operator lets in.

Uvicorn puts what a proxy says of its client (``X-Forwarded-For``) into the place of the proxy's
own address, where the operator trusts that proxy (``FORWARDED_ALLOW_IPS``; this machine alone
unless told). What any other client says of itself counts for nothing.
"""

from __future__ import annotations

import os
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

VARIABLE = "FORWARDED_ALLOW_IPS"  # of uvicorn
_THIS_MACHINE = "127.0.0.1,::1"
_NETWORK = 64  # bits of an IPv6 address that are one client's: it has all addresses below them
_BY_PROXY = ("forwarded", "via", "x-forwarded-for", "x-real-ip")


def trusted() -> str:
    """Return the proxies that the operator trusts; uvicorn itself knows one writing alone."""
    return proxies(os.environ.get(VARIABLE, _THIS_MACHINE))


def proxies(said: str) -> str:
    """Return the proxies that are trusted as uvicorn compares them (pure).

    A socket for both kinds of addresses writes one of IPv4 inside one of IPv6.
    """
    found: dict[str, None] = {}
    for each in filter(None, map(str.strip, said.split(","))):
        found[each] = None
        try:
            network = ip_network(each, strict=False)
        except ValueError:  # "*", or a name
            continue
        if network.version == 4:
            found[f"::ffff:{network.network_address}/{network.prefixlen + 96}"] = None
    return ",".join(found)


def client(scope: Scope) -> str:
    """Return what tells clients apart: an IPv4 address, or the network of an IPv6 one."""
    address = _address(scope)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _NETWORK), strict=False))
    return str(address or "")


def is_within(scope: Scope, networks: str) -> bool:
    """Tell whether a client is in one of several networks, and came without a proxy.

    Parameters
    ----------
    scope : Scope
        Of the request.
    networks : str
        Such as ``10.0.0.0/8, ::1``.

    Raises
    ------
    ValueError
        If one of them is no network.
    """
    if any(name in Headers(scope=scope) for name in _BY_PROXY):
        return False
    allowed = [ip_network(each.strip(), strict=False) for each in networks.split(",")]
    address = _address(scope)
    return address is not None and any(address in network for network in allowed)


def _address(scope: Scope) -> IPv4Address | IPv6Address | None:
    """Return the address; None where there is none, such as of a socket that is a file."""
    found = scope.get("client")
    try:
        address = ip_address(found[0] if found else "")
    except ValueError:
        return None
    # A socket for both kinds of addresses writes one kind inside the other.
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
