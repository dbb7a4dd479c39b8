"""Attribution clauses: "X said", "said X", "X, who plays Y, told Z:" beside words in marks, and where their source begins and ends."""

import re
from functools import cache

from clapboard.mentions.cues import Reports, finite_forms, nouns, pattern_of, verb_forms
from clapboard.mentions.epithets import role_pronouns
from clapboard.mentions.quotations.drafts import Clause
from clapboard.model.span import Span

_WORD = re.compile(r"[^\W_][\w’'.&+-]*[\w+]|[^\W_]")
_ADVERBS = frozenset(
    """also then later recently previously once again further now just only even still already first finally simply merely soon too always
    has have had was were is been be would will did does do can could might may must went on to never not famously jointly""".split()
)
_PRONOUNS = frozenset("he she they it we i you who".split())
_DETERMINERS = frozenset("a an the his her their its one another some many several both two three no this that these those each".split())
_PREPOSITIONS = frozenset(
    """in on at during speaking with after before for by as while when following amid despite according to from of per via through since until
    asked although though because if like unlike instead elsewhere appearing writing taking responding reflecting talking chatting meanwhile
    however still but and so yet then now later earlier today yesterday addressing discussing sharing opening looking""".split()
)
_BOUNDARY = re.compile(
    r"[;:—“”\"«»()]|\s[–-]{1,2}\s|\b(?:that|when|while|as|because|although|though|if|before|after|but|where|since|so|until|what|why|how)\b",
    re.IGNORECASE,
)
_TRAILING_ADVERB = re.compile(r"(?:^|[\s,])([A-Za-z’']+)[\s,]*$")
_RELATIVE = re.compile(
    r",\s(?:who|whose|which|a|an|the|\d|of|also|then|now|best|known|one|formerly|himself|herself|aged?|and|[\w’'-]+\s[\w’'-]+)"
)


def clause_after(text: str, gap: Span, *, spoken: str, mentioned: tuple[Span, ...]) -> Clause | None:
    """Return the attribution in the words that follow a stretch in marks, up to their sentence's end.

    `spoken` is the stretch: where it ends in a full stop, only a short clause by itself counts. `mentioned` are the people and
    companies named in the gap, in order.
    """
    tail = gap.of(text)
    lead = len(tail) - len(tail.lstrip(" ,\u00a0–—-"))
    at = gap.start + lead
    if at >= gap.end:
        return None
    words = list(_WORD.finditer(text, at, min(gap.end, at + 260)))
    words = words[1:] if len(words) > 2 and words[0][0] == "as" and words[1][0].lower() in _DETERMINERS | {"he", "she", "they"} else words
    if not words or not _close_enough(text, gap.start, words[0].start()):
        return None
    found = (
        _official(text, gap)
        or _signature(text, gap)
        or _according(text, at, gap)
        or _verb_first(text, words, gap)
        or _source_first(text, words, gap, mentioned)
    )
    if found is None:
        return None
    stopped = spoken.rstrip(" ”\"’'")[-1:] == "." and text[gap.start : at].strip() == ""
    if stopped and not (text[at].islower() or len(gap) < 70):
        return None
    return found


_OFFICIAL = re.compile(
    r"[\s,—–-]*(?P<cue>from|reads?|says?|states?|according to|per|in)\s(?P<source>(?:the|a|an|its)\s(?:[\w’'.-]+\s){0,4}?(?:synopsis|logline|description|tagline|blurb|premise))\b",
    re.IGNORECASE,
)


def _official(text: str, gap: Span) -> Clause | None:
    """Read the name of a text that is nobody's words ("reads the official logline")."""
    match = _OFFICIAL.match(text, gap.start, gap.end)
    return (
        Clause(within=Span(*match.span()), cue=Span(*match.span("cue")), source=Span(*match.span("source")), rule="said X")
        if match
        else None
    )


