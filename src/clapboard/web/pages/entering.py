"""`/login`: where the server asks for a token."""

import hmac
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from clapboard.web.rendering import render, serving_of
from clapboard.web.safety import LOGIN, PASS, signed

router = APIRouter()


@router.get(LOGIN)
def ask(request: Request, next: str = "/") -> Response:  # noqa: A002 - a field of the address
    """Show the form."""
    return render(request, "login.html", next=inside(next), error=None)


@router.post(LOGIN)
def enter(
    request: Request,
    token: Annotated[str, Form(max_length=500)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002 - a field of the form
) -> Response:
    """Give whoever knows the token a cookie that ends with the server."""
    serving = serving_of(request)
    wait = request.app.state.checks.wait(f"login {request.client.host if request.client else ''}")
    if wait:
        raise HTTPException(429, "Too many tries: wait a moment.")
    if serving.token is None or not hmac.compare_digest(token.encode(), serving.token.encode()):
        return render(request, "login.html", status=401, next=inside(next), error="That is not the token.")
    response = RedirectResponse(inside(next), status_code=303)
    response.set_cookie(PASS, signed(serving, "pass", serving.token), httponly=True, samesite="strict")
    return response


def inside(address: str) -> str:
    """Return the address if it is one of this server, else the desk: a login leads nowhere else."""
    parts = urlsplit(address)
    is_ours = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours else "/"
