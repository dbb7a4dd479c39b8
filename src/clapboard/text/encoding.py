"""Bytes to letters: which encoding, and whether it is text at all.

Order of trust: a byte order mark; UTF-16 without a mark (every other byte is NUL); UTF-8 where the bytes are UTF-8, whatever the
server says; the encoding declared; then UTF-8 with a few damaged letters, or Windows-1252 (which holds Latin-1's letters).
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what a server may declare; anything else (utf-7, unicode_escape, idna …) is an attack or a mistake
_DECLARABLE = re.compile(r"(?:iso8859|cp125\d|koi8|mac|shift_jis|euc|gb|big5|tis_620)", re.ASCII)
_WEB_NAMES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SAMPLE = 4096
_FEWEST_PAIRS = 4
_NUL_SHARE = 0.3
_NULS_FORGIVEN = 0.005
_STRAY_SHARE = 0.02
_STRAY_ALLOWED = 5


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the letters of `content`, without its byte order mark; every other code point is kept, line ends too.

    A damaged byte in UTF-8, and a NUL, becomes U+FFFD and costs nothing else. Raise ValueError where the bytes are no text: more than
    one NUL in two hundred letters, or more than one stray control or damaged letter in fifty (five of these are always forgiven).
    """
    text = _decoded(content, declared)
    stray = len(_CONTROL.findall(text))
    if text.count("\x00") > _NULS_FORGIVEN * len(text) or stray > max(_STRAY_ALLOWED, _STRAY_SHARE * len(text)):
        msg = "not text"
        raise ValueError(msg)
    return text.replace("\x00", "\ufffd")


def _decoded(content: bytes, declared: str | None) -> str:
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(marked, "replace")
    if wide := _unmarked_utf16(content):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if encoding := _declarable(declared):
        return content.decode(encoding, "replace")
    if _is_damaged_utf8(content, broken.start):
        return content.decode("utf-8", "replace")
    return content.decode("cp1252", "replace")


def _unmarked_utf16(content: bytes) -> str | None:
    """Return the byte order where nearly every other byte of the beginning is NUL, as in western text."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half < _FEWEST_PAIRS:
        return None
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _NUL_SHARE and even < _STRAY_SHARE:
        return "utf-16-le"
    return "utf-16-be" if even > _NUL_SHARE and odd < _STRAY_SHARE else None


def _declarable(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _WEB_NAMES.get(name, name)
    return name if _DECLARABLE.match(name) else None


def _is_damaged_utf8(content: bytes, first: int) -> bool:
    """Tell whether there are more whole UTF-8 letters beyond ASCII than bytes that fit none."""
    whole = len(_MULTIBYTE.findall(content))
    rest = _MULTIBYTE.sub(b"", content)
    odd = sum(byte >= 0x80 for byte in rest) if first < len(content) else 0
    return whole > odd


_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (or an office document)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh9", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"(\xb5/\xfd", "a zstd file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!", "a RAR file"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a picture, sound or film"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"WARC/", "a web archive"),
    (b"filedesc://", "a web archive"),
)


def binary_kind(content: bytes) -> str | None:
    """Return what the bytes are if they are evidently no text ("a PDF file", "a binary file"), None if they may be text."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    wide = any(content.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(content)
    return "a binary file" if not wide and content.count(0) > _NULS_FORGIVEN * len(content) else None