_SIGNATURE = re.compile(r"\s?[—–―]{1,2}\s?(?P<name>[A-Z][\w.’'&-]*(?:\s[\w.’'&-]+){0,4}?)(?:[,(]|\.?\s*$)")


def _signature(text: str, gap: Span) -> Clause | None:
    """Read a name after a dash, as under a letter or a post."""
    match = _SIGNATURE.match(text, gap.start, gap.end)
    return Clause(within=Span(*match.span()), source=Span(*match.span("name")), rule="signed") if match else None


def _close_enough(text: str, start: int, at: int) -> bool:
    between = text[start:at]
    return not re.search(r"[.!?;:]\s", between) and "(" not in between


def _according(text: str, at: int, gap: Span) -> Clause | None:
    match = pattern_of("according").match(text, at, gap.end)
    if match is None:
        return None
    source = source_after(text, match.end(), gap.end)
    return (
        Clause(within=Span(at, source.end if source else match.end()), cue=Span(*match.span()), source=source, rule="according to")
        if source
        else None
    )


def _verb_first(text: str, words: list[re.Match[str]], gap: Span) -> Clause | None:
    first = words[0]
    if not finite_forms().get(first[0].lower(), Reports(0)) & (Reports.SAY | Reports.DIRECT | Reports.THINK) or not first[0].islower():
        return None
    source = source_after(text, first.end(), gap.end)
    if source is None:
        return None
    return Clause(within=Span(first.start(), source.end), cue=Span(*first.span()), source=source, rule="said X")


def _source_first(text: str, words: list[re.Match[str]], gap: Span, mentioned: tuple[Span, ...]) -> Clause | None:
    head = words[0][0]
    if not (head[0].isupper() or head.lower() in _PRONOUNS or head.lower() in _DETERMINERS or head.lower() in role_pronouns()):
        return None
    if head.lower() in _PREPOSITIONS:
        return None
    forms = finite_forms()
    for at, word in enumerate(words[1:], start=1):
        between = text[words[at - 1].end() : word.start()]
        if at > 34 or (_STOP_BETWEEN.search(between) and not (between.startswith(".") and is_abbreviation(words[at - 1][0]))):
            break
        if word[0] in forms and forms[word[0]] & (Reports.SAY | Reports.DIRECT | Reports.THINK) and _is_predicate(words, at):
            source = _without_adverbs(text, Span(words[0].start(), word.start()))
            phrase = pattern_of("saying").match(text, word.start(), gap.end)
            return (
                Clause(
                    within=Span(words[0].start(), word.end()),
                    cue=Span(word.start(), phrase.end() if phrase else word.end()),
                    source=source,
                    rule="X said",
                )
                if source
                else None
            )
        phrase = pattern_of("saying").match(text, word.start(), gap.end)
        if phrase:
            source = _without_adverbs(text, Span(words[0].start(), word.start()))
            return (
                Clause(within=Span(words[0].start(), phrase.end()), cue=Span(*phrase.span()), source=source, rule="X said")
                if source
                else None
            )
    return _unknown_verb(text, words, mentioned)


_STOP_BETWEEN = re.compile(r"[;:!?“”]|\.\s|\"")


def is_abbreviation(word: str) -> bool:
    """Tell whether a full stop after the word belongs to it: an honorific, an initial, "Jr"."""
    return (
        len(word) == 1
        or word in ("Mr", "Mrs", "Ms", "Dr", "Jr", "Sr", "Sen", "Rep", "Gov", "St", "Gen", "Lt", "Sgt", "Col", "Prof", "Rev", "Capt", "Del")
        or "." in word
    )


def _is_predicate(words: list[re.Match[str]], at: int) -> bool:
    """Tell whether a reporting form is a verb here: no article, adjective or preposition right before it."""
    before = words[at - 1][0].lower()
    return before not in _DETERMINERS - {"this", "that", "both", "one", "another", "some", "many", "several"} and before not in (
        "of",
        "for",
        "with",
        "by",
        "in",
        "to",
        "as",
        "most",
        "more",
        "much",
    )


