"""What the page tells of its seasons as a whole: which are out, which are to come, and which one the text speaks of at a place.

A clause often names no season ("filming has wrapped"); the document may say it elsewhere. What only other documents could say stays
a pointer for the record to resolve.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from clapboard.mentions.milestones.line import Line
from clapboard.mentions.seasons import SeasonMention
from clapboard.model.mention import Continuation, SeasonRef
from clapboard.model.span import Span
from clapboard.vocabulary import phrasing as p

_OUT = re.compile(
    r"\b(?:premiered|debuted|released|dropped|aired|began airing|came|ended|streaming|available|arrived|landed|"
    r"launched|returned|closed|closes|bowed|wound up|response|success|reception|finale|wrapped up|ran|events of|brought|is out|concluded)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|set to|scheduled|slated|renew\w*|order\w*|greenli\w*|confirmed|upcoming|pick\w*|coming|filming|"
    r"production|ahead|early|date|premieres|debuts|on the way|in the works|cast|trailer|teaser|final|about to|"
    r"for a|"
    r"bring\w*|keep\w*|back for|promised|script\w*|comes|premiering|begin|starts|due|won't|delay\w*|postpon\w*|pushed back|held over)\b"
)
_SURELY_OUT = re.compile(
    r"[^.;,]{0,8}\b(?:(?:is|are) (?:now|already|currently|finally|out|here)|premiered|debuted|was released|"
    r"were released|dropped|aired|came out|arrived|launched)\b"
)
_BESIDE = 24
_COMPANION = re.compile(
    r"\b(?:along with|alongside|together with|ahead of|as well as|like|unlike)\s+(?:just |only |its |the |a |an |one )?$"
)
_HABIT = re.compile(r"\b(?:reputation|habit|history of|known for|tend\w*|often|usually|typically|notorious\w*|rarely|track record)\b")
_COMPARED = re.compile(r"\b(?:(?:different|mood|apart|change|differs?|departure|tone|up) from|than|unlike)\W+(?:\w+\W+)?$")
_NEGATED = re.compile(
    r"\b(?:no|not|won't|never|rather than|instead of|without|previously planned|petition for|calls for|hopes? for|"
    r"talk of|n't)\b[^.;]{0,40}$"
)
_TO_COME = re.compile(r"\b(?:before|ahead of|until|await\w*|prepare for|prepares for|for)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A season mention with its line and place there; `other` says that another title stands beside it."""

    line: Line
    at: int
    mention: SeasonMention
    other: bool = False

    @property
    def offset(self) -> int:
        """Return where it stands in the document's text."""
        return self.mention.span.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The seasons of the page in the order of the text; `out` are numbers said to be out, `ahead` numbers said to come.

    `leads` is the film or spin-off that the headline or the first paragraph names: only then the page is about it.
    """

    told: tuple[Told, ...]
    out: frozenset[int]
    ahead: frozenset[int]
    totals: tuple[int, ...]
    leads: Continuation | None = None

    @property
    def newest_out(self) -> int | None:
        """Return the newest season that is out, as far as the page tells."""
        return max((*self.out, *self.totals), default=None)

    @property
    def following(self) -> int | None:
        """Return the number of the first season that was not out, None where the page does not tell."""
        newest = self.newest_out
        later = [number for number in self.ahead if newest is None or number > newest]
        if later:
            return min(later)
        return newest + 1 if newest is not None else None

    @property
    def soonest(self) -> int | None:
        """Return the season that comes out next: the one after the newest that is out, else the first that is to come."""
        alone = {number for told in self.told if len(told.mention.ref.numbers) == 1 for number in told.mention.ref.numbers} & self.ahead
        if alone and not self.out:
            return min(alone)
        if self.out and self.ahead:
            return max(self.out) + 1 if max(self.out) + 1 <= max(self.ahead) else min(self.ahead)
        return min(self.ahead, default=None)

    @property
    def split(self) -> int | None:
        """Return the season that the page says comes in parts ("the first part of season 2"), None if there is none."""
        parts = [(told.line, told.at) for told in self.told if told.mention.ref.part is not None and not told.mention.ref.numbers]
        for told in self.told:
            if (
                told.mention.ref.numbers
                and not told.other
                and (told.mention.ref.part is not None or any(line is told.line and abs(at - told.at) < _BESIDE for line, at in parts))
            ):
                return told.mention.ref.numbers[-1]
        return None

    def pointer(self, offset: int) -> SeasonRef | None:
        """Return the season that the text last pointed at before `offset` ("a new season"), where it gives no number anywhere."""
        pointed = [
            told.mention.ref
            for told in self.told
            if not told.other and told.offset <= offset and told.mention.ref.pointer in {"next", "final", "more"}
        ]
        return replace(pointed[-1], implied=True) if pointed else None

    def topic(self, offset: int, paragraph: Span | None = None) -> SeasonRef | None:
        """Return the season that the text speaks of at `offset`: the last named before it and not denied, else the first named."""
        usable = [told for told in self.told if not told.other and _may_be_topic(told, self.leads)]
        usable = [told for told in usable if not _is_asked(told)] or usable
        before = [told for told in usable if told.offset <= offset]
        ahead = [told for told in before if set(told.mention.ref.numbers) & self.ahead]
        grown = [told for told in before if told.mention.ref.continuation is not Continuation.SEASON]
        if grown and (self.leads or not ahead or (paragraph is not None and _is_nearer(grown[-1], ahead[-1], paragraph))):
            ahead = grown
        chosen = (ahead or before or usable)[-1 if (ahead or before) else 0 :][:1]
        return replace(chosen[0].mention.ref, implied=True, part=None) if chosen else None


_MADE = re.compile(
    r"\b(?:greenlit|ordered|announc\w+|confirm\w+|conclud\w+|conclusion|end(?:s|ing)?|instead of|rather than|"
    r"in place of|finale|finish\w*)\b"
)
"""Words beside a film or spin-off that make it a step of the show rather than something named in passing."""


def _is_nearer(one: Told, other: Told, paragraph: Span) -> bool:
    return one.mention.span in paragraph and one.offset > other.offset


def _is_asked(told: Told) -> bool:
    """Tell whether the season only stands in a question."""
    return told.line.text.rstrip().endswith("?")


def _may_be_topic(told: Told, leads: Continuation | None) -> bool:
    ref = told.mention.ref
    if ref.continuation is not Continuation.SEASON and ref.continuation is not leads and not _MADE.search(told.line.text):
        return False
    if told.mention.rule in {"total", "part", "year"} or (not ref.numbers and ref.continuation is Continuation.SEASON):
        return False
    before = told.line.text[: told.at]
    return _NEGATED.search(before) is None and _COMPANION.search(before) is None


def tell(lines: Sequence[Line], main: str | None) -> Story:
    """Read the story of the page's main show from its lines."""
    told: list[Told] = []
    for line in lines:
        for at, slot in line.of(p.SEASON + p.FINAL + p.TOTAL + p.PART + p.FILM + p.SPIN, 0, len(line.text)):
            if isinstance(slot, SeasonMention):
                other = slot.ref.continuation is Continuation.SEASON and _is_others(line, at, main)
                told.append(Told(line=line, at=at, mention=slot, other=other))
    mine = [item for item in told if not item.other]
    out = {number for item in mine if _is_out(item) for number in item.mention.ref.numbers}
    ahead = {number for item in mine if not _is_out(item) and _is_ahead(item) for number in item.mention.ref.numbers}
    totals = tuple(item.mention.total for item in mine if item.mention.total and not _HABIT.search(item.line.text))
    surely = {number for item in mine if _SURELY_OUT.match(item.line.text[item.at + 1 :]) for number in item.mention.ref.numbers}
    ahead -= surely
    closing = {
        number for item in mine if _is_closing(item) for number in item.mention.ref.numbers if any(later > number for later in ahead)
    }
    ahead -= closing | (out & {1})
    out = {number for number in (out - ahead) | closing if all(number not in ahead for number in range(1, number))}
    return Story(told=tuple(told), out=frozenset(out), ahead=frozenset(ahead), totals=totals, leads=_leading(lines, mine))


