"""One module for each kind of page."""

from fastapi import APIRouter

from clapboard.web.pages import changing, check, desk, document, entering, evidence, judging, people, searching, show, verifying


def routers() -> tuple[APIRouter, ...]:
    """Return the pages' routes."""
    rooms = (desk, show, evidence, check, document, people, judging, changing, searching, verifying, entering)
    return tuple(room.router for room in rooms)
