"""What changed, as an Atom feed (RFC 4287): one entry for each change of the record, with its sentence."""

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from clapboard.publishing.twins.letters import printable
from clapboard.publishing.twins.sheet import Sheet
from clapboard.publishing.views.changes import ChangeLine, Quoted
from clapboard.publishing.views.wording import date_words

_ATOM = "http://www.w3.org/2005/Atom"


def atom(sheet: Sheet) -> bytes:
    """Return the changes of a page's subject, newest first; an entry keeps its id, and is never rewritten."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", sheet.home)
    _add(feed, "title", sheet.title)
    _add(feed, "updated", _moment(max((line.change.at for line in sheet.changes), default=sheet.stamp)))
    _add(_add(feed, "author"), "name", "Clapboard")
    _add(feed, "link", rel="alternate", type="text/html", href=sheet.home)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{sheet.home}.atom")
    for line in sheet.changes:
        _entry(feed, line, sheet)
    text: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return text


def _entry(feed: Element, line: ChangeLine, sheet: Sheet) -> None:
    change = line.change
    entry = _add(feed, "entry")
    _add(entry, "id", f"urn:sha256:{change.id}")
    _add(entry, "title", f"{change.show}: {line.headline}")
    _add(entry, "updated", _moment(change.at))
    _add(entry, "published", _moment(change.at))
    _add(entry, "category", term=change.kind.value)
    _add(entry, "link", rel="alternate", type="text/html", href=sheet.evidence(line.quoted[0].claim))
    for quoted in line.quoted:
        if quoted.address.startswith(("http://", "https://")):
            _add(entry, "link", rel="via", href=quoted.address)
    _add(entry, "content", "\n".join(_told(quoted) for quoted in line.quoted), type="text")


def _told(quoted: Quoted) -> str:
    return f"“{' '.join(quoted.words.split())}” ({quoted.origin}, {date_words(quoted.reported)})"


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    made = SubElement(parent, name, {key: printable(value) for key, value in attributes.items()})
    made.text = printable(text) if text is not None else None
    return made


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
