"""The API, version 1: the record for programs. Every answer is described by a type of `models`, every error is a problem document.

Lists are cut into parts with cursors; answers carry entity tags that change only when the record does; `as_of` asks what had been
published by a day. What an answer holds is made by `publishing/answers.py`, as for `--json` and for pages.
"""

from clapboard.web.api.router import router

__all__ = ["router"]
