"""Quotations: who said what, to whom, where and when.

Rules read the words in marks (`marked`), transcripts and posts (`blocks`) and reported speech (`reported`); the tagger, where there
is one, adds and corrects (`merge`); `finish` says whose words they are, where and when they were said.
"""

from collections.abc import Sequence
from typing import Protocol

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.blocks import blocks
from clapboard.mentions.quotations.finish import finished
from clapboard.mentions.quotations.marked import marked
from clapboard.mentions.quotations.merge import Attributed, merged
from clapboard.mentions.quotations.reported import reported
from clapboard.model.mention import PersonMention, Quotation

__all__ = ["Tagger", "find_quotations"]


class Tagger(Protocol):
    """What finds attributions in a text beyond the rules (`clapboard.mentions.encoder` has one)."""

    def attributions(self, text: str) -> Sequence[Attributed]:
        """Return the attributions of `text`: content, cue and source as pairs of code points, and a score from 0 to 1."""
        ...


def find_quotations(page: Page, people: Sequence[PersonMention], *, tagger: Tagger | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of `page` in the order of the text.

    `people` are the document's mentions in order (`find_people`). Without a `tagger` the rules work alone: direct quotations
    are all there, of indirect ones those with plain reporting words. Offsets are code points into the document's text.
    """
    drafts = marked(page, people)
    drafts = [*drafts, *blocks(page, people, drafts)]
    drafts = [*drafts, *reported(page, people, drafts)]
    if tagger is not None:
        drafts = merged(page, drafts, tagger.attributions(page.text))
    return tuple(finished(page, people, sorted(drafts, key=lambda draft: draft.start)))
