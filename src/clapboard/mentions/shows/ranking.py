"""Which of the stretches are titles, and which title the page is about: all that speaks for and against each, added up."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from clapboard.mentions.page import Page
from clapboard.mentions.shows.families import Ranked, credit_roots, drop_run_on, has_subtitle, join_subtitles, raise_roots
from clapboard.mentions.shows.places import key_of, stands_alone
from clapboard.mentions.shows.refused import is_leading, is_no_title, is_with_its_actor
from clapboard.mentions.shows.signs import Sign, signs_of
from clapboard.mentions.shows.stretches import SMALL, Cut, cuts, words_of
from clapboard.mentions.shows.titles import listed
from clapboard.model.span import Span
from clapboard.text.names import Name, is_given, names
from clapboard.vocabulary.outlets import outlet_named
from clapboard.vocabulary.platforms import platform_of

_AGAIN, _MOST_AGAIN = 0.34, 3
_OFTEN, _MOST_OFTEN = 0.5, 8
_IN_HEADLINE, _IN_LEAD = 4.0, 2.0
_QUOTED = 3.0
_FULL_NAME, _PART_OF_NAME, _NAME_OF_ELSE = 4.0, 6.0, 4.0
_LEADING_ONLY, _NUMBER_ONLY, _LOOSE = 7.0, 5.0, 3.0
_SHARE = 0.6
_LONGEST_NAME = 3
_PLACE = 2.5
_IN_CAPITALS = 3.0
_BEGINS_ONLY = 1.0
_STRONG = 5
_LIKELY = 4.0
_LEAST_KNOWN = 9.0


_OF_PEOPLE = frozenset({"plays", "speaks", "a person by age"})
"""What speaks against a title because people do it: no people stand in quotation marks."""
_LISTED = Sign(why="list", weight=6)
_LISTED_ON = Sign(why="list with its platform", weight=6)
_OF_A_COMPANY = Sign(why="a company's", weight=3)
_BESIDE_PEOPLE = 4.0
_PLAYED = 6.0
_LABEL = 4.0


def ranked(page: Page) -> list[Ranked]:
    """Return what may be a title on `page`, the likeliest first.

    Last come, with a score of 0 or less, words of headlines and in quotation marks that nothing else on the page speaks for: another
    document may.
    """
    groups = _groups(page)
    drop_run_on(groups)
    full = _full_names(page)
    people = frozenset(key_of(word) for name in full for word in name.words) | _surnames(groups)
    _decide_between_cuts(groups)
    heads = {candidate.span for candidate in listed(page.text, page.document.paragraphs)}
    found = join_subtitles(
        [_scored(page, group, people, heads, beside=frozenset(name.span.end for name in full)) for group in groups.values()]
    )
    _settle_overlaps(found)
    credit_roots(found)
    first = min((item for item in found if item.evidence >= _LIKELY), key=lambda item: item.cuts[0].span.start, default=None)
    if first is not None:
        first.score += _IN_LEAD
    raise_roots(page, found)
    return sorted(
        (item for item in found if item.score > 0 or (item.score == 0 and item.reasons) or _may_be_known(item)),
        key=lambda item: (-item.score, item.cuts[0].span.start),
    )


def _may_be_known(item: Ranked) -> bool:
    """Tell whether words that little speaks for may be a title that other documents know."""
    stands_out = any(cut.heading or cut.quoted for cut in item.cuts)
    return stands_out and not item.overlapped and not item.surname and item.score > -_LEAST_KNOWN


def _groups(page: Page) -> dict[str, Ranked]:
    groups: dict[str, Ranked] = {}
    never = words_of("leading") - words_of("days")
    prints: defaultdict[str, Counter[str]] = defaultdict(Counter)
    named = {key_of(name) for span, name in page.companies} | {key_of(span.of(page.text)) for span, _ in page.companies}
    seen: set[Span] = set()
    for cut in cuts(page):
        words = cut.span.of(page.text)
        key = key_of(words)
        bare = words.lower().replace("’", "'")
        within = not cut.initial and bare not in words_of("months") and page.text[cut.span.start - 2].isalpha()
        if bare in never and not (cut.quoted or within or stands_alone(page.text, cut.span)):
            continue
        if cut.span in seen or not key or key in named or is_no_title(page.text, cut):
            continue
        if platform_of(words) is not None or (outlet_named(words) is not None and not stands_alone(page.text, cut.span)):
            continue
        seen.add(cut.span)
        groups.setdefault(key, Ranked(words=words)).cuts.append(cut)
        prints[key][words] += 1
    for key, group in groups.items():
        group.words = min(prints[key], key=lambda words: (-prints[key][words], words))
        group.cuts.sort(key=lambda cut: cut.span)
    return groups


def _decide_between_cuts(groups: dict[str, Ranked]) -> None:
    """Drop the cuts that are only part of a title printed so each time, and those that ran on beyond one that stands alone as well."""
    at: defaultdict[int, list[str]] = defaultdict(list)
    spans = {key: {cut.span for cut in group.cuts} for key, group in groups.items()}
    for key, group in groups.items():
        for cut in group.cuts:
            at[cut.span.start].append(key)
    starts = sorted(at)
    for long in sorted(groups, key=lambda key: (-len(key), key)):
        for short in _inside(groups.get(long), long, groups, at, starts):
            if long not in groups:
                break
            inner = {one for one in spans[short] if any(one in other for other in spans[long])}
            alone = len(spans[short]) - len(inner)
            if _keeps(groups[long], groups[short], alone):
                spans[short] -= inner
                groups[short].cuts = [cut for cut in groups[short].cuts if cut.span in spans[short]]
                if not spans[short]:
                    del groups[short]
            else:
                del groups[long]


def _inside(group: Ranked | None, long: str, groups: dict[str, Ranked], at: dict[int, list[str]], starts: list[int]) -> list[str]:
    """Return the shorter words that stand within the places of the longer ones, the longest first."""
    found: set[str] = set()
    for cut in group.cuts if group else ():
        for start in starts[bisect_left(starts, cut.span.start) : bisect_left(starts, cut.span.end)]:
            found.update(key for key in at[start] if key != long and key in groups and len(key) < len(long) and key in long)
    return sorted(found, key=lambda key: (-len(key), key))


def _keeps(long: Ranked, short: Ranked, alone: int) -> bool:
    """Tell whether the longer words are a title of their own, although a part of them stands alone `alone` times."""
    if any(cut.quoted for cut in long.cuts):
        return True
    words = long.words.split()
    before = words[: len(words) - len(short.words.split())] if long.words.endswith(f" {short.words}") else []
    if (
        before
        and all(is_leading(word) or word in SMALL for word in before)
        and is_leading(words[0])
        and all(cut.initial or cut.heading for cut in long.cuts)
    ):
        inside = [word for word in words[1:] if word[0].isupper()]  # "Your" in "Mind Your Tongue" begins no sentence
        return not alone and (words[0] == "The" or len(long.cuts) > 1 or any(is_leading(word) for word in (*inside, *short.words.split())))
    if ": " in long.words and long.words.startswith(short.words) and not any(cut.heading for cut in long.cuts):
        return True
    if long.words.endswith(f": {short.words}") and has_subtitle(long):
        return True
    if all(cut.initial or cut.heading for cut in long.cuts) and alone:
        return False
    loose = any(cut.loose for cut in long.cuts)
    return (alone == 0 and not (loose and len(long.cuts) == 1)) or (len(long.cuts) > 1 and alone <= len(long.cuts))


def _full_names(page: Page) -> tuple[Name, ...]:
    """Return the people's full names: a surname alone is no title."""
    return tuple(
        name
        for sentence in page.sentences
        for name in names(page.text, sentence)
        if (len(name.words) > 1 and not name.barred and (name.given or name.honorific)) or name.honorific
    )


