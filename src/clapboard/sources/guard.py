"""Which hosts we connect to: public ones, and private ones that the user allowed by name.

An address on the web may name a machine of the inside (a router, a cloud's metadata service), by itself, through a redirect, or
through a name whose answer changes between looking and connecting. So a name is resolved once, every answer is checked, and the
connection is made to the very address that was checked (`transport.py`).
"""

import re
import socket
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from threading import Thread
from urllib.parse import urlsplit

from clapboard.errors import RefusedError, UnreachableError
from clapboard.sources.names import printed
from clapboard.text.addresses import canonical

# inside by use, though Python (or an older one) calls it public: a cloud's guest agent, protocol assignments
_INSIDE = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"))
_NAT64 = IPv6Network("64:ff9b::/96")
_NUMBER_LIKE = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_HINT_ALLOW = "if you mean it, name the host in the setting allow_private (CLAPBOARD_ALLOW_PRIVATE)"


def check_spelling(address: str) -> None:
    """Raise RefusedError for an address that says something else than it seems to: another scheme, a user name, an odd host."""
    name = printed(address)
    try:
        parts = urlsplit(address)
        host = urlsplit(canonical(address)).hostname or ""
    except ValueError as error:
        raise RefusedError(name, f"cannot be fetched: {error}", hint="give an address like https://example.org/page") from error
    if "@" in parts.netloc:
        raise RefusedError(name, "an address with a user name in it is not fetched", hint="leave out what stands before the @")
    last = host.rpartition(".")[2]
    if _NUMBER_LIKE.fullmatch(last) and not _is_plain_number(host):
        raise RefusedError(name, f"{host} is an odd spelling of a number", hint="write the host's name")


def _is_plain_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_allowed(host: str, port: int, allow_private: Iterable[str]) -> bool:
    """Tell whether the user allowed a host by name: `host`, `host:port`, or `*` for all."""
    plain = host.strip("[]").rstrip(".").lower()
    names = {"*", plain, f"[{plain}]", f"{plain}:{port}", f"[{plain}]:{port}"}
    return any(name.lower() in names for name in allow_private)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether an IP address is one of the open internet; one that carries an IPv4 address is judged by that."""
    if isinstance(address, IPv6Address):
        carried = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            carried = IPv4Address(int(address) & 0xFFFFFFFF)
        if carried is not None:
            return is_public(carried)
        if address.is_site_local:
            return False
    inside = address.is_multicast or address.is_reserved or any(address in network for network in _INSIDE)
    return address.is_global and not inside


def checked_addresses(host: str, port: int, *, allow_private: Sequence[str], seconds: float) -> tuple[str, ...]:
    """Return the IP addresses of a host, all of them checked.

    Raise RefusedError where one of them is not public and the host is not allowed by name, UnreachableError where the name has no
    address or nobody answers within `seconds`.
    """
    found = _resolve(host, port, seconds=seconds)
    if not is_allowed(host, port, allow_private):
        for address in found:
            if not is_public(ip_address(address.partition("%")[0])):
                raise RefusedError(host, f"an address of a private network ({address}) is not fetched", hint=_HINT_ALLOW)
    return found


def _resolve(host: str, port: int, *, seconds: float) -> tuple[str, ...]:
    """Ask for the addresses of a host in a thread: the system's resolver knows no time limit of ours."""
    answers: list[tuple[str, ...]] = []
    failures: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            replies = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append(tuple(dict.fromkeys(str(reply[4][0]) for reply in replies)))
        except (OSError, UnicodeError) as error:
            failures.append(error)

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(0.0, seconds))
    if answers and answers[0]:
        return answers[0]
    reason = "no such host" if failures else "the name server did not answer in time"
    raise UnreachableError(host, reason, hint="check the address and the network")
