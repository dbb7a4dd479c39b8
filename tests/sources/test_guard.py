import socket
import time
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clapboard.errors import RefusedError, UnreachableError
from clapboard.sources.guard import check_spelling, checked_addresses, is_allowed, is_public

INSIDE = """127.0.0.1 127.8.9.10 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 0.0.0.0 255.255.255.255
224.0.0.1 239.255.255.250 240.0.0.1 192.0.0.192 198.18.0.1 203.0.113.7 168.63.129.16 ::1 :: fe80::1 fc00::1 fd00:ec2::254 ff02::1 fec0::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 2002:7f00:1::1 2002:a00:1::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
2001:0:4136:e378:8000:63bf:80ff:fffe 2001:db8::1""".split()
OUTSIDE = "8.8.8.8 93.184.216.34 1.1.1.1 2606:4700:4700::1111 2a00:1450:4001:81b::200e ::ffff:8.8.8.8 64:ff9b::808:808".split()


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_of_the_inside_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_of_the_open_internet_are(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_wrapping_an_address_in_ipv6_changes_nothing(address: object) -> None:
    assert is_public(ip_address(f"::ffff:{address}")) == is_public(ip_address(str(address)))


@pytest.mark.parametrize(
    "address",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.0x1/",
        "http://127.0.0.1.1/",
        "http://someone@quay.example/",
        "http://quay.example@127.0.0.1/",
        "http://quay.example:80@127.0.0.1:80/",
        "http:///etc/passwd",
        "http://[::1/",
        "http://quay.example:99999/",
        "http://-/",
        "file:///etc/passwd",
        "gopher://quay.example/",
        "javascript:alert(1)",
        "//quay.example/",
        "http://quay example/",
        "http://quay\u3002\u3002example/",
    ],
)
def test_odd_spellings_are_refused(address: str) -> None:
    with pytest.raises(RefusedError) as caught:
        check_spelling(address)
    assert caught.value.hint


@pytest.mark.parametrize(
    "address", ["http://quay.example/a@b", "https://QUAY.example.:8443/?q=a@b", "http://127.0.0.1/", "http://[::1]:80/"]
)
def test_plain_spellings_pass_to_the_check_of_the_address_itself(address: str) -> None:
    check_spelling(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "0.0.0.0", "::ffff:127.0.0.1"])  # noqa: S104 (refused)
def test_a_host_of_the_inside_is_refused_unless_allowed_by_name(host: str) -> None:
    with pytest.raises(RefusedError, match="private network"):
        checked_addresses(host, 80, allow_private=("elsewhere.example", f"{host}:81"), seconds=5)
    assert checked_addresses(host, 80, allow_private=(f"{host}:80",), seconds=5)


def test_allowing_is_by_name_port_or_all() -> None:
    assert is_allowed("quay.example", 80, ("quay.example",))
    assert is_allowed("QUAY.example.", 8080, ("quay.example:8080",))
    assert is_allowed("::1", 80, ("[::1]:80",))
    assert is_allowed("anything", 1, ("*",))
    assert not is_allowed("inner.quay.example", 80, ("quay.example",))
    assert not is_allowed("quay.example", 80, ())


def test_one_private_answer_among_public_ones_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    replies = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: replies)
    with pytest.raises(RefusedError):
        checked_addresses("quay.example", 80, allow_private=(), seconds=5)


def test_an_unknown_host_and_a_silent_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreachableError, match="no such host"):
        checked_addresses("nowhere.example", 80, allow_private=(), seconds=5)

    def silent(*_args: object, **_kwargs: object) -> None:
        time.sleep(0.5)
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    with pytest.raises(UnreachableError, match="in time"):
        checked_addresses("nowhere.example", 80, allow_private=(), seconds=0.05)
