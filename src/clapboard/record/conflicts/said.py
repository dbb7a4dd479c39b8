"""The same words, put into two mouths."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clapboard.model.claim import Claim
from clapboard.model.mention import QuotationKind
from clapboard.record.claims import evidence_of, quotation
from clapboard.record.conflicts.makers import Cast
from clapboard.record.conflicts.sides import Conflict, Scope, Side, settle
from clapboard.record.names import key

_RUN = 7
"""Words in a row that nobody says after another by chance."""
_SHOWN = 6
"""Words of the quotation that name the conflict."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One attribution: the words, and the people who are said to have spoken them."""

    claim: Claim
    show: str
    printed: str
    words: tuple[str, ...]
    speaker: str
    also: frozenset[str]


def speakers_apart(claims: Iterable[Claim], cast: Cast) -> Iterable[Conflict]:
    """Yield words of which different documents name different speakers, none of them with the other."""
    said = sorted(_all(claims, cast), key=lambda item: (item.claim.document, item.claim.evidence[0].span, item.claim.id))
    seen: set[tuple[str, frozenset[str]]] = set()
    for items in _shared(said):
        show, names = items[0].show, _names(items)
        if len(names) < 2 or (show, frozenset(names)) in seen:
            continue
        seen.add((show, frozenset(names)))
        sides = tuple(Side(value=name, claims=tuple(item.claim for item in told)) for name, told in sorted(names.items(), key=_most_told))
        right, because = settle(sides, cast.sources)
        opening = " ".join(items[0].printed.split()[:_SHOWN]).strip("“”\"'‘’,.")
        yield Conflict(
            show=show, season=None, field=f"who said “{opening} …”", scope=Scope.CREDIT, sides=sides, right=right, because=because
        )


def _shared(said: Iterable[_Said]) -> Iterator[Sequence[_Said]]:
    """Yield, for each run of words that several people are said to have spoken of one show, who said it; claims are in order."""
    said = tuple(said)
    spread = Counter(word for item in said for word in set(item.words))
    runs: dict[tuple[str, tuple[str, ...]], list[_Said]] = {}
    for item in said:
        for words in _stretches(item.words, spread):
            told = runs.setdefault((item.show, words), [])
            if not told or told[-1].claim.id != item.claim.id:
                told.append(item)
    return (told for told in runs.values() if len(told) > 1 and len({item.speaker for item in told}) > 1)


def _stretches(words: Sequence[str], spread: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words, each of which stands in two claims at least: most runs hold a word that does not."""
    begin = 0
    for at, word in enumerate(words):
        if spread[word] < 2:
            begin = at + 1
        elif at + 1 - begin >= _RUN:
            yield tuple(words[at + 1 - _RUN : at + 1])


def _all(claims: Iterable[Claim], cast: Cast) -> Iterable[_Said]:
    for claim in claims:
        show = cast.show(claim)
        if claim.predicate != "said" or not claim.value or show is None:
            continue
        told = quotation(claim)
        if told.kind is QuotationKind.INDIRECT or told.voice != "person":
            continue
        also = frozenset(cast.people.get(name, name) for name in told.co_speakers)
        for evidence in evidence_of(claim, "content"):
            yield _Said(claim, show, evidence.exact, key(evidence.exact), cast.person(claim), also)


def _names(items: Sequence[_Said]) -> Mapping[str, list[_Said]]:
    """Return the speakers with what they are said to have said: nobody whom another of them is named with, or is a part of."""
    names: defaultdict[str, list[_Said]] = defaultdict(list)
    for item in items:
        names[item.speaker].append(item)
    together = {frozenset((item.speaker, other)) for item in items for other in item.also}
    documents = [item.claim.document for told in names.values() for item in {item.claim.document: item for item in told}.values()]
    apart = all(
        not set(key(one)) & set(key(other)) and frozenset((one, other)) not in together for one in names for other in names if one != other
    )
    return names if apart and len(documents) == len(set(documents)) else {}


def _most_told(pair: tuple[str, Sequence[_Said]]) -> tuple[int, str]:
    return (-len({item.claim.document for item in pair[1]}), pair[0])
