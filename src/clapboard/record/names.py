"""When two printed names mean the same title or person. Identity is derived here (or judged by an editor), never written into a claim."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from clapboard.text.names import is_given

_WORDS = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})
_TELLING_TAIL = 3
"""Words at the end of a title from which on they stand for it even where they are no subtitle (its first words were left out)."""
_HONORIFICS = frozenset("mr mrs ms mx miss dr sir dame lord lady prof".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())


@lru_cache(maxsize=65536)
def key(words: str) -> tuple[str, ...]:
    """Return the words without case, accents, marks and possessive endings: for comparing titles, names and phrases."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"(?<=\w)[.'](?=\w)", "", re.sub(r"'s\b", "", plain)).replace("&", " and ")
    return tuple(_WORDS.findall(plain))


@lru_cache(maxsize=65536)
def title_key(title: str) -> tuple[str, ...]:
    """Return what two printings of one title have in common: no case, quotation marks, leading article, stops in initials."""
    words = key(title)
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


@lru_cache(maxsize=65536)
def _parts(title: str) -> tuple[tuple[str, ...], ...]:
    """Return the keys of a title's main part and subtitle."""
    return tuple(title_key(part) for part in re.split(r":\s|\s[-–—]\s", title) if title_key(part))


def same_titles(printed: Mapping[str, int], *, judged: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return, for each printed title, the one that stands for it.

    `printed` counts how often each is printed; `judged` are pairs that an editor called the same. One title in two printings
    ("The Ferry", "Ferry") is one; a subtitle alone stands for the whole title where only one whole title ends with it, but the main
    part alone never does: it may be another show. The fullest printing (then the most used, then the first by letter) stands for all.
    """
    groups: dict[str, tuple[str, ...]] = {title: title_key(title) or (title,) for title in printed}
    tails: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for title, whole in groups.items():
        parts = _parts(title)
        if len(parts) > 1:
            tails[parts[-1]].add(whole)
    known = {whole for title, whole in groups.items() if len(_parts(title)) == 1 or len(whole) >= _TELLING_TAIL}
    for whole in set(groups.values()):
        for at in range(1, len(whole) - _TELLING_TAIL + 1):
            tails[whole[at:]].add(whole)
    joined = {tail: next(iter(wholes)) for tail, wholes in tails.items() if len(wholes) == 1 and tail in known}
    roots = Roots()
    for whole in groups.values():
        roots.join(whole, joined.get(whole, whole))
    for one, other in judged:
        roots.join(title_key(one), title_key(other))
    return _best({title: roots.of(whole) for title, whole in groups.items()}, printed)


def same_people(printed: Mapping[str, int], *, judged: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return, for each printed name, the one that stands for it.

    Case, accents, honorifics and Jr. do not matter. A name of one word stands for the only full name that holds it as surname, or
    else as first name; where several people's do, it stands for itself. A surname of two parts stands for the only full name that ends
    with it.
    """
    keys = {name: person_key(name) for name in printed}
    last: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    first: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in keys.values():
        if len(words) > 1:
            last[words[-1]].add(words)
            first[words[0]].add(words)
    counts = Counter[tuple[str, ...]]()
    for name, times in printed.items():
        counts[keys[name]] += times
    roots = Roots()
    tails = defaultdict[tuple[str, ...], set[tuple[str, ...]]](set)
    for words in set(keys.values()):
        for at in range(1, len(words) - 1):
            tails[words[at:]].add(words)
    for words in keys.values():
        roots.join(words, words)
        if len(words) > 1 and len(tails[words]) == 1 and not is_given(words[0]):
            longer = next(iter(tails[words]))
            roots.join(longer if 2 * counts[longer] >= counts[words] else words, words)
        if len(words) == 1:
            fits = last[words[0]] or first[words[0]]
            roots.join(_one_of(fits, counts) or words, words)
    for one, other in judged:
        roots.join(person_key(one), person_key(other))
    return _best({name: roots.of(words) for name, words in keys.items()}, printed)


_NEAR = 2
"""Letters by which two spellings of one first name may differ."""
_LONG = 5
"""Letters that it has at least: short ones are other names."""


def _one_of(fits: Iterable[tuple[str, ...]], counts: Mapping[tuple[str, ...], int]) -> tuple[str, ...] | None:
    """Return the only full name that fits, None where several people's do; of two spellings of one first name the most printed."""
    ranked = sorted(fits, key=lambda words: (-counts[words], words))
    if not ranked:
        return None
    first = ranked[0]
    alike = all(
        len(words) == len(first)
        and words[1:] == first[1:]
        and min(len(words[0]), len(first[0])) >= _LONG
        and OSA.distance(words[0], first[0]) <= _NEAR
        for words in ranked[1:]
    )
    return first if alike else None


@lru_cache(maxsize=65536)
def person_key(name: str) -> tuple[str, ...]:
    """Return the words of a name without honorifics and generation; a double-barrelled name is one word."""
    words = key(re.sub(r"(?<=\w)-(?=\w)", "", name))
    return tuple(word for word in words if word not in _HONORIFICS and word not in _SUFFIXES) or words


class Roots:
    """Which keys belong together: a union of sets whose outcome does not hang on the order of joining."""

    def __init__(self) -> None:
        """Begin with nothing joined."""
        self._up: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, item: tuple[str, ...]) -> tuple[str, ...]:
        """Return the smallest key joined with `item`."""
        while self._up.get(item, item) != item:
            item = self._up[item]
        return item

    def join(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        """Put two keys together."""
        low, high = sorted((self.of(one), self.of(other)))
        self._up[high] = low
        self._up.setdefault(low, low)


def _best(groups: Mapping[str, tuple[str, ...]], printed: Mapping[str, int]) -> dict[str, str]:
    members: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, root in groups.items():
        members[root].append(name)
    best = {root: min(names, key=lambda name: (-len(key(name)), -printed[name], name)) for root, names in members.items()}
    return {name: best[root] for name, root in groups.items()}


def counted(names: Iterable[str | None]) -> Counter[str]:
    """Return how often each name is given."""
    return Counter(name for name in names if name)