def _unknown_verb(text: str, words: list[re.Match[str]], mentioned: tuple[Span, ...]) -> Clause | None:
    """Take any verb for a cue where a name or pronoun and a word that ends like a verb follow the words at once."""
    if not mentioned or mentioned[0].start != words[0].start():
        return None
    after = [word for word in words if word.start() >= mentioned[0].end]
    after = [word for word in after[:3] if word[0].lower() not in _ADVERBS and not word[0].endswith("ly")]
    if not after or not after[0][0].islower() or not after[0][0].endswith(("ed", "s")) or after[0][0] in ("is", "was", "has", "his", "as"):
        return None
    return Clause(within=Span(words[0].start(), after[0].end()), cue=Span(*after[0].span()), source=mentioned[0], rule="X did")


def clause_before(text: str, lead: Span, *, mentioned: tuple[Span, ...]) -> Clause | None:
    """Return the attribution in the words of a sentence that stand before a stretch in marks; the nearest cue wins."""
    phrase = _last(pattern_of("saying"), text, lead)
    according = _last(pattern_of("according"), text, lead)
    forms = verb_forms()
    best: re.Match[str] | None = None
    surest = Reports(0)
    words = list(_WORD.finditer(text, lead.start, lead.end))
    for at, word in enumerate(words):
        flag = forms.get(word[0].lower(), Reports(0))
        if not flag or (at > 0 and not _is_predicate(words, at)):
            continue
        if not (finite_forms().get(word[0]) or word[0].lower().endswith("ing") or _follows_modal(words, at)):
            continue
        if surest & Reports.SAY and not flag & Reports.SAY and not _adjoins(text, word, lead):
            continue
        best, surest = word, flag
    if phrase and (best is None or phrase.start() <= best.start() < phrase.end() or phrase.start() > best.start()):
        return _clause(text, lead, Span(*phrase.span()), mentioned)
    if according and (best is None or according.start() > best.start()):
        source = source_after(text, according.end(), lead.end)
        return Clause(within=lead, cue=Span(*according.span()), source=source, rule="according to") if source else None
    return _clause(text, lead, Span(*best.span()), mentioned) if best else None


def _adjoins(text: str, word: re.Match[str], lead: Span) -> bool:
    """Tell whether nothing, or only "it" or "him", stands between a cue and the mark that follows."""
    return len(text[word.end() : lead.end].split()) <= 2


def _follows_modal(words: list[re.Match[str]], at: int) -> bool:
    return at > 0 and words[at - 1][0].lower() in (
        "did",
        "to",
        "would",
        "will",
        "could",
        "can",
        "should",
        "does",
        "might",
        "and",
        "actress",
        "actor",
        "star",
    )


def _last(pattern: re.Pattern[str], text: str, within: Span) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, within.start, within.end):  # noqa: B007 - the last one is wanted
        pass
    return found


def _clause(text: str, lead: Span, cue: Span, mentioned: tuple[Span, ...]) -> Clause:
    if cue.of(text).split()[0].lower().endswith("ing"):
        source = source_before(text, lead.start, cue.start) if _is_bare_participle(text, lead.start, cue.start) else None
        before = [span for span in mentioned if span.end <= cue.start]
        return Clause(within=lead, cue=cue, source=source or (before[0] if before else None), rule="X, saying")
    source = source_before(text, lead.start, cue.start)
    if source is None:
        before = [span for span in mentioned if span.end <= cue.start]
        source = before[-1] if before and cue.start - before[-1].end < 40 else None
    return Clause(within=lead, cue=cue, source=source, rule="X said:")


def _is_bare_participle(text: str, floor: int, at: int) -> bool:
    return text[floor:at].rstrip()[-1:] not in ("", ",") and not text[floor:at].rstrip().endswith(("and", "while", "before", "after"))


