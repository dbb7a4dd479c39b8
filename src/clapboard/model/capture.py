"""What was fetched."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One fetch: bytes that never change and cannot be had again.

    `address` is the canonical http(s) address or "" (a path is no address); `origin` is where this machine found it (path,
    `path:3` for the third line of a JSON Lines file, `-` for standard input, or the address as typed) and means nothing elsewhere.
    `outlet`, `title` and `published` (a day or EDTF, unparsed) are what came beside the bytes: a side file, a feed's entry.
    """

    content: bytes
    media_type: str
    origin: str
    fetched_at: datetime
    address: str = ""
    outlet: str | None = None
    title: str | None = None
    published: str | None = None

    @property
    def sha256(self) -> str:
        """Return the hash of the bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()

    @property
    def document(self) -> str:
        """Return the id of the document in it: sha256 of the canonical address (or nothing) and the bytes' hash."""
        return sha256(f"{self.address}\n{self.sha256}".encode("utf-8", "surrogatepass")).hexdigest()
