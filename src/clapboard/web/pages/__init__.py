"""One module for each kind of page."""

from fastapi import APIRouter

from clapboard.web.pages import check, evidence, show


def routers() -> tuple[APIRouter, ...]:
    """Return the pages' routes."""
    return (show.router, evidence.router, check.router)
