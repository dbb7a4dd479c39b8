"""The small language in which `milestones.toml` says what to look for, compiled to regular expressions.

A phrase is a row of elements with blanks between them: words, `~verb` (all its forms), `(a|b c)` either, `[a|b]` either or none, `..`
up to four words of the same clause, `...` up to nine over commas, `{slot}` what was told apart before (see `SLOTS`). It is matched on
a line: folded text in which a title, a season, a date … is one letter of its own.
"""

import re
from dataclasses import dataclass
from functools import cache

SHOW, STANDS_FOR, SEASON, FINAL, TOTAL, PART, FILM, SPIN, DATE, PERSON, PLATFORM, OUTLET = map(chr, range(0xE001, 0xE00D))
"""The letters that stand for what was told apart (code points of the private use area, which no text holds)."""

OF = (SHOW, STANDS_FOR, SEASON, FINAL, FILM, SPIN)
_POSSESSIVE = "(?:'s?)?"
_OF_THING = r"(?:(?!(?:in|on|at|for|from|to|by|with|of|after|before|as|and|or|that|when|where)\b)[\w-]+ )?"
"""A word that says what sort of thing it is ("the pilot-boat drama"), which no word of place or time is."""
_BESIDE_A_NAME = r"(?:, \d\d,| \(\d\d\)| \([^()]{1,40}\)|, (?:who|whose|an?|the) [^,.;]{3,60},)?"
_PEOPLE = rf"{PERSON}{_POSSESSIVE}(?:(?:, and|,| and| &| along with)(?: both)? {PERSON}{_POSSESSIVE})*{_BESIDE_A_NAME}"
SLOTS = {
    "show": rf"(?:(?:the )?[{SHOW}{STANDS_FOR}]{_POSSESSIVE}|it(?!\w))",
    "season": rf"(?:(?:an?|the|its|their|that|her|his) )?(?:{SHOW}{_POSSESSIVE} )?[{SEASON}{FINAL}](?:,? \(?{PART}\)?)?{_POSSESSIVE}",
    "final": FINAL,
    "total": TOTAL,
    "part": PART,
    "film": FILM,
    "spin": SPIN,
    "date": rf"(?:(?:on|in|at|by|from|since|during|sometime in|this|the|of|back in|as early as) )*{DATE}",
    "platform": (
        rf"(?:{PLATFORM}{_POSSESSIVE}|the (?:network|streamer|service|channel|broadcaster|company|studio|platform|"
        rf"streaming giant|streaming service))"
    ),
    "person": _PEOPLE,
    "who": (
        rf"(?:{_PEOPLE}|(?:he|she|they|who)(?!')|"
        r"(?:the|its|his|her|their|one|another|fellow|leading|original|series) (?:\w+ )?(?:actor|actress|star|stars|(?:co-)?showrunner|"
        r"lead|creator|director|writer|comedian|host|presenter|newcomer|castmate|co-star|leading man|leading lady))"
    ),
    "of": rf"(?:{SHOW}{_POSSESSIVE}|{STANDS_FOR}|[{SEASON}{FINAL}]|{FILM}|{SPIN})",
    "thing": (
        rf"(?:(?:(?:an?|the|its|their|all|that|this|every|each|both|his|her|more|new|fresh|further) )*{_OF_THING}{_OF_THING}"
        rf"(?:{SHOW}{_POSSESSIVE}|{STANDS_FOR}|[{SEASON}{FINAL}]|{PART}|{FILM}|{SPIN}|(?:episodes?|chapters?|instal?lments?|hours|parts|"
        r"half-hours|finale|premiere|opener|series|show|drama|comedy|sitcom|thriller|batch|run|box set|boxset)(?!\w))|it(?!\w)|which(?!\w))"
    ),
}
_BLANK = r"(?:[ \n]+|(?<=[ \n])|(?!'t\b)(?=\W)|\Z)"
_WORD = r"[^\s.,;:!?]+"
_NEAR = rf"(?:(?!and\b|but\b|while\b|whereas\b|though\b|although\b|because\b){_WORD}[ \n]+){{0,5}}?"
_FAR = r"(?:[^\s.;:!?]+[ \n]+){0,9}?"
_REST = rf"(?:(?<=[ \n])(?!and\b|but\b|while\b){_WORD}(?:[ \n]+(?!and\b|but\b|while\b|who\b|which\b){_WORD}){{0,4}})?"
_IRREGULAR = {
    "forecast": "forecast forecasts forecasting",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
    "dig": "dig digs dug digging",
    "drive": "drive drives drove driven driving",
    "slide": "slide slides slid sliding",
    "ring": "ring rings rang rung ringing",
    "cast": "cast casts casting",
    "lay": "lay lays laid laying",
    "meet": "meet meets met meeting",
    "die": "die dies died dying",
    "bite": "bite bites bit bitten biting",
    "sink": "sink sinks sank sunk sinking",
    "wind": "wind winds wound winding",
    "commit": "commit commits committed committing",
    "throw": "throw throws threw thrown throwing",
    "break": "break breaks broke broken breaking",
    "fall": "fall falls fell fallen falling",
    "grind": "grind grinds ground grinding",
    "draw": "draw draws drew drawn drawing",
    "rise": "rise rises rose risen rising",
    "ride": "ride rides rode ridden riding",
    "shut": "shut shuts shutting",
    "tie": "tie ties tied tying",
    "pay": "pay pays paid paying",
    "buy": "buy buys bought buying",
    "keep": "keep keeps kept keeping",
    "send": "send sends sent sending",
    "bid": "bid bids bade bidden bidding",
    "bet": "bet bets betting",
    "lead": "lead leads led leading",
    "say": "say says said saying",
    "freeze": "freeze freezes froze frozen freezing",
    "stick": "stick sticks stuck sticking",
    "lose": "lose loses lost losing",
    "stand": "stand stands stood standing",
    "spring": "spring springs sprang sprung springing",
    "reach": "reach reaches reached reaching",
    "slip": "slip slips slipped slipping",
    "miss": "miss misses missed missing",
    "give": "give gives gave given giving",
    "get": "get gets got gotten getting",
    "win": "win wins won winning",
    "begin": "begin begins began begun beginning",
    "come": "come comes came coming",
    "go": "go goes went gone going",
    "find": "find finds found finding",
    "make": "make makes made making",
    "leave": "leave leaves left leaving",
    "swing": "swing swings swung swinging",
    "strike": "strike strikes struck striking",
    "hit": "hit hits hitting",
    "cut": "cut cuts cutting",
    "set": "set sets setting",
    "put": "put puts putting",
    "quit": "quit quits quitting",
    "write": "write writes wrote written writing",
    "see": "see sees saw seen seeing",
    "run": "run runs ran running",
    "undo": "undo undoes undid undone undoing",
    "let": "let lets letting",
    "hold": "hold holds held holding",
    "take": "take takes took taken taking",
    "show": "show shows showed shown showing",
    "shoot": "shoot shoots shot shooting",
    "bring": "bring brings brought bringing",
    "have": "have has had having",
    "be": "be is are was were been being",
    "seek": "seek seeks sought seeking",
    "choose": "choose chooses chose chosen choosing",
    "rescind": "rescind rescinds rescinded rescinding",
    "cancel": "cancel cancels cancelled canceled cancelling canceling",
    "greenlight": "greenlight greenlights greenlit greenlighted greenlighting green-light green-lights green-lit",
    "axe": "axe axes axed axing ax",
    "reveal": "reveal reveals revealed revealing",
    "commission": "commission commissions commissioned commissioning",
    "unveil": "unveil unveils unveiled unveiling",
    "extend": "extend extends extended extending",
    "return": "return returns returned returning",
    "recruit": "recruit recruits recruited recruiting",
    "air": "air airs aired airing",
    "film": "film films filmed filming",
    "step": "step steps stepped stepping",
    "bow": "bow bows bowed bowing",
    "open": "open opens opened opening",
    "suffer": "suffer suffers suffered suffering",
    "enter": "enter enters entered entering",
    "offer": "offer offers offered offering",
    "defect": "defect defects defected defecting",
    "develop": "develop develops developed developing",
    "order": "order orders ordered ordering",
    "abandon": "abandon abandons abandoned abandoning",
}
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase as a regular expression (`source`), and `keys`, of which every match holds at least one."""

    say: str
    source: str
    keys: frozenset[str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern for a line, compiled when it is first asked for: a text holds the keys of few of many hundred phrases."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def inflections(verb: str) -> tuple[str, ...]:
    """Return the forms of an English verb, the base form first.

    >>> inflections("wrap")
    ('wrap', 'wraps', 'wrapped', 'wrapping')
    """
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return (verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return (verb, f"{verb}es", f"{verb}ed", f"{verb}ing")
    stem = verb + verb[-1] if _doubles(verb) else verb
    return (verb, f"{verb}s", f"{stem}ed", f"{stem}ing")


def _doubles(verb: str) -> bool:
    short = sum(letter in _VOWELS for letter in verb) == 1
    return short and len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS


@cache
def phrase(say: str) -> Phrase:
    """Read a phrase; raise ValueError where its brackets do not match or nothing in it is fixed."""
    source, keys = _row(say, last=True)
    if not keys:
        msg = f"nothing is fixed in the phrase {say!r}"
        raise ValueError(msg)
    return Phrase(say=say, source=rf"(?<![\w-]){source}(?!\w)", keys=keys)


def _row(say: str, *, last: bool = False) -> tuple[str, frozenset[str]]:
    elements = _split(say, " ")
    sources: list[str] = []
    best: frozenset[str] = frozenset()
    for at, element in enumerate(elements):
        source, keys = _element(element, last=last and at == len(elements) - 1)
        if at and "{show}" in elements[at - 1] and element in {"..", "[..]"} and source == _NEAR:
            source = _NEAR.replace("(?!and", rf"(?![{SHOW}{STANDS_FOR}]|and", 1)  # the show nearest to the predicate is its subject
        sources.append(source)
        if keys and (not best or _weight(keys) > _weight(best)):
            best = keys
    return _BLANK.join(sources), best


def _weight(keys: frozenset[str]) -> int:
    """Prefer long words to short ones, and words to slots: fewer lines hold them."""
    return min(len(key) for key in keys)


def _element(element: str, *, last: bool) -> tuple[str, frozenset[str]]:
    if element in {"..", "[..]"}:
        return (_REST if last else _NEAR), frozenset()
    if element in {"...", "[...]"}:
        return (r"[^.;!?]{0,90}" if last else _FAR), frozenset()
    if element.startswith("[") and element.endswith("]") and _is_one(element):
        return f"(?:{_either(element[1:-1])[0]})?", frozenset()
    if element.startswith("(") and element.endswith(")?") and _is_one(element[:-1]):
        return f"(?:{_either(element[1:-2])[0]})?", frozenset()
    if element.startswith("(") and element.endswith(")") and _is_one(element):
        source, keys = _either(element[1:-1])
        return f"(?:{source})", keys
    if element.startswith("~"):
        forms = inflections(element[1:])
        return "(?:" + "|".join(map(re.escape, forms)) + ")", frozenset(forms)
    return _word(element)


def _either(inner: str) -> tuple[str, frozenset[str]]:
    sources: list[str] = []
    keys: set[str] = set()
    fixed = True
    for alternative in _split(inner, "|"):
        source, some = _row(alternative)
        sources.append(source)
        keys |= some
        fixed = fixed and bool(some)
    return "|".join(sources), frozenset(keys) if fixed else frozenset()


def _word(element: str) -> tuple[str, frozenset[str]]:
    slot = re.match(r"\{(\w+)\}(.*)$", element)
    if slot:
        if slot[1] not in SLOTS:
            msg = f"no such slot: {element}"
            raise ValueError(msg)
        return SLOTS[slot[1]] + _glued(slot[2]), _slot_keys(slot[1])
    source = _glued(element)
    literal = re.match(r"[\w'-]+", element)
    plain = literal is not None and literal[0] == element
    return source, frozenset({element}) if plain else frozenset()


def _slot_keys(slot: str) -> frozenset[str]:
    keys = {"show": {SHOW, STANDS_FOR, "it"}, "season": {SEASON, FINAL}, "platform": {PLATFORM, "the"}, "of": set(OF)}
    if slot in {"who", "thing"}:
        return frozenset()  # of too many shapes to look for
    single = {"final": FINAL, "total": TOTAL, "part": PART, "film": FILM, "spin": SPIN, "date": DATE, "person": PERSON}
    return frozenset(keys.get(slot) or {single[slot]})


def _glued(word: str) -> str:
    """Compile a word with an optional ending: `delay[s]`, `first[-| ]look`. What is a regular expression already stays one."""
    if "\\" in word:
        return word
    return re.sub(r"\[([^\]]*)\]\??", lambda match: f"(?:{match[1]})?", word)


def _is_one(element: str) -> bool:
    """Tell whether the first bracket is closed by the last."""
    depth = 0
    for at, letter in enumerate(element):
        depth += letter in "([{"
        depth -= letter in ")]}"
        if depth == 0:
            return at == len(element) - 1
    msg = f"brackets do not match: {element!r}"
    raise ValueError(msg)


def _split(say: str, mark: str) -> list[str]:
    parts, depth = [""], 0
    for letter in say:
        depth += letter in "([{"
        depth -= letter in ")]}"
        if letter == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    if depth:
        msg = f"brackets do not match: {say!r}"
        raise ValueError(msg)
    return [part for part in parts if part]
