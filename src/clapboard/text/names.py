"""Names: capitalised sequences, and whether they can be a person's.

Told apart by form alone (given names, particles, initials, honorifics, words that only companies, places, titles and outlets hold);
what the sentence around a name says of it is the mentions' business.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from clapboard.model.span import Span
from clapboard.vocabulary import load

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W_][\w’'\u00ad-]*")
_PARTICLES = frozenset("de del della di da dos das du la le van von der den ter ten bin ibn al el y e st".split())
_MOST_PARTICLES = 2
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_FULL = 2
"""Words of a first and a last name."""
_HEADLINE_VERBS = frozenset(
    """confirms reveals says joins shares talks teases explains returns leaves exits posted goes gets breaks dies announces stars boards
    quits denies addresses reacts opens signs replaces departs admits recalls hints promises thanks slams shuts previews
    picks orders renews cancels axes saves revives rescues drops sets unveils lands casts adds taps delays""".split()
)
"""Verbs that a headline prints with a capital behind a name; nobody is called by them."""
_NICKNAME = re.compile(r"\s[“\"‘'(][^\W\d_][\w’' -]{0,20}[”\"’')]\s$")
_POSSESSIVE = re.compile(r"(?:['’]s|['’]|-(?:[a-z]+ed|[a-z]+ing|led|run|born|penned|style))$")

# Words that begin sentences with a capital and belong to no name.
_NO_NAME = frozenset(
    """a an the this that these those it its it's he she they we you i i'm i've i'd i'll his her their our my your him them us me and
    but or nor so yet for if as at by in on of to from with without within under over after before during since until while when
    where who whom whose which what why how there here then than thus also even just only still not no yes ok okay well now once
    again all any both each every few many more most much some such another other others one two three four five six seven eight
    nine ten first second third last next new old is are was were be been being am do does did has have had will would shall should
    can could may might must let lets let's because although though unless whether despite despite besides however moreover
    meanwhile instead indeed perhaps maybe later earlier according about above across against along among around behind below
    beneath beside between beyond down into like near off onto out past per through throughout toward towards up upon via sources
    source fans fan read more see check click watch sign get don't didn't isn't that's there's he's she's they're we're you're
    what's who's it'll oh hey hi thanks thank please today yesterday tomorrow speaking asked following based having being given
    said says sadly honestly does did
    actor actress star stars creator writer director producer singer showrunner executive officials critics viewers photo photos
    image picture video credit getty exclusive breaking update opinion advertisement related abstract""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A capitalised sequence: `span` without honorific and possessive, its `words`, and what its form says of it.

    `pronoun` is "she" or "he" where honorific or given name tells it. `given` says that the first word is a given name,
    `barred` that a word in it belongs to no person, `the` that "the" stands before it, `initial` that it starts a sentence.
    """

    span: Span
    words: tuple[str, ...]
    honorific: str | None = None
    pronoun: str | None = None
    given: bool = False
    barred: bool = False
    the: bool = False
    initial: bool = False


def key(word: str) -> str:
    """Return a word of a name for comparing: small letters, no accents, no full stops.

    >>> key("Zoë"), key("J.K.")
    ('zoe', 'jk')
    """
    if word.isascii():
        return word.lower().replace(".", "")
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace(".", "").replace("’", "'")


@cache
def _given() -> dict[str, str | None]:
    table = load("given_names")
    known: dict[str, str | None] = {key(word): None for word in table["either"].split()}
    known.update({key(word): "she" for word in table["women"].split()})
    known.update({key(word): "he" for word in table["men"].split()})
    return known


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(key(word) for word in load("given_names")["words"].split())


@cache
def _honorifics() -> dict[str, str | None]:
    table = load("roles")["honorifics"]
    pronouns = {"women": "she", "men": "he", "either": None}
    return {key(word): pronouns[sort] for sort, words in table.items() for word in words}


@cache
def _roles() -> frozenset[str]:
    """Return the role nouns: in a capitalised sequence ("Chief Content Officer Jane Doe") the name begins after the last of them."""
    table = load("roles")["epithets"]
    return frozenset(key(word) for sort in ("women", "men", "either") for word in table[sort].split())


@cache
def _barred() -> frozenset[str]:
    return frozenset(key(word) for word in load("roles")["not_people"]["anywhere"].split())


def is_given(word: str) -> bool:
    """Tell whether the word is a given name that the vocabulary knows."""
    return key(word) in _given()


def pronoun_of(word: str) -> str | None:
    """Return the pronoun ("she", "he") that a given name usually goes with, None where it goes with both or is not known."""
    return _given().get(key(word))


def names(text: str, within: Span) -> Iterator[Name]:
    """Yield the capitalised sequences of a stretch of text that can be names, in order."""
    run: list[re.Match[str]] = []
    pending: list[re.Match[str]] = []
    before = ""
    lead = ""
    for token in _TOKEN.finditer(text, within.start, within.end):
        word = token[0]
        joined = _joins(text, (pending or run)[-1], token) if run else False
        if text[token.start() - 1 : token.start()] in ("@", "#"):
            joined, word = False, word.lower()
        if run and not joined:
            yield from _name(text, run, before=lead, within=within)
            run, pending = [], []
        if word[0].isupper() and not (word.lower().replace("’", "'") in _NO_NAME and not (run and len(word) == 1)):
            if not run:
                lead = before
            run += [*pending, token]
            pending = []
        elif run and word.lower() in _PARTICLES and len(pending) < _MOST_PARTICLES:
            pending.append(token)
        elif run:
            yield from _name(text, run, before=lead, within=within)
            run, pending = [], []
        before = word
    if run:
        yield from _name(text, run, before=lead, within=within)


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Tell whether the two words stand side by side: a blank between, or a full stop after an initial or an honorific."""
    if _POSSESSIVE.search(left[0]):
        return False
    between = text[left.end() : right.start()]
    if between in (" ", "\u00a0"):
        return True
    if between in (". ", ".\u00a0", "."):
        return len(left[0]) == 1 or key(left[0]) in _honorifics() or (left[0].isupper() and len(left[0]) == len("JR"))
    return between in (", ", " ") and key(right[0]) in _SUFFIXES