def _is_beside_people(text: str, cut: Cut, ends: Collection[int]) -> bool:
    """Tell whether the words are coupled to somebody's full name before them ("Jane Doe and …")."""
    found = re.search(r"(?:,? and | & )$", text[max(0, cut.span.start - 6) : cut.span.start])
    return found is not None and not cut.quoted and cut.span.start - len(found[0]) in ends


def _is_played(text: str, cut: Cut) -> bool:
    """Tell whether a lone word is a character's name ("Vera (Jane Doe)")."""
    return not cut.quoted and " " not in cut.span.of(text) and is_with_its_actor(text, cut)


def _surnames(groups: dict[str, Ranked]) -> frozenset[str]:
    """Return the keys of single words that also end (or begin) a longer name: "Marlow" beside "Ottilie Marlow"."""
    found: set[str] = set()
    for group in groups.values():
        words = group.words.split()
        if 1 < len(words) <= _LONGEST_NAME and all(word.isalpha() and word[0].isupper() for word in map(_bare, words)):
            found.update((key_of(words[-1]), key_of(words[0])))
    return frozenset(found)


def _bare(word: str) -> str:
    return word.replace("-", "").replace("’", "").replace("'", "")


def _scored(page: Page, group: Ranked, people: frozenset[str], heads: Collection[Span], *, beside: Collection[int]) -> Ranked:
    fors: Counter[Sign] = Counter([_OF_A_COMPANY] if any(_is_a_companys(page, cut) for cut in group.cuts) else [])
    against: Counter[Sign] = Counter()
    name = is_first_name(group)
    for cut in group.cuts:
        paragraph = page.paragraph_at(cut.span.start) or cut.span
        good, bad = signs_of(page.text, cut, paragraph)
        good = tuple(sign for sign in good if not _is_of_another(page.text, cut, sign, name=name))
        bad = tuple(sign for sign in bad if not (cut.quoted and sign.why in _OF_PEOPLE))
        fors.update([_LISTED_ON if _is_with_its_platform(page, cut) else _LISTED] if cut.span in heads else good)
        against.update(bad)
    best = max(fors, key=lambda sign: sign.weight, default=None)
    alone = any(stands_alone(page.text, cut.span) for cut in group.cuts)
    quoted = sum(cut.quoted and _is_like_a_title(page, cut) for cut in group.cuts)
    group.reasons = len(fors) + (2 if quoted else 0) + any(cut.heading for cut in group.cuts)
    group.surname = key_of(group.words) in people
    group.strongest = best.weight if best else 0
    group.why = best.why if best else "in quotation marks" if quoted else "often"
    group.evidence = (
        _sum(fors)
        + _QUOTED * min(quoted, 2)
        - _sum(against, again=1.0)
        - (_BESIDE_PEOPLE if any(_is_beside_people(page.text, cut, beside) for cut in group.cuts) else 0.0)
        - (_PLAYED if any(_is_played(page.text, cut) for cut in group.cuts) else 0.0)
        - _form(group, people, heads, strong=bool(best and best.weight >= _STRONG), alone=alone)
    )
    often = _OFTEN * (min(len(group.cuts), _MOST_OFTEN) - 1)
    group.score = group.evidence + often + _standing(page, group)
    return group


