"""Companies of the field on a page: those that the vocabulary knows, and those that the text itself shows to be one.

A platform nobody has heard of yet is recognised by what is said of it: series stream *on* it, it has charts, accounts and subscribers,
it is called a streamer, it orders and renews. One plain sign is enough, of orders and renewals alone it takes two.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from clapboard.mentions.epithets import role_pronouns
from clapboard.model.span import Span
from clapboard.text.names import is_doubtful, is_given
from clapboard.vocabulary import load
from clapboard.vocabulary.outlets import outlet_named
from clapboard.vocabulary.platforms import by_ending, platform_of, platforms_in

_NO_SECOND = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October|November|December|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Picks|Orders|Renews|Cancels|Axes|Saves|Revives|Rescues|Drops|Sets|Unveils|Releases|Announces|"
    r"Confirms|Greenlights|Scraps|Gives|Hands|Moves|Pulls|Delays|Dates|Ends|Lands)(?:day)?\b"
)
"""What stands behind a name with a capital and is no part of it: a month, a day, a headline's verb."""
_NAME = rf"(?P<name>[A-Z][\w&+]*(?: (?:(?!{_NO_SECOND})[A-Z][\w&+]*|\+))?\+?)"
_LIKELY, _CERTAIN = 1, 2
_LEAST_WORDS = 2
"""Words that a name has at least which its end shows to be a company's."""


@cache
def _signs() -> tuple[tuple[re.Pattern[str], int], ...]:
    words = {group: "|".join(sorted(found, key=len, reverse=True)) for group, found in load("companies").items()}
    shapes = (
        (rf"\b(?:{words['carried']})\b(?: [\w,']+){{0,3}}? on {_NAME}(?![\w'’])", _CERTAIN),
        (rf"\b{_NAME}['’]s? (?:own |official |new |hit |flagship |in-house )*(?:{words['belongings']})\b", _CERTAIN),
        (rf"\b(?:{words['sorts']}),? {_NAME}(?!\w)", _CERTAIN),
        (rf"\b{_NAME}, (?:the|a|its|an) (?:[\w-]+ ){{0,2}}(?:{words['sorts']})\b", _CERTAIN),
        (rf"\b[Tt]he (?:hit |new |smash |upcoming )*{_NAME} (?:{words['works']})\b", _LIKELY),
        (rf"\b{_NAME}(?: has| have| had)?(?: just| also| officially| now| already)? (?:{words['decides']})\b", _LIKELY),
        (
            rf"\b(?:ordered|renewed|cancelled|canceled|axed|saved|rescued|picked up|commissioned|announced|dropped) by {_NAME}(?!\w)",
            _LIKELY,
        ),
    )
    return tuple((re.compile(shape), weight) for shape, weight in shapes)


def find_companies(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Span, str], ...]:
    """Return where companies of the field are named, in the order of the text, with the name they go by.

    A name that has seasons is a show's, and an outlet that the vocabulary knows is no platform.
    """
    known = [(Span(start, end), platform.name) for start, end, platform in platforms_in(text, 0, len(text))]
    taken = {name for _, name in known} | {span.of(text) for span, _ in known}
    shown = [name for name in _shown(text, paragraphs) if name not in taken and outlet_named(name) is None]
    shown = [name for name in shown if not _has_seasons(text, name) and not _is_person(text, name)]
    formed = tuple(_formed(text, paragraphs, known))
    short = {name.rpartition(" ")[0]: name for span, name in formed if len(name.split()) == _LEAST_WORDS and name == span.of(text)}
    shown += [name for name in short if name not in shown and _is_short_for_it(text, name)]
    found = [*formed, *known, *((span, short.get(name, name)) for name in shown for span in _places(text, name))]
    whole = [span for span, _ in formed]
    return tuple(sorted(one for one in found if not any(one[0] != span and one[0].overlaps(span) for span in whole)))


