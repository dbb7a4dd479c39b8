"""One spelling for each web address: the canonical form.

What is done: scheme and host in lower case, international hosts in punycode, no user name, no default port, no trailing dot of the
host, no fragment; `.` and `..` in the path resolved; percent signs only where needed, in capitals; tracking parameters dropped, the
others kept in their order; the trailing slash of a path dropped. What is left alone, because it may name another page: http or
https, `www.`, AMP addresses, the letters' case in path and query, doubled slashes.

The canonical form is for telling addresses apart. What is fetched is the address as it was given.
"""

import re
from ipaddress import ip_address
from urllib.parse import quote, unquote_to_bytes, urlsplit, urlunsplit

_SCHEMES = {"http": 80, "https": 443}
_LONGEST = 8000
_EDGES = " \t\r\n\x00\u00a0\u200b\u200e\u200f\ufeff"
_BREAKS = str.maketrans("", "", "\t\r\n")
_TRACKING_PREFIX = re.compile(r"(?:utm|hsa|pk|mtm|at|fb)_", re.ASCII | re.IGNORECASE)
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id irclickid epik igshid igsh mc_cid mc_eid "
    "mkt_tok vero_id vero_conv oly_enc_id oly_anon_id wickedid cmp cmpid ncid ocid s_cid s_kwcid smid ref_src ref_url soc_src soc_trk "
    "guccounter guce_referrer guce_referrer_sig xtor wt_mc taid rb_clickid traffic_source _ga _gl _ke _hsenc _hsmi "
    "__twitter_impression".split()
)
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*", re.ASCII)
_SAFE_PATH = "!$&'()*+,;=:@/"
_SAFE_QUERY = "!$'()*,;:@/?&=+"


def canonical(address: str) -> str:
    """Return the canonical form of an http or https address (idempotent); raise ValueError, saying why, for anything else."""
    address = address.strip(_EDGES).translate(_BREAKS)
    if len(address) > _LONGEST:
        msg = f"longer than {_LONGEST} letters"
        raise ValueError(msg)
    parts = urlsplit(address.replace("\\", "/"))
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES:
        msg = "not an http or https address"
        raise ValueError(msg)
    host = _host(parts.hostname or "")
    port = "" if parts.port in (None, _SCHEMES[scheme]) else f":{parts.port}"
    return urlunsplit((scheme, host + port, _path(parts.path), _query(parts.query), ""))


def host_of(address: str) -> str:
    """Return the host of a canonical address without `www.`, "" for no address."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _host(host: str) -> str:
    if ":" in host:
        return f"[{ip_address(host)}]"
    host = host.lower()
    if not host.isascii():
        host = _punycode(host)
    host = host.rstrip(".")
    if not _HOST.fullmatch(host):
        msg = "no usable host name in it"
        raise ValueError(msg)
    return host


def _punycode(host: str) -> str:
    import idna  # noqa: PLC0415 (its tables are large, and few hosts need them)

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        msg = "no usable host name in it"
        raise ValueError(msg) from error


def _path(path: str) -> str:
    kept: list[str] = []
    for part in path.split("/")[1:]:
        plain = _requoted(part, _SAFE_PATH.replace("/", ""))
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(plain)
    return "/" + "/".join(kept).rstrip("/")


def _query(query: str) -> str:
    pairs = (_requoted(pair, _SAFE_QUERY.replace("&", "")) for pair in query.split("&") if pair)
    return "&".join(pair for pair in pairs if not _is_tracking(pair.partition("=")[0]))


def _is_tracking(key: str) -> bool:
    return key.lower() in _TRACKING or _TRACKING_PREFIX.match(key) is not None


def _requoted(part: str, safe: str) -> str:
    """Return `part` with the same meaning: escapes of plain letters opened, everything else that needs it escaped."""
    pieces = re.split(r"((?:%[0-9A-Fa-f]{2})+)", part)
    return "".join(_reescaped(piece) if at % 2 else quote(piece, safe=safe, errors="replace") for at, piece in enumerate(pieces))


def _reescaped(escapes: str) -> str:
    return quote(unquote_to_bytes(escapes), safe="")
