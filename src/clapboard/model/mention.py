"""Spans with meaning, found in one document."""

from dataclasses import dataclass
from enum import StrEnum

from clapboard.model.span import Span
from clapboard.model.when import TextDate


class Certainty(StrEnum):
    """How sure the text says it is; how sure *we* are that we read it rightly is a confidence, 0 to 1."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    EXPECTED = "expected"
    RUMOURED = "rumoured"
    DENIED = "denied"
    ASKED = "asked"
    ABSENT = "absent"


class Continuation(StrEnum):
    """What kind of continuation of a show a fact is about."""

    SEASON = "season"
    FILM = "film"
    SPIN_OFF = "spin-off"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRef:
    """A season as printed.

    `numbers` are the season numbers that the words give by themselves ("the second and third": 2, 3; "S2": 2), empty where they
    only point ("the new season", "two more seasons"); `words` are the words; `pointer` is how they point in the small closed set
    `this`, `next`, `final`, `first`, `more` (with `count`, "two more seasons") or None. `part` is a part, volume or cour.
    `implied` says that the words are not in the clause of the fact but were carried over from elsewhere in the document.
    """

    words: str
    numbers: tuple[int, ...] = ()
    pointer: str | None = None
    count: int | None = None
    part: int | None = None
    continuation: Continuation = Continuation.SEASON
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMention:
    """A title, or words that stand for it ("the series").

    `title` is the title as printed at its fullest in the document. `main` says that the document is, or may be, about this show; then
    `standing` is "clear" (it is), "likely" (it leads), "rival" (another title that it names) or "possible" (words that may be
    a title: only other documents can tell).
    """

    span: Span
    title: str
    season: SeasonRef | None = None
    main: bool = False
    standing: str = "clear"
    rule: str
    confidence: float = 1.0


class Naming(StrEnum):
    """How a person is referred to."""

    FULL_NAME = "full name"
    SURNAME = "surname"
    FIRST_NAME = "first name"
    PRONOUN = "pronoun"
    ROLE = "role"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """Words that stand for a person or a company; `name` is the fullest name the document gives, None where it gives none."""

    span: Span
    naming: Naming
    name: str | None
    rule: str
    confidence: float = 1.0


class QuotationKind(StrEnum):
    """Direct: whole clauses in marks (or a block); mixed: a fragment in marks inside the writer's sentence; indirect: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One attribution: who said what, in what words.

    `content` are the words said, each fragment strictly inside its marks (for mixed and indirect ones the whole reported clause is
    in `reported`); `cue` the reporting words, `source` the words that name the speaker. `speaker` is the fullest name the
    document gives, None with the reason in `unknown`; `role` as printed. `venue` is where it was first said, `carrier` who
    relays it ("via Y"); `said` when. `called` is what the text calls the words: "recent", "previous" or None.
    `frame` are the words that say when or in what conversation it was said. `voice` is whose words they are: "person", "company",
    "official text" or "post".
    """

    content: tuple[Span, ...]
    kind: QuotationKind
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    reported: tuple[Span, ...] = ()
    speaker: str | None = None
    co_speakers: tuple[str, ...] = ()
    unknown: str | None = None
    naming: Naming | None = None
    role: str | None = None
    venue: str | None = None
    venue_span: Span | None = None
    carrier: str | None = None
    said: TextDate | None = None
    frame: Span | None = None
    called: str | None = None
    voice: str = "person"
    rule: str
    confidence: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a quotation without words, and one with neither a speaker nor a reason."""
        if not self.content:
            msg = "a quotation has words"
            raise ValueError(msg)
        if self.speaker is None and not self.unknown:
            msg = "a quotation has a speaker, or a reason why it is unknown"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneMention:
    """A step in the life of a season, or of a show (`season` is None then).

    `show` is the title as printed at its fullest in the document, None where the document names no show for it. `kind` is a key of
    `vocabulary/milestones.toml`. `date` is when it happens; `announced` when it was announced; `value` its object (the date that
    was set is in `target`, a person in `value`). `because` is the reason given. `original_held` is False where the announcement
    that the text leans on is not itself in the text. `retold` says that the text only looks back on it ("had cancelled it").
    """

    span: Span
    kind: str
    show: str | None
    season: SeasonRef | None = None
    value: str | None = None
    date: TextDate | None = None
    target: TextDate | None = None
    announced: TextDate | None = None
    certainty: Certainty = Certainty.ASSERTED
    planned: bool = False
    announced_by: str | None = None
    cited: str | None = None
    channel: str | None = None
    platform: str | None = None
    region: str | None = None
    venue: str | None = None
    because: Span | None = None
    original_held: bool = True
    retold: bool = False
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditMention:
    """A person's part in a show: `role` in the vocabulary's term, `character` only where the text says who plays whom."""

    span: Span
    person: str
    role: str
    show: str | None
    printed: str
    character: str | None = None
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterMention:
    """A character's name, by no actor so far as the text says."""

    span: Span
    name: str
    show: str | None
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SynopsisMention:
    """An official description, strictly inside its marks, and who publishes it."""

    span: Span
    show: str | None
    publisher: str | None
    introduced_by: Span | None
    rule: str
    confidence: float = 1.0


class AudienceKind(StrEnum):
    """What sort of signal it is; none of them is a fact about the show."""

    REACTION = "reaction"
    CHART = "chart"
    COMMENTS_INVITED = "comments invited"


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceMention:
    """Words about how the show is received."""

    span: Span
    kind: AudienceKind
    show: str | None
    date: TextDate | None = None
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartMention:
    """All rows that one edition of a chart has of one title (`show`) and season, in the order of the file.

    `chart` is the chart's name with its list ("Netflix Top 10, TV (English)"); `columns` are the names of the rows' cells,
    parted as in the file; None for a list of corrections. `edition` says which reading of the rows it is: "as filed", or, in a list
    of corrections, "before" or "after".
    """

    rows: tuple[Span, ...]
    show: str
    season: SeasonRef | None
    chart: str
    columns: str | None = None
    edition: str = "as filed"
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitMention:
    """A sentence on what a platform usually does ("cuts shows off after two seasons"): never a fact of the show."""

    span: Span
    platform: str
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateMention:
    """A standing line of the outlet ("Let us know …", a picture credit, a related link)."""

    span: Span
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that was found in one document, each kind in the order of the text."""

    shows: tuple[ShowMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    milestones: tuple[MilestoneMention, ...] = ()
    credits: tuple[CreditMention, ...] = ()
    characters: tuple[CharacterMention, ...] = ()
    synopses: tuple[SynopsisMention, ...] = ()
    audience: tuple[AudienceMention, ...] = ()
    charts: tuple[ChartMention, ...] = ()
    habits: tuple[HabitMention, ...] = ()
    boilerplate: tuple[BoilerplateMention, ...] = ()