def _formed(text: str, paragraphs: Sequence[Span], known: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """Yield the companies that their names' ends show; behind a network's or service's name they are another than it, studios are not."""
    for paragraph in paragraphs:
        for match in by_ending().finditer(text, paragraph.start, paragraph.end):
            start = match.start()
            while (first := text[start : match.end()].split(maxsplit=1)[0].lower().strip(".")) in load("companies")["never"]:
                start += len(first) + 1
            whole = Span(start, match.end())
            within = [(span, name) for span, name in known if span in whole]
            own = whole.of(text).split()
            if any(span == whole for span, _ in within) or len(own) < _LEAST_WORDS or own[0].lower() in load("companies")["no_names"]:
                continue
            if within and (platform := platform_of(within[0][1])) is not None and platform.kind == "studio":
                yield whole, within[0][1]
            elif within or own[-1] != "Studios":
                yield whole, whole.of(text)


def _is_short_for_it(text: str, name: str) -> bool:
    """Tell whether a company's first word alone ("Limefield" of Limefield Pictures) is it, too: no show's title, and nobody's name."""
    marked = re.search(rf"[“\"‘'*]{re.escape(name)}\b", text) is not None
    return not (marked or platform_of(name) or is_given(name) or _has_seasons(text, name))


def _has_seasons(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}['’s]*[\"”]? (?:[Ss]eason|[Ss]eries) (?:\d|[A-Z]?[a-z]+\b)", text) is not None


def _is_person(text: str, name: str) -> bool:
    """Tell whether the text shows that a name is somebody's, who has accounts and announces things, too: an age, a "who", a role."""
    if is_given(name.split(maxsplit=1)[0]) and (" " not in name or not is_doubtful(name.split(maxsplit=1)[0])):
        return True
    roles, printed = "|".join(map(re.escape, sorted(role_pronouns().keys() - set(load("companies")["sorts"])))), re.escape(name)
    behind = rf"(?<![\w-]){printed}(?:, \d\d[,.]|,? who\b|(?: [a-z]+){{0,8}} (?:herself|himself)\b)"
    return re.search(rf"{behind}|\b(?:{roles}),? {printed}(?!\w)", text) is not None


def _shown(text: str, paragraphs: Sequence[Span]) -> list[str]:
    """Return the names that the text shows to be a company's."""
    weights: Counter[str] = Counter()
    for paragraph in paragraphs:
        for sign, weight in _signs():
            for match in sign.finditer(text, paragraph.start, paragraph.end):
                sure = weight >= _CERTAIN or not _is_like_a_name(match["name"])
                if sure and _may_name(text, Span(*match.span("name"))):
                    weights[match["name"].strip()] += weight
    return sorted(name for name, weight in weights.items() if weight >= _CERTAIN and not _is_part(name, weights))


def _is_like_a_name(name: str) -> bool:
    """Tell whether two words may as well be a person's name: who announces and confirms things, too."""
    words = name.split()
    return len(words) > 1 and all(word.isalpha() and not word.isupper() for word in words)


def _is_part(name: str, weights: Iterable[str]) -> bool:
    """Tell whether the name is one that was cut short, or ran on into the next word, of another that is shown as well."""
    return any(other != name and name.startswith(f"{other} ") for other in weights)


def _may_name(text: str, span: Span) -> bool:
    first = span.of(text).split()[0]
    before = text[max(0, span.start - 24) : span.start].split()
    if first.lower() in load("companies")["never"] or len(first) < 3:
        return False
    # "Ana Marlow ordered": a capitalised word before makes it a person's surname, unless a sentence ended there
    return not (before and before[-1][0].isupper() and before[-1][-1].isalpha() and before[-1].lower() not in load("companies")["never"])


def _places(text: str, name: str) -> Iterator[Span]:
    yield from (Span(*match.span()) for match in re.finditer(rf"(?<![\w.-]){re.escape(name)}(?![\w+])", text))