def _name(text: str, run: list[re.Match[str]], *, before: str, within: Span) -> Iterator[Name]:
    honorific = None
    words = [key(token[0]) for token in run[:-1]]
    roles = [
        at
        for at, word in enumerate(words)
        if not _roles().isdisjoint((word, word[:-1], word.removeprefix("co-"))) and (at > 0 or word not in _honorifics())
    ]
    run = run[roles[-1] + 1 :] if roles else run
    cut = next(
        (at for at in range(1, len(run)) if key(run[at - 1][0]) in _barred() and is_given(run[at][0]) and key(run[at][0]) not in _barred()),
        0,
    )
    if cut:
        yield from _name(text, run[:cut], before=before, within=within)
        run, before = run[cut:], run[cut - 1][0]
    if len(run) > 1 and run[0][0].endswith("ing") and not is_given(run[0][0]):
        run = run[1:]
    if len(run) > _FULL and run[0][0].endswith("ed") and not is_given(run[0][0]) and is_given(run[1][0]):
        run = run[1:]
    while len(run) > (_FULL if is_given(run[0][0]) else 1) and key(run[-1][0]) in _HEADLINE_VERBS:
        run = run[:-1]
    while len(run) > 1 and key(run[0][0]) in _honorifics():
        honorific, run = run[0][0], run[1:]
    if key(run[0][0]) in _honorifics() and len(run) == 1:
        return
    start, last = run[0].start(), run[-1]
    end = last.end() - len(match[0]) if (match := _POSSESSIVE.search(last[0])) else last.end()
    if end <= start:
        return
    if key(last[0]) in _SUFFIXES and text[end : end + 1] == ".":
        end += 1
    bare = tuple(_POSSESSIVE.sub("", token[0]) for token in run)
    given = is_given(bare[0]) and not (key(bare[0]) in _barred() and is_doubtful(bare[0]))
    yield Name(
        span=Span(start, end),
        words=bare,
        honorific=honorific,
        pronoun=(_honorifics().get(key(honorific)) if honorific else None) or pronoun_of(bare[0]),
        given=given,
        barred=any(key(word) in _barred() for word in bare[1 if given and len(bare) > 1 else 0 :]),
        the=before.lower() == "the",
        initial=_starts_sentence(text, start, within.start),
    )


def _starts_sentence(text: str, at: int, floor: int) -> bool:
    before = text[max(floor, at - 4) : at].rstrip(" \u00a0“\"‘'(«")
    return not before or before[-1] in ".!?…\n:"


def joined_by_nickname(text: str, left: Name, right: Name) -> bool:
    """Tell whether only a nickname in marks or brackets stands between two parts of one name."""
    between = text[left.span.end : right.span.start]
    return len(between) < 26 and left.given and len(left.words) <= 2 and _NICKNAME.match(between) is not None


def is_doubtful(word: str) -> bool:
    """Tell whether a given name is also a common word or a place."""
    return key(word) in _doubtful()