def is_first_name(group: Ranked) -> bool:
    """Tell whether the words are a lone given name that stands in no marks: a person's or a character's unless a season is its own."""
    return " " not in group.words and is_given(group.words) and not any(cut.quoted for cut in group.cuts)


_FOR = re.compile(r"\bfor $")
_DEFINITE = re.compile(r"\b(?:the|an?) $")
_THING_AFTER = re.compile(
    r" (?!(?:for|after|on|in|at|to|and|or|from|with|as|is|was|has|had|will|which|but|because|when|this|next|last|before|until|by|of|over|"
    r"despite|amid|following|ahead|back|again|entirely|altogether|seasons?|series|revival|reboot|spin-?off|prequel|sequel|franchise|film)\b)[a-z]+"
)
"""A noun behind words that name what sort of it is brought back ("brought back the Oakham pie")."""
_OWNS_A_THING = re.compile(
    r"['’]s (?!(?:first|second|third|fourth|fifth|sixth|\d+\w*|new|final|last|next|only|upcoming|planned|seasons?|series|run|return|future|"
    r"order|renewal|revival|reboot|spin-?off|prequel|sequel|cast|star|creator|showrunner|premiere|finale|episodes?|production)\b)[a-z]+"
)
"""Something of somebody's that is kept or saved ("kept Vera's coat")."""
_SORT_AFTER = re.compile(r" (?:series|drama|comedy|sitcom|thriller|show)\b")


def _is_of_another(text: str, cut: Cut, sign: Sign, *, name: bool) -> bool:
    """Tell whether a sign is not of the words beside it: "season 3 for Ada", "the hit Gannet series" (whose hit it is)."""
    if name and sign.why == "season of":
        return _FOR.search(text, max(0, cut.span.start - 5), cut.span.start) is not None
    if sign.why == "renews" and not cut.quoted and _OWNS_A_THING.match(text, cut.span.end):
        return True
    if sign.why == "renews" and not cut.quoted and _DEFINITE.search(text, max(0, cut.span.start - 5), cut.span.start):
        return _THING_AFTER.match(text, cut.span.end) is not None
    return sign.why == "genre before" and not cut.quoted and _SORT_AFTER.match(text, cut.span.end) is not None


_IN_BRACKETS = re.compile(r"[”\"’'»]?\s\([^()\n]{2,60}\)")


def _is_with_its_platform(page: Page, cut: Cut) -> bool:
    """Tell whether brackets behind the words hold a platform ("Jane Doe (Netflix)"): no person is listed so."""
    brackets = _IN_BRACKETS.match(page.text, cut.span.end)
    return brackets is not None and any(cut.span.end < span.start < brackets.end() for span, _ in page.companies)


