"""Who publishes: the outlet behind an address or a printed name, and how far it stands from who announces."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

from clapboard.vocabulary import load


class Tier(StrEnum):
    """The distance from the announcer, nearest first."""

    OFFICIAL = "official"
    AGENCY = "agency"
    TRADE = "trade"
    OUTLET = "outlet"
    AGGREGATOR = "aggregator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publication: its name, its domain (with a path where one house keeps several), tier and language (ISO 639-1)."""

    name: str
    domain: str
    tier: Tier
    language: str


@cache
def _by_domain() -> dict[str, Outlet]:
    table = load("outlets")
    return {
        domain: Outlet(name=name, domain=domain, tier=tier, language=language)
        for tier in Tier
        for language, rows in table[tier].items()
        for domain, name in rows.items()
    }


@cache
def _by_name() -> dict[str, Outlet]:
    named: dict[str, Outlet] = {}
    for outlet in _by_domain().values():
        named.setdefault(outlet.name.casefold(), outlet)
    for printed, name in load("outlets")["also"].items():
        named.setdefault(printed.casefold(), named[name.casefold()])
    return named


def outlet_of(address: str) -> Outlet | None:
    """Return the outlet that publishes at the http(s) address, None where it is not known. The longest path decides."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = (parts.hostname or "").removeprefix("www.")
    path = [piece for piece in parts.path.split("/") if piece]
    labels = host.split(".")
    for skip in range(len(labels) - 1):
        domain = ".".join(labels[skip:])
        for kept in range(len(path), -1, -1):
            outlet = _by_domain().get("/".join((domain, *path[:kept])))
            if outlet is not None:
                return outlet
    return None


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet known under the printed name ("THR": The Hollywood Reporter), None where it is not known."""
    return _by_name().get(name.strip().casefold())
