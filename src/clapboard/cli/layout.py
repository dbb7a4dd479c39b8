"""How answers look in a terminal: our words plain, the sources' words in quotation marks, ids dim at the end of the line."""

from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.padding import Padding

from clapboard.publishing.answers import SHORT_ID

if TYPE_CHECKING:
    from rich.console import Console

Json = dict[str, Any]
KINDS = {
    "renewed": "renewed",
    "date_set": "date set",
    "date_moved": "date moved",
    "filming_started": "filming started",
    "filming_wrapped": "filming wrapped",
    "filming_paused": "filming paused",
    "filming_resumed": "filming resumed",
    "final_season": "final season",
    "first_look": "first look",
    "moved_platform": "moved platform",
    "spin_off": "spin-off",
}
_LONGEST = 220
_FEWEST = 6
"""Words of reported speech that say something by themselves."""


def kind(name: str) -> str:
    """Return how a kind of milestone is called in a sentence."""
    return KINDS.get(name, name.replace("_", " "))


def heading(screen: "Console", answer: Json) -> None:
    """Print the title, and what it is known from."""
    documents = answer["documents"]
    outlets = {row["outlet"] for row in documents if row["outlet"]}
    days = sorted(row["published"] for row in documents if row["published"])
    known = f"{len(documents)} document{'' if len(documents) == 1 else 's'}, {len(outlets)} outlet{'' if len(outlets) == 1 else 's'} named"
    until = f"as published by {answer['as_of']}" if answer["as_of"] else f"latest report {_latest(days)}"
    screen.print(f"[bold]{escape(answer['show'])}[/]   [dim]{known}, {until}[/]")


def _latest(days: list[str]) -> str:
    return max((day.rpartition("/")[2] for day in days), default="undated")


def _section(screen: "Console", title: str) -> None:
    screen.print(f"\n[bold]{title}[/]")


def _line(screen: "Console", text: str, *, indent: int = 2) -> None:
    screen.print(Padding(text, (0, 0, 0, indent), expand=False))


def label(row: Json) -> str:
    """Return how a season is called."""
    season = row["season"]
    return "The show" if season is None else f"Season {season}" if isinstance(season, int) else str(season).capitalize()


def seasons(screen: "Console", rows: list[Json]) -> None:
    """Print where each season stands, newest first, with one proof for each axis."""
    _section(screen, "Where it stands")
    for row in sorted(rows, key=lambda row: (row["season"] is None, not isinstance(row["season"], int), -_number(row))):
        _line(screen, f"[bold]{label(row)}[/]  {row['stage']} · {row['fate']}  [dim]{row['strength']}[/]")
        shown = {item["claim"]: item for item in (*row["stage_proof"][:1], *row["fate_proof"][:1])}
        for item in shown.values():
            _line(screen, proof(item), indent=6)
        for reversal in row["reversals"]:
            _line(screen, f"[dim]{kind(reversal['by']['kind'])} undoes {kind(reversal['undoes']['kind'])}[/]", indent=6)
        for name in ("absent", "hedged", "denied"):
            for item in row[name][:1]:
                if item["claim"] not in shown:
                    _line(screen, proof(item), indent=6)


def _number(row: Json) -> int:
    return row["season"] if isinstance(row["season"], int) else 0


def proof(item: Json) -> str:
    """Return one line of evidence: the words, the outlet, the day, the id."""
    hedge = "" if item.get("certainty", "asserted") == "asserted" else f"{item['certainty']}: "
    where = f"{origin(item)}, {day(item['reported'])}"
    return f"{hedge}“{escape(short(item['words']))}” [dim]{escape(where)}  {item['claim'][:SHORT_ID]}[/]"


def origin(item: Json) -> str:
    """Return who printed it: the outlet, else the headline, else the beginning of the document's id."""
    return item["outlet"] or (f"“{short(item['title'], 40)}”" if item.get("title") else f"document {item['document'][:SHORT_ID]}")