def _is_a_companys(page: Page, cut: Cut) -> bool:
    """Tell whether a company stands before the words as whose they are ("Netflix's Harbour Nine")."""
    start = cut.span.start - len("'s ") - (1 if cut.quoted else 0)
    owned = page.text[start : start + 3] in ("'s ", "’s ") and any(span.end == start for span, _ in page.companies)
    return owned and (cut.quoted or not is_like_a_name(cut.span.of(page.text).split()))


def is_like_a_name(words: Sequence[str]) -> bool:
    """Tell whether words look like somebody's name, who may be a company's, too ("Netflix's Jane Doe")."""
    plain = all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
    return 1 < len(words) <= _LONGEST_NAME and words[0] != "The" and plain


def _sum(signs: Counter[Sign], *, again: float = _AGAIN) -> float:
    return sum(sign.weight * (1 + again * min(count - 1, _MOST_AGAIN)) for sign, count in signs.items())


def _is_like_a_title(page: Page, cut: Cut) -> bool:
    """Tell whether words in marks are rather a title than words said: no sentence of their own, no end of one inside the marks."""
    return not (cut.initial and page.text[cut.span.end : cut.span.end + 1] in (".", "!", "?", ","))


def _form(group: Ranked, people: frozenset[str], heads: Collection[Span], *, strong: bool, alone: bool) -> float:
    """Return what the words by themselves say against a title."""
    return sum(weight for weight, holds in _against(group, people, heads, strong=strong, alone=alone) if holds)


def _against(group: Ranked, people: frozenset[str], heads: Collection[Span], *, strong: bool, alone: bool) -> Iterator[tuple[float, bool]]:
    """Yield what may speak against the words being a title, with its weight, and whether it does."""
    words = group.words.replace(":", " ").replace(",", " ").split()
    small = [word.lower().replace("’", "'") for word in words]
    single, cuts = len(words) == 1, group.cuts
    quoted = any(cut.quoted for cut in cuts)
    named = not single and is_given(words[0]) and small[1][0].isalpha() and words[1][0].isupper()
    yield _FULL_NAME, named and group.why != _LISTED_ON.why and not (quoted and strong)
    yield _PART_OF_NAME / (2 if strong else 1), single and key_of(words[0]) in people
    yield _NAME_OF_ELSE, group.strongest < _LISTED.weight and small[-1] in words_of("ends")
    yield _IN_HEADLINE, all(cut.heading and not cut.quoted and not cut.initial and cut.span not in heads for cut in cuts)
    yield (
        _LABEL,
        group.strongest < _LISTED.weight and ": " in group.words and all((cut.initial or cut.heading) and not cut.quoted for cut in cuts),
    )
    yield _PLACE, group.strongest < _LIKELY and small[-1] in words_of("places") and not single
    yield _IN_CAPITALS, single and len(words[0]) > 1 and words[0].isupper() and words[0].isalpha()
    yield _BEGINS_ONLY, not strong and single and all(cut.initial and not cut.quoted for cut in cuts)
    common = not alone and all(word.isdigit() or word in words_of("leading") or word in words_of("headline") for word in small)
    leads = all(cut.initial or cut.heading for cut in cuts) or not single
    yield (_LEADING_ONLY if leads else _NAME_OF_ELSE), not strong and common and not quoted
    lone = words[0][0].isdigit() and single and not quoted
    yield _NUMBER_ONLY / (2 if strong else 1), group.words.replace(" ", "").isdigit() or (lone and "-" not in words[0])
    yield _BEGINS_ONLY, lone and "-" in words[0]
    yield _LOOSE, any(cut.loose and not cut.quoted for cut in cuts) and len(cuts) == 1


def _standing(page: Page, group: Ranked) -> float:
    """Return what its place on the page adds: in the headline, in the first paragraph."""
    key = key_of(group.words)
    title = page.document.title
    if group.evidence <= 0 and all(cut.heading for cut in group.cuts):
        return 0.0
    if title and key in key_of(title):
        return _IN_HEADLINE
    if any(cut.heading and (not cut.initial or cut.quoted or " " in group.words) for cut in group.cuts):
        return _IN_HEADLINE
    first = page.document.paragraphs[0] if page.document.paragraphs else None
    return _IN_LEAD if group.evidence >= 0 and first is not None and any(cut.span in first for cut in group.cuts) else 0.0


def _settle_overlaps(found: Iterable[Ranked]) -> None:
    """Of cuts that overlap let only the group with the higher score stand."""
    items = sorted(found, key=lambda item: -item.score)
    taken: list[Span] = []
    for item in items:
        free = [cut for cut in item.cuts if not any(cut.span.overlaps(other) for other in taken)]
        if len(free) < _SHARE * len(item.cuts):
            item.score, item.overlapped = -1.0, True
            continue
        item.cuts = free
        taken.extend(cut.span for cut in free)