def announces(text: str, lead: Span) -> Span | None:
    """Return the noun that announces words before a colon or a mark ("in a statement:", "with the caption"), None if there is none."""
    found = None
    for word in _WORD.finditer(text, max(lead.start, lead.end - 90), lead.end):
        if word[0].lower() in nouns():
            found = Span(*word.span())
    return found


def _without_adverbs(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while end > start:
        match = _TRAILING_ADVERB.search(text, max(start, end - 24), end)
        if (
            match
            and match.start(1) > start
            and (match[1].lower() in _ADVERBS or (match[1].islower() and match[1].endswith("ly") and match[1] != "family"))
        ):
            end = match.start(1)
            continue
        break
    while end > start and text[end - 1] in " ,\u00a0–—-":
        end -= 1
    return Span(start, end) if end > start else None


def source_before(text: str, floor: int, at: int) -> Span | None:
    """Return the noun phrase that stands before a cue at `at`, not before `floor`: with its apposition, without adverbs."""
    trimmed = _without_adverbs(text, Span(floor, at)) if at > floor else None
    if trimmed is None:
        return None
    end = trimmed.end
    core = _before_apposition(text, floor, at, end)
    start = floor
    for match in _BOUNDARY.finditer(text, floor, core):
        start = match.end()
    for match in re.finditer(r",\s(?:and\s)?(?!(?:Jr|Sr|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,|\sand\s)))", text[start:core]):
        start = start + match.end() if match.end() + start < core else start
        break
    start = _after_last_comma(text, start, core)
    start = _after_conjunction(text, start, core)
    while start < core and text[start] in " ,\u00a0":
        start += 1
    return _pared(text, start, core=core, end=end)


def _before_apposition(text: str, floor: int, at: int, end: int) -> int:
    """Return where the noun itself ends: before the apposition or relative clause whose second comma stands right before the cue."""
    if not text[end:at].lstrip().startswith(","):
        return end
    comma = text.rfind(",", floor, end)
    while comma > floor:
        if _RELATIVE.match(text, comma):
            previous = text.rfind(",", floor, comma)
            if (
                previous > floor
                and re.match(r",\s(?:who|a|an|the|whose|\d)", text[previous : previous + 8])
                and text[previous + 2].islower()
                or (previous > floor and text[previous + 2 : previous + 3].isdigit())
            ):
                comma = previous
                continue
            return comma
        comma = text.rfind(",", floor, comma)
    return end


def _after_last_comma(text: str, start: int, core: int) -> int:
    comma = text.rfind(", ", start, core)
    if (
        comma < 0
        or re.search(r"\s(?:and|&)\s", text[comma:core])
        and text[comma + 2 : comma + 3].isupper()
        and text[start : start + 1].isupper()
    ):
        return start
    return comma + 2


def _after_conjunction(text: str, start: int, core: int) -> int:
    """Cut at an "and" that joins clauses; one between two names or nouns joins speakers."""
    match = None
    for match in re.finditer(r"\sand\s", text[start:core]):  # noqa: B007 - the last one is wanted
        pass
    if match is None:
        return start
    left, right = text[start : start + match.start()].split(), text[start + match.end() : core].split()
    if not left or not right:
        return start
    joins = left[-1][0].isupper() == right[-1][0].isupper() and right[0].lower() not in _PRONOUNS and not _has_verb(left)
    return start if joins else start + match.end()


def _has_verb(words: list[str]) -> bool:
    return any(word.lower() in _ADVERBS - {"also", "first", "once"} or (word.islower() and word in finite_forms()) for word in words)


def _pared(text: str, start: int, *, core: int, end: int) -> Span | None:
    """Drop a leading adverbial ("On Instagram he") and refuse what is no noun phrase."""
    words = list(_WORD.finditer(text, start, core))
    if not words:
        return None
    last = words[-1]
    if words[0][0].lower() in _PRONOUNS - {"it"}:
        return Span(*words[0].span())
    words = _to_verb(words)
    core, end = (words[-1].end(), words[-1].end()) if words[-1] is not last else (core, end)
    last = words[-1]
    if last[0].lower() in _PRONOUNS:
        return Span(*last.span()) if last[0].lower() not in ("it",) or len(words) == 1 else None
    if words[0][0].lower() in _PREPOSITIONS or (words[0][0].lower().endswith("ing") and len(words) > 2):
        run = _last_capitals(text, words)
        return Span(run, end) if run is not None else None
    return Span(words[0].start(), end)


def _to_verb(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words up to a verb that the noun phrase already has before its cue ("Jane Doe beamed and said")."""
    for at in range(1, len(words)):
        word, before = words[at][0], words[at - 1][0]
        if (
            word.islower()
            and (word in finite_forms() or word in _VERBS or (before[0].isupper() and word.endswith("ed")))
            and not before.islower()
        ):
            return words[:at]
    return words


_VERBS = frozenset("is was are were has had have will would can could may might did does went took wants came made gave got".split())


def _last_capitals(text: str, words: list[re.Match[str]]) -> int | None:
    """Return where the capitalised sequence (with its article) at the end of the words begins, None if there is none."""
    start = None
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word[0][0].isupper() and at > 0 and not re.search(r"['’]s$", word[0]):
            start = word.start()
        elif start is None and word[0].lower() in role_pronouns():
            start = word.start()
        elif start is not None and word[0] in ("the", "a", "an"):
            return word.start()
        elif start is not None and word[0].lower() not in role_pronouns():
            break
        elif start is None:
            return None
    return start


@cache
def _source_stop() -> re.Pattern[str]:
    return re.compile(
        r"[.;:!?“”\"—](?=\s|$|[A-Z“\"])|\s[–-]\s|\s(?:in|on|at|to|during|about|when|as|while|after|before|via|through|by|that|from|following|regarding|"
        r"with|upon|over|outside|last|this|earlier|later|yesterday|today|because|if|but|exclusively|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    )


_HEAD_STOP = re.compile(r",")


def source_after(text: str, at: int, ceiling: int) -> Span | None:
    """Return the noun phrase that follows a cue which ends at `at` ("said Jane Doe, the show's creator, in …"), with its apposition."""
    while at < ceiling and text[at] in " \u00a0":
        at += 1
    if at >= ceiling or not (text[at].isalnum() or text[at] in "“‘'\""):
        return None
    stop = _source_stop().search(text, at, ceiling)
    while stop and _is_abbreviation(text, stop):
        stop = _source_stop().search(text, stop.end(), ceiling)
    end = stop.start() if stop else ceiling
    comma = text.find(",", at, end)
    if comma > 0:
        end = _with_apposition(text, at, comma=comma, end=end, ceiling=ceiling)
    words = list(_WORD.finditer(text, at, end))
    if not words or (words[0][0].lower() in _PREPOSITIONS | {"it", "that", "so"}) or end <= at:
        return None
    while end > at and text[end - 1] in " ,\u00a0":
        end -= 1
    return Span(at, end)


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    before = re.search(r"[\w.]+$", text[max(0, stop.start() - 8) : stop.start()])
    return stop[0] == "." and before is not None and is_abbreviation(before[0])


def _with_apposition(text: str, at: int, *, comma: int, end: int, ceiling: int) -> int:
    words = text[comma + 1 : end].split()
    first = words[0].lower() if words else ""
    if not words or first in ("adding", "saying", "noting", "but", "while", "referring", "calling", "explaining", "which"):
        return comma
    if (
        first == "who"
        or first in _DETERMINERS
        or words[0].isdigit()
        or any(word.strip(",").lower() in role_pronouns() for word in words[:5])
        or first == "and"
    ):
        closing = re.compile(
            r",\s(?=(?:in|on|at|during|adding|saying|noting|as|while|but|which|referring|who\s(?:is|was)\s)\b)|[.;:“”\"](?=\s|$)"
        ).search(text, comma + 1, ceiling)
        return min(max(end, comma), closing.start()) if closing else end
    return comma
