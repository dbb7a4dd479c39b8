"""What one server is told: which record, where it listens, who may ask."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from secrets import token_bytes

from clapboard.config import Settings
from clapboard.errors import ConfigError

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
SHORTEST_TOKEN = 12
"""Letters that a token must have: shorter ones can be tried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """The settings of one server.

    `token` is what people log in with (None: everybody who reaches a loopback address may ask), `hosts` the further names under which
    this server may be addressed, `checks_per_second` how many drafts one client may have checked in the long run. `secret` signs what
    forms and cookies carry; it ends with the process. With `processes`, drafts, pages and lists are worked out in processes of their own.
    """

    settings: Settings
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    hosts: tuple[str, ...] = ()
    checks_per_second: float = 5.0
    processes: bool = False
    secret: bytes = field(default_factory=lambda: token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        """Refuse to listen to other machines without a token, and tokens that can be guessed."""
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            msg = f"a token has at least {SHORTEST_TOKEN} letters"
            raise ConfigError(msg, hint="for instance the output of: python -c 'import secrets; print(secrets.token_urlsafe())'")
        if self.token is None and not is_loopback(self.host):
            msg = f"{self.host} can be reached from other machines"
            raise ConfigError(msg, hint="give --token (or CLAPBOARD_TOKEN), or listen on 127.0.0.1")

    @property
    def names(self) -> frozenset[str]:
        """Return the names under which this server may be addressed: a page of another name is none of ours (DNS rebinding)."""
        own = () if self.host in ("0.0.0.0", "::") else (self.host,)  # noqa: S104 - compared, not bound
        return LOOPBACK_NAMES | {name.lower().strip("[]") for name in (*own, *self.hosts)}


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach `host`."""
    if host in LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
