"""All finders, one behind the other."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from clapboard.errors import ModelError
from clapboard.mentions.audience import find_audience, find_habits
from clapboard.mentions.boilerplate import find_boilerplate
from clapboard.mentions.charts import find_charts
from clapboard.mentions.credits import find_characters, find_credits
from clapboard.mentions.milestones import find_milestones
from clapboard.mentions.page import Page
from clapboard.mentions.people import find_people
from clapboard.mentions.quotations import find_quotations
from clapboard.mentions.shows import find_shows, main_title, settled
from clapboard.mentions.synopsis import find_synopses
from clapboard.model.document import Document, DocumentKind
from clapboard.model.mention import Mentions

if TYPE_CHECKING:
    from clapboard.mentions.encoder import Tagger as Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """The trained tagger, ready to be asked; `version` names its weights."""

    encoder: "Encoder"
    version: str


@cache
def load_tagger() -> Tagger | None:
    """Return the packaged tagger, None where its weights are not installed (quotations are then read by rules alone)."""
    from clapboard.mentions.encoder import Tagger as Encoder  # noqa: PLC0415 (brings numpy and onnxruntime with it)
    from clapboard.mentions.encoder.weights import packaged  # noqa: PLC0415

    try:
        weights = sha256(packaged().joinpath("tagger.onnx").read_bytes()).hexdigest()
        return Tagger(encoder=Encoder.load(), version=f"tagger {weights[:12]}")
    except (ModelError, OSError):
        return None


def find(document: Document, *, tagger: Tagger | None) -> Mentions:
    """Return all that is found in `document`: shows first, since titles are no people; people before what they say and do."""
    if document.kind is DocumentKind.CHART:
        return Mentions(charts=find_charts(document))
    page = Page.of(document)
    found = find_shows(page)
    shows, main = settled(found), main_title(found)
    people = find_people(page, shows=shows)
    quotations = find_quotations(page, people, tagger=tagger.encoder if tagger else None)
    companies = tuple(sorted({name for _, name in page.companies} | {span.of(page.text) for span, _ in page.companies}))
    return Mentions(
        shows=found,
        people=people,
        quotations=quotations,
        milestones=find_milestones(page, found),
        credits=find_credits(page, people, shows),
        characters=find_characters(page, people, shows),
        synopses=find_synopses(page, show=main, platforms=companies),
        audience=find_audience(page, show=main),
        habits=find_habits(page, platforms=companies),
        boilerplate=find_boilerplate(page),
    )
