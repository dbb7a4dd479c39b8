from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clapboard.text.addresses import canonical, host_of


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTP://Quay.Example:80/Ferry#top", "http://quay.example/Ferry"),
        ("https://quay.example:443", "https://quay.example/"),
        ("https://quay.example:8443/a/", "https://quay.example:8443/a"),
        ("https://someone:secret@quay.example./a", "https://quay.example/a"),
        ("https://quay.example/a?utm_source=x&id=7&fbclid=y&UTM_medium=z", "https://quay.example/a?id=7"),
        ("https://quay.example/a?b=2&a=1&", "https://quay.example/a?b=2&a=1"),
        ("https://quay.example/a?%75tm_source=x", "https://quay.example/a"),
        ("https://quay.example/a/../b/./c", "https://quay.example/b/c"),
        ("https://quay.example/%7Eada/%c3%a9", "https://quay.example/~ada/%C3%A9"),
        ("https://quay.example/é b", "https://quay.example/%C3%A9%20b"),
        ("https://quay.example/a%2Fb", "https://quay.example/a%2Fb"),
        ("https://köln.example/", "https://xn--kln-sna.example/"),
        ("https://KÖLN.example/", "https://xn--kln-sna.example/"),
        ("https://[2001:DB8::0:1]:443/", "https://[2001:db8::1]/"),
        ("https://quay.example/amp/ferry?amp=1", "https://quay.example/amp/ferry?amp=1"),
        (" \nhttps://quay.example/fer\nry\u200b", "https://quay.example/ferry"),
    ],
)
def test_one_spelling(address: str, expected: str) -> None:
    assert canonical(address) == expected


@pytest.mark.parametrize(
    "address",
    ["", "ferry", "ftp://quay.example", "https://", "https://:80", "https://a b/", "https://quay.example:x/", "https://[::1", "h" * 9000],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the words differ)
        canonical(address)


hosts = st.sampled_from(["quay.example", "QUAY.example.", "www.Köln.example", "127.0.0.1", "[::1]", "a_b.example"])
tails = st.text(st.sampled_from("/.%2eEfF?&=+#;:@ aéZ~\\\u200b\ud800-_") | st.characters(), max_size=40)


@given(st.sampled_from(["http", "HTTPS"]), hosts, st.sampled_from(["", ":80", ":443", ":8080"]), tails)
@example("http", "quay.example", "", "/%25%32%35")
@example("http", "quay.example", "", "/a//../b//")
def test_the_canonical_form_is_its_own(scheme: str, host: str, port: str, tail: str) -> None:
    try:
        once = canonical(f"{scheme}://{host}{port}/{tail}")
    except ValueError:
        return
    assert canonical(once) == once
    assert once.isascii()


@given(st.text())
def test_any_words_are_an_address_or_a_value_error(words: str) -> None:
    with suppress(ValueError):
        assert canonical(words)


def test_the_host_names_the_outlet() -> None:
    assert host_of("https://www.quay.example:8443/a") == "quay.example"
    assert host_of("") == ""
