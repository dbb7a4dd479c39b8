"""The data twins of pages, at the page's address with a suffix: `sheets` makes what they are made from, `router` serves them."""

from clapboard.web.twins.router import PAGES, router

__all__ = ["PAGES", "router"]
