"""Templates: everything that is not ours is escaped, and an address becomes a link only if it is one of the web."""

from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from clapboard.publishing.twins import Link, alternates
from clapboard.publishing.views.wording import counted, date_words, interval_words, slug
from clapboard.web.opening import Shelf
from clapboard.web.safety import SESSION, cookie, form_token, signed
from clapboard.web.serving import Serving

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
LONGEST = 280


def shelf_of(request: Request) -> Shelf:
    """Return the record that the app serves."""
    found: Shelf = request.app.state.shelf
    return found


def serving_of(request: Request) -> Serving:
    """Return the settings of the server."""
    found: Serving = request.app.state.serving
    return found


def render(request: Request, template: str, *, status: int = 200, kind: str = "", **values: Any) -> HTMLResponse:  # noqa: ANN401 - whatever a page shows
    """Return a page: a template with the view it is of, and what every page has; `kind` names the page whose data twins it has."""
    return answer(request, text_of(request, template, kind=kind, **values), status=status)


def kept_page(request: Request, key: Hashable, make: Callable[[], str], *, show: str) -> str:
    """Return the text of a page about a show, made by `text_of` only when something about the show was written since it was made last."""
    place = (request.url.query, request.url.netloc, request.url.scheme, datetime.now(UTC).date())
    return shelf_of(request).page((key, *place), make, show=show)


def text_of(request: Request, template: str, *, kind: str = "", **values: Any) -> str:  # noqa: ANN401 - whatever a page shows
    """Return the text of a page; where a form's token belongs stands a mark that no text of a source can be."""
    return environment().get_template(template).render(
        request=request, path=request.url.path, here=str(request.url), form_token=_mark(serving_of(request)), now=datetime.now(UTC),
        has_login=serving_of(request).token is not None, twins=_twins(request, kind), **values,
    )  # fmt: skip


def answer(request: Request, text: str, *, status: int = 200) -> HTMLResponse:
    """Return the answer that shows a page: its forms carry what this client's may, and a client that has no session is given one."""
    serving = serving_of(request)
    session = cookie(request.headers, SESSION)
    fresh = session or token_hex(16)
    response = HTMLResponse(text.replace(_mark(serving), form_token(serving, fresh)), status_code=status)
    response.headers["cache-control"] = "private, no-cache"
    if not session:
        response.set_cookie(SESSION, fresh, httponly=True, samesite="strict")
    return response


def _mark(serving: Serving) -> str:
    """Return what stands for the form's token in a page's text until it is answered: nobody can write it who does not know the secret."""
    return f"form-token-{signed(serving, 'mark', '')}"


def _twins(request: Request, kind: str) -> tuple[Link, ...]:
    """Return the twins of this page that the app serves."""
    return tuple(alternates(kind, request.url.path, request.url.query)) if kind in request.app.state.twins else ()


@cache
def environment() -> Environment:
    """Return the templates' environment."""
    made = Environment(
        loader=PackageLoader("clapboard.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "date": date_words,
        "short_date": lambda edtf: date_words(edtf, short=True),
        "open_days": _open_days,
        "slug": slug,
        "short": short,
        "one_line": lambda text: " ".join(str(text).split()),
        "part": lambda text: quote(str(text), safe=""),
        "safe_link": safe_link,
        "thousands": lambda number: f"{number:,}",
    }
    made.globals |= {"static": static, "counted": counted}
    return made


def _open_days(edtf: str | None) -> str | None:
    """Return the days that a date leaves open where its words do not say them: a season, a month, about a day."""
    if not edtf or "/" in edtf:
        return None
    return interval_words(edtf)


def short(text: str, most: int = LONGEST) -> str:
    """Return the text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0]} …"


def safe_link(address: str | None) -> str | None:
    """Return an address that may become a link: http or https with a host; None for anything else."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


@cache
def static(name: str) -> str:
    """Return the address of a static file, with a mark of its content: it may be kept for ever."""
    return f"/static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"
