"""The same words on record: of one statement, of a draft's quotations, of a whole show."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from clapboard.checking.shelf import quoting
from clapboard.errors import NotFoundError
from clapboard.model.claim import Claim
from clapboard.model.span import Span, hull
from clapboard.model.when import Interval
from clapboard.publishing.appearing import appearance, appearances
from clapboard.record.claims import said_words
from clapboard.record.ledger import Ledger
from clapboard.record.source import Source
from clapboard.record.view import Record, Slice, place_of
from clapboard.reuse.appearances import Appearance
from clapboard.reuse.frames import Reframed, reframed
from clapboard.reuse.kinds import Kind
from clapboard.reuse.sayings import Appeared, Saying, sayings
from clapboard.text.align import Block, Difference

Place = tuple[str, Span]
_MEANING = frozenset({Kind.NUMBER, Kind.NEGATION, Kind.SPEAKER, Kind.REWORDED})


@dataclass(frozen=True, kw_only=True)
class Voices:
    """Appearances by the ids of their claims, with the claims and the documents that they are of."""

    held: Mapping[str, Appearance]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]

    @classmethod
    def of(cls, slices: Iterable[Slice], *, only: Iterable[Claim] | None = None) -> "Voices":
        """Return all that was said in `slices`; where `only` is given, nothing but these claims, as the slices have them."""
        parts = list(slices)
        places = None if only is None else set(map(place_of, only))
        statements = [item for part in parts for item in part.statements(only=places)]
        return cls(
            held=appearances(statements),
            claims={item.claim.id: item.claim for item in statements},
            sources={name: source for part in parts for name, source in part.sources.items()},
        )

    def adding(self, claims: Iterable[Claim], sources: Mapping[str, Source], published: Callable[[Source], Interval]) -> "Voices":
        """Return these voices and those of more claims of what was said; a claim that is held stays as it is."""
        more = {claim.id: claim for claim in claims if claim.id not in self.held and claim.document in sources}
        made = {
            name: appearance(claim, published=published(sources[claim.document]), outlet=sources[claim.document].outlet)
            for name, claim in more.items()
        }
        return Voices(held={**self.held, **made}, claims={**self.claims, **more}, sources={**sources, **self.sources})

    def beside(self, others: "Voices") -> "Voices":
        """Return these voices and `others`; what both have stays as it is here."""
        return Voices(
            held={**others.held, **self.held},
            claims={**others.claims, **self.claims},
            sources={**others.sources, **self.sources},
        )

    def joined(self, claims: Iterable[Claim], ledger: Ledger, published: Callable[[Source], Interval]) -> "Voices":
        """Return these voices and more claims on record of what was said, of documents that are not among theirs."""
        more = [claim for claim in claims if claim.document not in self.sources]
        sources = {source.id: source for source in ledger.archive.sources({claim.document for claim in more})}
        return self.adding(more, sources, published)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A saying with what is needed to tell it: the claim of each appearance, its document, and the new frames in it."""

    saying: Saying
    claims: Mapping[Place, Claim]
    sources: Mapping[str, Source]
    frames: tuple[Reframed, ...]

    def claim(self, item: Appearance) -> Claim:
        """Return the claim of an appearance."""
        return self.claims[item.place]

    def frame(self, item: Appearance) -> Reframed | None:
        """Return how an appearance contradicts an earlier one in what it says of the time, None where it does not."""
        return next((found for found in self.frames if found.later.place == item.place), None)

    @property
    def first(self) -> Appearance:
        """Return the appearance that is listed first (whether it surely was, says `saying.first`)."""
        return self.saying.appeared[0].appearance


def altered(item: Appeared) -> tuple[Block, ...]:
    """Return where the words of an appearance differ in more than print and length from those listed first.

    To begin later or stop sooner is no alteration, nor to leave out words where an ellipsis or the writer's own words stand between.
    """
    if item.change is None:
        return ()
    blocks = item.change.alignment.blocks
    seams = {end for _, _, end in item.appearance.fragment_words()}
    return tuple(block for at, block in enumerate(blocks) if _alters(block, seams, is_edge=at in (0, len(blocks) - 1)))


def _alters(block: Block, seams: Iterable[int], *, is_edge: bool) -> bool:
    if block.kind in (Difference.NUMBER, Difference.NEGATION, Difference.REPLACED):
        return True
    if block.kind is Difference.INSERTED:
        return not is_edge and not block.cut
    return block.kind is Difference.DELETED and not is_edge and not block.cut and block.right[0] not in seams


def needs_a_look(item: Appeared) -> bool:
    """Tell whether the words of an appearance were altered, or somebody else is named for them."""
    return bool(altered(item)) or (item.change is not None and bool(item.change.kinds & _MEANING))


def told(voices: Voices) -> tuple[Told, ...]:
    """Return the sayings among `voices`."""
    return _told(voices, sayings(voices.held.values()))


def told_of(
    voices: Voices,
    wanted: Iterable[str],
    ledger: Ledger,
    *,
    slices: Sequence[Slice],
    printed: Sequence[Claim],
    published: Callable[[Source], Interval] = Source.own_interval,
) -> tuple[Told, ...]:
    """Return the sayings of the `wanted` claims of `voices`, with their appearances on record: as `slices` tell them, where they do.

    `printed` are the claims on record with their words (`shelf.quoting`); `published` tells when documents of no slice were.
    """
    own = {voices.held[name].place: voices.held[name] for name in wanted}
    places = {_place(claim) for claim in printed}
    voices = voices.beside(Voices.of(slices, only=printed)).joined(printed, ledger, published)
    near = [item for item in voices.held.values() if item.place in places or item.place in own]
    found = sayings(near, collection=ledger.sayings)
    return _told(voices, (saying for saying in found if any(item.appearance.place in own for item in saying.appeared)))


def _place(claim: Claim) -> Place:
    return claim.document, hull(item.span for item in said_words(claim))


def _told(voices: Voices, found: Iterable[Saying]) -> tuple[Told, ...]:
    claims = {item.place: voices.claims[name] for name, item in voices.held.items()}
    return tuple(Told(saying=saying, claims=claims, sources=voices.sources, frames=reframed((saying,))) for saying in found)


def saying_of(claim: Claim, ledger: Ledger) -> Told:
    """Return the saying that a claim on record of what was said is an appearance of; raise NotFoundError where its text is forgotten."""
    slices: list[Slice] = []
    if claim.show is not None:
        record, show = Record.of_show(ledger, claim.show)
        slices = [record.slice(show)]
    sources = {source.id: source for source in ledger.archive.sources([claim.document])}
    if not sources:
        msg = f"the words of {claim.id[:10]} are not held any more"
        raise NotFoundError(msg, hint="they were forgotten on purpose")
    voices = Voices.of(slices, only=[claim]).adding([claim], sources, Source.own_interval)
    printed = quoting(ledger, [voices.held[claim.id].passage])
    return told_of(voices, [claim.id], ledger, printed=printed, slices=slices)[0]


def reprinted(record: Record, show: str | None = None) -> tuple[Told, ...]:
    """Return what was said of a show (None: of all, and in documents that name no show) by saying, in the order of first appearance.

    What appeared only once is among it.
    """
    if show is not None:
        return told(Voices.of([record.slice(show)]))
    said = [claim for claim in record.judged.claims if claim.predicate == "said"]
    return told(Voices.of(map(record.slice, record.titles())).adding(said, record.sources, Source.own_interval))