_LEAD = 2
"""Lines (the headline, the first sentence) that say what the page is about."""


def _leading(lines: Sequence[Line], told: Sequence[Told]) -> Continuation | None:
    grown = [item for item in told if item.mention.ref.continuation is not Continuation.SEASON and item.line in lines[:_LEAD]]
    numbered = [item for item in told if item.mention.ref.numbers and item.line in lines[:_LEAD]]
    return grown[0].mention.ref.continuation if grown and not (numbered and numbered[0].offset < grown[0].offset) else None


def _is_others(line: Line, at: int, main: str | None) -> bool:
    """Tell whether a title that is not the main one stands right before or after the season ("X season 5", "season 5 of X")."""
    near = line.of(p.SHOW, max(0, at - 4), min(len(line.text), at + 6))
    before = _SHOW_FOR.search(line.text[:at]) if not near else None
    if before is not None:
        near = line.of(p.SHOW, before.start("show"), before.end("show"))
    if near:
        return all(getattr(slot, "title", None) != main for _, slot in near)
    earlier = line.of(p.SHOW, 0, at) if re.search(r"\b(?:its|whose|their)\s+$", line.text[:at]) else []
    return bool(earlier) and getattr(earlier[-1][1], "title", None) != main


_SHOW_FOR = re.compile(
    rf"(?P<show>{p.SHOW})(?:\s[\w'-]+){{0,2}}\s(?:for|with|through|into|gets|got|has|have)\s(?:an?\s|its\s|the\s|early\s)*$"
)
"""A title and a season of it: "renewed X for a second run"."""


def _around(told: Told) -> str:
    return told.line.text[max(0, told.at - 45) : told.at + 60]


def _is_out(told: Told) -> bool:
    before = told.line.text[max(0, told.at - 45) : told.at]
    after = re.split(r"\b(?:after|before|when|while|following)\b|[,;]", told.line.text[told.at : told.at + 45])[0]
    if re.search(r"\b(?:will|to|set|date|before|until)\b", after[:14]) or re.search(
        r"\b(?:set|date|before|until|date for)\W*$", before[-12:]
    ):
        return False
    return (
        _OUT.search(after) is not None
        or _COMPARED.search(before) is not None
        or re.search(
            (
                r"\b(?:response to|release of|success of|end of|aired|airing|premiered|released|dropped|debuted|launched|"
                r"since|(?<!still )after|following)(?:\W+\w+){0,4}\W*$"
            ),
            before,
        )
        is not None
    )


def _is_closing(told: Told) -> bool:
    """Tell whether the season is spoken of as the last: once a later one is ordered, it lies behind."""
    near = told.line.text[max(0, told.at - 25) : told.at + 40]
    return re.search(r"\b(?:end|ended|final|last|billed|finale|conclusion|wrapping)\b", near) is not None


def _is_ahead(told: Told) -> bool:
    return _AHEAD.search(_around(told)) is not None