def short(words: str, most: int = _LONGEST) -> str:
    """Return the words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0]} …"


def day(edtf: str | None) -> str:
    """Return a day or an interval of report for people."""
    if not edtf:
        return "undated"
    first, _, last = edtf.partition("/")
    if not last or first == last:
        return first
    if first == "..":
        return f"by {last}"
    return f"after {first}" if last == ".." else f"{first} to {last}"


def timeline(screen: "Console", rows: list[Json]) -> None:
    """Print what happened, in order."""
    _section(screen, "Timeline")
    for row in rows:
        _line(screen, event(row))
        first = row["first"] or (row["proofs"][0] if row["proofs"] else None)
        if first:
            more = f" [dim](+{row['reports'] - 1} more)[/]" if row["reports"] > 1 else ""
            _line(screen, proof(first) + more, indent=6)


def event(row: Json) -> str:
    """Return one event on a line: day, season, kind, what was set or who, and the circumstances."""
    when = row["date"] or (f"by {row['by']}" if row["by"] else "undated")
    said = [f"{label(row)}, part {row['part']}" if row["part"] else label(row), f"[bold]{kind(row['kind'])}[/]"]
    said += [escape(str(value)) for value in (row["value"], row["target"] and f"for {row['target']}") if value]
    notes = [
        row["together_with"] and "together with season " + " and ".join(map(str, row["together_with"])),
        row["platform"] and f"on {row['platform']}",
        row["announced_by"] and f"announced by {row['announced_by']}",
        row["channel"] and f"through {row['channel']}",
        row["because"] and f"because “{short(row['because'])}”",
        row["first"] and not row["first"]["original_held"] and "original not held",
    ]
    circumstances = escape("; ".join(note for note in notes if note))
    return f"{when:<12} " + "  ".join(said) + (f"  [dim]{circumstances}[/]" if circumstances else "")


def people(screen: "Console", rows: list[Json], characters: list[Json]) -> None:
    """Print who makes the show and plays in it, then the characters of whom no text says who plays them."""
    if rows or characters:
        _section(screen, "People")
    for row in rows:
        roles = ", ".join(
            escape(part["role"] + (f" ({', '.join(part['characters'])})" if part["characters"] else "")) for part in row["roles"]
        )
        _line(screen, f"{escape(row['name'])}  [dim]{roles}  {row['roles'][0]['proof']['claim'][:SHORT_ID]}[/]")
    unplayed = [row["name"] for row in characters if not row["actors"]]
    if unplayed:
        _line(screen, f"[dim]Characters, played by nobody named:[/] {escape(', '.join(unplayed))}")


def sayings(screen: "Console", rows: list[Json]) -> None:
    """Print what was said by first appearance, later appearances folded under it."""
    named = [row for row in rows if row["kind"] != "indirect" or (row["speaker"] and len(row["words"].split()) >= _FEWEST)]
    if rows:
        _section(screen, "Statements, by first appearance")
    for row in named:
        _line(screen, said(row))
        for later in row["appearances"][1:]:
            if later["document"] != row["document"]:
                frame = f", called “{escape(later['frame'])}”" if later["frame"] else ""
                _line(
                    screen,
                    f"[dim]again: {escape(origin(later))}, {day(later['reported'])}{frame}  {later['claim'][:SHORT_ID]}[/]",
                    indent=6,
                )
    if len(rows) > len(named):
        _line(screen, f"[dim]and {len(rows) - len(named)} reported in a few words or by nobody named: clapboard quotes TITLE[/]")


_BY = frozenset(("phone", "letter", "email", "e-mail", "text message", "direct message", "DM", "voicemail"))
_PRINTED_IN = frozenset(
    ("caption", "post", "video", "clip", "memo", "statement", "newsletter", "podcast", "memoir", "trailer", "featurette", "blog", "thread")
)


def venue_words(venue: str) -> str:
    """Return where it was said as a phrase: to somebody with a name, else in or at what has none ("by phone", "in a video").

    >>> venue_words("Harbour Radio"), venue_words("phone"), venue_words("joint statement"), venue_words("premiere")
    ('to Harbour Radio', 'by phone', 'in a joint statement', 'at a premiere')
    """
    if not venue.islower() and venue not in _BY:
        return f"to {venue}"
    if venue in _BY:
        return f"by {venue}"
    article = "an" if venue[0] in "aeiou" else "a"
    named = venue.endswith(tuple(_PRINTED_IN)) or venue.split(maxsplit=1)[0] in _PRINTED_IN
    return f"{'in' if named else 'at'} {article} {venue}" if not venue.startswith(("her ", "his ", "the ", "a ", "an ")) else f"in {venue}"


def said(row: Json) -> str:
    """Return one statement on a line: speaker, role, words, where it was said, who printed it."""
    names = " and ".join(name for name in (row["speaker"], *row["co_speakers"]) if name)
    who = names or f"speaker unknown ({row['unknown']})"
    circumstances = [
        row["kind"] == "indirect" and "in the outlet's words",
        row["venue"] and venue_words(str(row["venue"])),
        row["carrier"] and f"via {row['carrier']}",
        row["frame"] and f"said “{row['frame']}”",
        origin(row),
        day(row["reported"]),
    ]
    notes = escape(", ".join(part for part in circumstances if part))
    marks = ("", "") if row["kind"] == "indirect" else ("“", "”")
    return f"[bold]{escape(who)}[/]: {marks[0]}{escape(short(row['words']))}{marks[1]} [dim]{notes}  {row['claim'][:SHORT_ID]}[/]"


def statements(screen: "Console", rows: list[Json]) -> None:
    """Print statements in the order given."""
    for row in rows:
        _line(screen, said(row), indent=0)
    if not rows:
        screen.print("Nothing said, so far as the record holds.")


def synopses(screen: "Console", rows: list[Json]) -> None:
    """Print the official descriptions, each version once."""
    if rows:
        _section(screen, "Official description")
    seen: set[str] = set()
    for row in rows:
        folded = " ".join(row["words"].casefold().split())
        if folded not in seen:
            seen.add(folded)
            _line(screen, f"{escape(row['publisher'] or 'publisher not named')}: {proof(row)}")


def signals(screen: "Console", audience: list[Json], habits: list[Json], *, charts: str | None = None) -> None:
    """Print what the audience does and what the platform usually does: signals, kept apart from facts. `charts`: what those on file say."""
    if audience or habits or charts:
        _section(screen, "Signals, not facts")
    if charts:
        _line(screen, f"charts: {escape(charts)}")
    for row in audience:
        _line(screen, f"{row['kind']}: {proof(row)}")
    for row in habits:
        _line(screen, f"habit of {escape(row['platform'])}: {proof(row)}")


def undated(screen: "Console", rows: list[Json]) -> None:
    """Print how the day of an undated article was bounded."""
    bounded = [row for row in rows if row["because"] or row["published"] is None]
    if bounded:
        _section(screen, "Articles without a date")
    for row in bounded:
        reasons = "; ".join(row["because"]) or "nothing on record bounds it"
        _line(screen, f"{escape(row['title'] or row['document'][:SHORT_ID])}: {day(row['published'])} [dim]{escape(reasons)}[/]")


def season(screen: "Console", row: Json) -> None:
    """Print one season: where it stands, how it came there, all that moves it or does not."""
    screen.print(f"[bold]{escape(row['show'])}, {label(row).lower()}[/]  {row['stage']} · {row['fate']}  [dim]{row['strength']}[/]")
    timeline(screen, row["timeline"])
    for reversal in row["reversals"]:
        _line(screen, f"[dim]{kind(reversal['by']['kind'])} undoes {kind(reversal['undoes']['kind'])}[/]")
    for name, title in (("absent", "Not announced"), ("hedged", "Only expected or rumoured"), ("denied", "Denied")):
        if row[name]:
            _section(screen, title)
        for item in row[name]:
            _line(screen, f"{kind(item['kind'])}: {proof(item)}")


def why(screen: "Console", row: Json) -> None:
    """Print a claim's sentence in its context, and all that stands behind it."""
    season = f", season {row['season']}" if row["season"] else ""
    subject = escape((row["show"] or "no show named") + season)
    value = f": {escape(row['value'])}" if row["value"] else ""
    screen.print(f"[bold]{subject}[/]  {kind(row['predicate'])}{value}  [dim]{row['certainty']}[/]")
    for item in row["evidence"]:
        if item["sentence"] is None:
            _line(
                screen, f"[bold red]{item['state']}[/] “{escape(item['exact'])}” is no longer where it stood; no other sentence is offered"
            )
        else:
            _line(screen, f"{escape(item['before'])}[bold underline]{escape(item['exact'])}[/]{escape(item['after'])}")
    facts = {
        "outlet": row["outlet"] or "not named",
        "title": row["title"],
        "published": f"{day(row['published'])} ({row['published_basis']})",
        "address": row["address"],
        "read from": row["origin"],
        "captured": row["captured_at"],
        "found by": f"{row['found_by']}, confidence {row['confidence']}",
        **row["qualifiers"],
        "text": ", ".join(f"{item['text_sha256'][:12]} [{item['start']}, {item['end']})" for item in row["evidence"]),
        "claim": row["claim"],
        "checked now": row["state"],
    }
    for name, value in facts.items():
        if value:
            _line(screen, f"[dim]{name:<14}[/]{escape(' '.join(str(value).split()))}")


