"""The candidates: where on a line a phrase of the vocabulary stands, found by one scan for the words that phrases hang on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from clapboard.mentions.milestones.clause import Match, around
from clapboard.mentions.milestones.line import Line
from clapboard.mentions.milestones.needs import shows
from clapboard.vocabulary.milestones import Kind, Wording, kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase of a kind, found on a line."""

    kind: Kind
    wording: Wording
    match: Match


@cache
def _automaton() -> tuple[AhoCorasick, tuple[frozenset[tuple[str, bool, int]], ...]]:
    """Return the automaton of all keys, and for each key the phrases (kind, is a trap, index) that hang on it."""
    by_key: dict[str, set[tuple[str, bool, int]]] = defaultdict(set)
    for kind in kinds().values():
        for trap, wordings in ((False, kind.phrases), (True, kind.traps)):
            for at, wording in enumerate(wordings):
                for key in wording.phrase.keys:
                    by_key[key].add((kind.key, trap, at))
    keys = sorted(by_key)
    return AhoCorasick(keys, matchkind=MatchKind.Standard), tuple(frozenset(by_key[key]) for key in keys)


def scan(line: Line) -> Iterator[Candidate]:
    """Yield the phrases that stand on `line`, without those that a trap of their kind overlaps or whose condition fails."""
    automaton, phrases = _automaton()
    text = f" {line.text} "
    keys = {
        key
        for key, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
        if not (text[start - 1].isalnum() or text[end].isalnum())
    }
    hits = {hit for key in keys for hit in phrases[key]}
    trapped = [(key, match.span()) for key, trap, at in hits if trap for match in kinds()[key].traps[at].phrase.pattern.finditer(line.text)]
    for key, trap, at in sorted(hits):
        if trap:
            continue
        wording = kinds()[key].phrases[at]
        for found in wording.phrase.pattern.finditer(line.text):
            start, end = found.span()
            if end <= start or any(key == other and start < high and low < end for other, (low, high) in trapped):
                continue
            match = around(line, start, end)
            if shows(match, wording.needs):
                yield Candidate(kind=kinds()[key], wording=wording, match=match)
