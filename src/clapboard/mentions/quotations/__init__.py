"""Quotations: who said what, to whom, where and when.

Rules read the words in marks (`marked`), transcripts and posts (`blocks`) and reported speech (`reported`); the tagger, where there
is one, adds and corrects (`merge`); `finish` says whose words they are, where and when they were said.
"""

from collections.abc import Sequence

from clapboard.mentions.page import Page
from clapboard.mentions.quotations.blocks import blocks, relabelled
from clapboard.mentions.quotations.finish import finished
from clapboard.mentions.quotations.fitting import Tagger, tagged
from clapboard.mentions.quotations.marked import marked
from clapboard.mentions.quotations.merge import merged
from clapboard.mentions.quotations.reported import reported
from clapboard.model.mention import PersonMention, Quotation

__all__ = ["Tagger", "find_quotations"]


def find_quotations(page: Page, people: Sequence[PersonMention], *, tagger: Tagger | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of `page` in the order of the text.

    `people` are the document's mentions in order (`find_people`). Without a `tagger` the rules work alone: direct quotations
    are all there, of indirect ones those with plain reporting words. Offsets are code points into the document's text.
    """
    drafts = list(relabelled(page, marked(page, people)))
    drafts = [*drafts, *blocks(page, people, drafts)]
    drafts = [*drafts, *reported(page, drafts)]
    if tagger is not None:
        drafts = merged(page, drafts, tagged(page, tagger))
    return tuple(finished(page, people, sorted(drafts, key=lambda draft: draft.start)))