def conflicts(screen: "Console", rows: list[Json]) -> None:
    """Print where documents disagree, each side with its words."""
    if rows:
        _section(screen, "Where documents disagree")
    for row in rows:
        settled = f"  [dim]right: {escape(row['right'])} ({escape(row['because'] or '')})[/]" if row["right"] else "  [dim]open[/]"
        _line(screen, f"{escape(row['field'])}{settled}")
        for side in row["sides"]:
            more = f" [dim](+{len(side['proofs']) - 1} more)[/]" if len(side["proofs"]) > 1 else ""
            _line(screen, f"[bold]{escape(side['value'])}[/]  [dim]{side['strength']}[/]  {proof(side['proofs'][0])}{more}", indent=6)


def queue(screen: "Console", rows: list[Json], lost: list[Json]) -> None:
    """Print what waits for an editor."""
    for row in rows:
        about = ", ".join(part for part in (row["show"], row["season"]) if part)
        what = f"[bold]{kind(row['predicate'])}[/] {escape(about)}  [dim]{row['effect']}, confidence {row['confidence']}[/]"
        _line(screen, what, indent=0)
        _line(screen, proof(row), indent=4)
    for row in lost:
        _line(screen, f"not carried over: {row['verdict']} by {escape(row['by'])} on “{escape(short(row['words']))}”", indent=0)
    if not rows and not lost:
        screen.print("Nothing waits for an editor.")
