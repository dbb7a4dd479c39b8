"""One module for each kind of page."""

from fastapi import APIRouter

from clapboard.web.pages import check, desk, document, entering, evidence, judging, people, show


def routers() -> tuple[APIRouter, ...]:
    """Return the pages' routes."""
    return (desk.router, show.router, evidence.router, check.router, document.router, people.router, judging.router, entering.router)
