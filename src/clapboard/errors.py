"""Everything Clapboard raises on purpose.

::

    ClapboardError
    ├── UsageError                 the call itself cannot be served            exit code 2
    │   ├── ConfigError            a setting is wrong
    │   ├── NotFoundError          no such show, season, claim or document
    │   └── AmbiguousError         the words fit several; it names them
    ├── SourceError                one source could not be read                exit code 3
    │   ├── UnreachableError       no answer, or an answer that is an error
    │   ├── RefusedError           we will not fetch this address
    │   ├── TooLargeError          larger than the limit
    │   └── UnreadableError        not text, or no article in it
    ├── LedgerError                the record's file cannot be used            exit code 3
    │   ├── LedgerBusyError        another process holds it for too long
    │   ├── LedgerReadOnlyError    we may not write there
    │   ├── LedgerVersionError     written by a newer Clapboard
    │   └── LedgerFullError        no room left on the device
    └── ModelError                 the tagger's weights are missing or damaged

Every error is one line that says what is wrong with what, and a `hint` that says what to do.
"""

from typing import Any


class ClapboardError(Exception):
    """The root: `str(error)` is one line, `hint` what to do about it, `exit_code` what the command line answers."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep the message, and the hint beside it."""
        super().__init__(message)
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Let an error cross from one process to another, whatever its kind is made with."""
        return _made_again, (type(self), self.args), self.__dict__


def _made_again(kind: type[ClapboardError], told: tuple[Any, ...]) -> ClapboardError:
    return kind.__new__(kind, *told)


class UsageError(ClapboardError):
    """The call itself cannot be served."""

    exit_code = 2


class ConfigError(UsageError):
    """A setting is wrong; the message names the file or variable."""


class NotFoundError(UsageError):
    """No such show, season, claim or document."""


class AmbiguousError(UsageError):
    """The words fit several things; the message names them."""


class SourceError(ClapboardError):
    """One source could not be read; the others still are."""

    exit_code = 3

    def __init__(self, source: str, message: str, *, hint: str = "") -> None:
        """Name the source (path or address) before the message."""
        super().__init__(f"{source}: {message}", hint=hint)
        self.source = source
        self.reason = message


class UnreachableError(SourceError):
    """No answer, or an answer that is an error.

    `status` is the answer's, None where there was none; `wait` the seconds of patience that the host asked for.
    """

    def __init__(self, source: str, message: str, *, hint: str = "", status: int | None = None, wait: float | None = None) -> None:
        """Keep the answer's status beside the message."""
        super().__init__(source, message, hint=hint)
        self.status = status
        self.wait = wait


class RefusedError(SourceError):
    """We will not fetch this address (private network, other scheme, too many redirects)."""


class TooLargeError(SourceError):
    """Larger than the limit in the settings."""


class UnreadableError(SourceError):
    """Not text, not decodable, or no article in it."""


class LedgerError(ClapboardError):
    """The record's file cannot be used."""

    exit_code = 3


class LedgerBusyError(LedgerError):
    """Another process holds the ledger for longer than the time limit."""


class LedgerReadOnlyError(LedgerError):
    """We may not write to the ledger."""


class LedgerVersionError(LedgerError):
    """The ledger was written by a newer Clapboard."""


class LedgerFullError(LedgerError):
    """No room left on the device."""


class ModelError(ClapboardError):
    """The tagger's weights are missing or damaged; quotations are then read by rules alone."""
