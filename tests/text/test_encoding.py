import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.text.encoding import binary_kind, decode

WORDS = "“Café,” she said – naïve\u00a0Zoë, 5 €\u200b.\r\nSo there."
WESTERN = "“Café,” she said – naïve\u00a0Zoë, 5 €.\r\nSo there."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_without_help(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_western_letters_are_told_without_help() -> None:
    assert decode(WESTERN.encode("cp1252")) == WESTERN
    assert decode("Café au quai".encode("latin-1")) == "Café au quai"


def test_utf8_is_believed_before_a_declaration_and_a_declaration_before_a_guess() -> None:
    assert decode(WORDS.encode(), "iso-8859-1") == WORDS
    assert decode("Łódź".encode("iso-8859-2"), "ISO-8859-2") == "Łódź"
    assert decode(WESTERN.encode("cp1252"), "latin1") == WESTERN


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "rot13", "idna", "hex", "no such", "", "\x00", "x" * 10_000])
def test_a_hostile_declaration_is_ignored(declared: str) -> None:
    assert decode(b"Caf\xe9 +ADw-script+AD4-", declared) == "Café +ADw-script+AD4-"


def test_one_damaged_byte_costs_one_letter() -> None:
    content = WORDS.encode()
    assert decode(content[:6] + b"\xff" + content[6:]).replace("\ufffd", "") == WORDS
    assert decode("It’s “here”, he’s sure…".encode()[:-1]) == "It’s “here”, he’s sure\ufffd"


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 8, b"\x00\x01\x02\x03", b"word " * 50 + b"\x00\x00", b"\x01\x02\x03\x04\x05\x06 words"]
)
def test_bytes_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not text"):
        decode(content)


def test_one_nul_costs_one_letter() -> None:
    assert decode(b"word " * 100 + b"\x00") == "word " * 100 + "\ufffd"
    assert binary_kind(b"word " * 100 + b"\x00") is None


@given(st.binary(max_size=400), st.none() | st.sampled_from(["utf-8", "latin-1", "shift_jis", "utf-7", "big5"]))
def test_any_bytes_are_text_or_a_value_error(content: bytes, declared: str | None) -> None:
    try:
        text = decode(content, declared)
    except ValueError:
        return
    assert "\x00" not in text
    assert text.encode().decode() == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_goes_through_unchanged(text: str) -> None:
    content = text.encode()
    assert decode(content) == text.removeprefix("\ufeff") or content[:4] == b"\xff\xfe\x00\x00"


def test_binary_files_are_named() -> None:
    assert binary_kind(b"%PDF-1.7") == "a PDF file"
    assert binary_kind(b"te\x00xt") == "a binary file"
    assert binary_kind("Ferry".encode("utf-16")) is None
    assert binary_kind("Ferry Lane".encode("utf-16-be")) is None
