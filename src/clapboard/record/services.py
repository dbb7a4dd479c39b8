"""What other services would say: our three axes mapped down to their few words (`vocabulary/services.toml`)."""

from collections.abc import Iterable
from functools import cache

from clapboard.errors import UsageError
from clapboard.model.mention import Continuation
from clapboard.model.show import Fate, Stage, Status
from clapboard.vocabulary import load


@cache
def services() -> tuple[str, ...]:
    """Return the names of the services."""
    return tuple(load("services")["services"])


def down_map(status: Status, service: str) -> str:
    """Return what `service` would say of the show, judged by this season; raise UsageError for a service that is not known."""
    if service not in services():
        msg = f"no table for the service {service!r}"
        raise UsageError(msg, hint=f"known: {', '.join(services())}")
    rule = next(rule for rule in load("services")["rule"] if _fits(rule, status))
    return str(rule[service])


def _fits(rule: dict[str, object], status: Status) -> bool:
    return (
        status.fate in _words(rule, "fate", Fate)
        and status.stage in _words(rule, "stage", Stage)
        and rule.get("first", _is_first(status)) == _is_first(status)
    )


def _words(rule: dict[str, object], name: str, every: Iterable[str]) -> frozenset[str]:
    given = rule.get(name)
    return frozenset(given) if isinstance(given, list) else frozenset(every)


def _is_first(status: Status) -> bool:
    return status.season.continuation is Continuation.SEASON and status.season.number in (None, 1)


def deciding(statuses: Iterable[Status]) -> Status | None:
    """Return the status by which a show is judged: that of its newest season on record, None if no season is."""
    numbered = [status for status in statuses if status.season.continuation is Continuation.SEASON]
    return max(numbered, key=lambda status: status.season.number or 0, default=None)
