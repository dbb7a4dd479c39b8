"""Who may ask, and what a browser may do with the answer: one layer of ASGI around the whole app.

Refused before anything is read: another Host (DNS rebinding), a POST from another site, and, where there is a token, whoever did not
log in. Every answer carries a content security policy without inline script or style, and nothing may frame it.
"""

import hmac
from collections.abc import Mapping
from hashlib import sha256
from http.cookies import SimpleCookie
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from clapboard.web.serving import Serving

LOGIN = "/login"
SESSION, PASS = "clapboard_session", "clapboard_pass"  # names of cookies
OPEN = ("/static/", LOGIN)
"""What is answered to whoever did not log in: the look of the page to log in on, and that page."""

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with less, a browser does not say that our own forms are ours
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """The layer."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        """Stand before `app`."""
        self.app = app
        self.serving = serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on and add the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/static/"):
                    headers["cache-control"] = "public, max-age=31536000, immutable"  # the address changes with the content
            await send(message)

        answer = refusal(scope, self.serving) or self.app
        await answer(scope, receive, with_headers)


def refusal(scope: Scope, serving: Serving) -> Response | None:
    """Return the answer to a request that is not served, None for one that is."""
    headers = Headers(scope=scope)
    if _name(headers.get("host", "")) not in serving.names:
        return PlainTextResponse("This server does not answer to that name. Start it with --allow-host NAME to let it.\n", status_code=421)
    if scope["method"] not in _SAFE and not _is_own_site(headers):
        return PlainTextResponse("Refused: the form was sent from another site.\n", status_code=403)
    if serving.token is None or scope["path"].startswith(OPEN) or is_known(headers, serving):
        return None
    if "text/html" in headers.get("accept", "") and scope["method"] in _SAFE:
        asked = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
        return RedirectResponse(f"{LOGIN}?next={quote(asked, safe='')}", status_code=303)
    return PlainTextResponse(
        "Log in first, or send the token: Authorization: Bearer TOKEN\n", status_code=401, headers={"www-authenticate": "Bearer"}
    )


def _name(host: str) -> str:
    """Return a Host header's name without its port; "" for one that is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_own_site(headers: Headers) -> bool:
    """Tell whether a page of ours sent the form, or a program that names no site (a browser always names one)."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def is_known(headers: Mapping[str, str], serving: Serving) -> bool:
    """Tell whether a request carries the token, or the cookie that whoever logged in was given."""
    if serving.token is None:
        return True
    kind, _, given = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and hmac.compare_digest(given.encode(), serving.token.encode()):
        return True
    return hmac.compare_digest(cookie(headers, PASS).encode(), signed(serving, "pass", serving.token).encode())


def cookie(headers: Mapping[str, str], name: str) -> str:
    """Return a cookie's value, "" where there is none."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except ValueError:  # a cookie of somebody else's making
        return ""
    return jar[name].value if name in jar else ""


def signed(serving: Serving, purpose: str, value: str) -> str:
    """Return a signature that only this process can make."""
    return hmac.new(serving.secret, f"{purpose}\n{value}".encode(), sha256).hexdigest()


def form_token(serving: Serving, session: str) -> str:
    """Return what a form of this session carries, so that no other site's form is taken for it."""
    return signed(serving, "form", session)


def is_own_form(serving: Serving, session: str, token: str) -> bool:
    """Tell whether a form was given out to this session."""
    return bool(session) and hmac.compare_digest(form_token(serving, session).encode(), token.encode())
