"""How a check, a comparison and a saying look in a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.padding import Padding

from clapboard.cli.layout import day, kind, label, origin, short, venue_words
from clapboard.publishing.answers import SHORT_ID

if TYPE_CHECKING:
    from rich.console import Console

Json = dict[str, Any]
_AROUND = 5
"""Common words that are shown on each side of a difference."""

_CHANGES = {"number": "number changed", "negation": "negation changed", "speaker": "another speaker named"}


def _line(screen: "Console", text: str, *, indent: int = 2) -> None:
    screen.print(Padding(text, (0, 0, 0, indent), expand=False))


def _section(screen: "Console", title: str, rows: Iterable[Any] = (True,)) -> None:
    if any(rows):
        screen.print(f"\n[bold]{title}[/]")


def check(screen: "Console", row: Json) -> None:
    """Print what the record says to a draft: what to look at, then what is new, on record, recycled, and without a source."""
    _heading(screen, row)
    conflicts = [fact for fact in row["facts"] if fact["novelty"] == "conflicting"]
    look = [item for item in row["quotations"] if item["needs_a_look"]]
    _section(screen, "Look at before publishing", (conflicts, look))
    for fact in conflicts:
        _conflict(screen, fact)
    for item in look:
        _quotation(screen, item)
    _facts(screen, "New", "+", [fact for fact in row["facts"] if fact["novelty"] == "new"])
    _new_statements(screen, [item for item in row["quotations"] if item["novelty"] == "new"])
    _facts(screen, "On record", "=", [fact for fact in row["facts"] if fact["novelty"] == "on record"])
    recycled = [item for item in row["quotations"] if item["novelty"] == "recycled" and not item["needs_a_look"]]
    _section(screen, "Recycled", (recycled, row["passages"]))
    for item in recycled:
        _quotation(screen, item)
    for item in row["passages"]:
        _passage(screen, item)
    _unsourced(screen, row)


def _heading(screen: "Console", row: Json) -> None:
    shares, look = row["shares"], row["needs_a_look"]
    name = row["title"] or row["source"]
    screen.print(
        f"[bold]{escape(short(name))}[/]   [dim]{escape(', '.join(part for part in (row['outlet'], row['published']) if part))}[/]"
    )
    verdict = f"{look} thing{'' if look == 1 else 's'} to look at before publishing" if look else "Nothing to look at before publishing"
    screen.print(
        f"{verdict}. Of {row['words']} words: new {shares['new']} %, recycled {shares['recycled']} %, on record {shares['known']} %."
    )
    about = ", ".join(row["shows"]) or "no show named"
    count = row["compared_with"]
    screen.print(f"[dim]{escape(about)}: compared with {count} article{'' if count == 1 else 's'} on record; nothing was written.[/]")


def _fact(fact: Json) -> str:
    """Return what a fact says, on a line."""
    subject = label(fact) + (f", part {fact['part']}" if fact["part"] else "")
    hedge = "" if fact["certainty"] in ("asserted", "reported") else f"  [dim]{fact['certainty']}[/]"
    date = None if (fact["date"] or "").endswith("~") else fact["date"]  # our own reading of a text that gives no day
    details = "  ".join(escape(str(value)) for value in (fact["value"], date) if value)
    if fact["kind"] in ("credit", "description"):
        return f"[bold]{fact['kind']}[/]  {details}"
    return f"{subject}  [bold]{kind(fact['kind'])}[/]  {details}{hedge}"


def _facts(screen: "Console", title: str, glyph: str, facts: list[Json]) -> None:
    _section(screen, title, facts)
    for fact in facts:
        if fact["kind"] == "credit" and fact["reports"]:
            _line(screen, f"{glyph} {_fact(fact)}  [dim]{_since(fact)}[/]")
            continue
        _line(screen, f"{glyph} {_fact(fact)}" + (f"  [dim]{_since(fact)}[/]" if fact["reports"] else ""))
        _line(screen, f"[dim]draft:[/]  “{escape(short(fact['sentence']))}”", indent=6)
        if fact["reports"]:
            _line(screen, f"[dim]record:[/] {_proof(fact['first'] or fact['reports'][0])}", indent=6)


def _since(fact: Json) -> str:
    more = f", {fact['documents']} articles" if fact["documents"] > 1 else ""
    first = fact["first"] or fact["reports"][0]
    who = f"first seen: {origin(first)}" if fact["first_is_known"] else "which was first cannot be told"
    since = day(fact["since"])
    without = " without this day" if fact["novelty"] == "new" else ""
    return escape(f"on record{without} {since if since.startswith('by ') else f'since {since}'}, {who}{more}")


def _proof(item: Json) -> str:
    claim = f"  {item['claim'][:SHORT_ID]}" if item.get("claim") else ""
    return f"“{escape(short(item['words']))}” [dim]{escape(origin(item))}, {day(item['reported'])}{claim}[/]"


def _conflict(screen: "Console", fact: Json) -> None:
    _line(screen, f"≠ {_fact(fact)}")
    _line(screen, f"[dim]draft:[/]  “{escape(short(fact['sentence']))}”", indent=6)
    for found in fact["conflicts"]:
        for side in found["others"]:
            _line(screen, f"[dim]record:[/] [bold]{escape(side['value'])}[/]  {_proof(side['proofs'][0])}", indent=6)
        if found["right"] and found["right"] != found["draft"]:
            _line(screen, f"[dim]the record settles it for {escape(found['right'])}: {escape(found['because'] or '')}[/]", indent=6)


def _quotation(screen: "Console", item: Json) -> None:
    """Print a recycled quotation: where it was first seen, what was changed, and its new frame."""
    first = item["first"]
    flags = item["changed"]["flags"] if item["changed"] else []
    loud = "".join(f"  [bold red]{_CHANGES[flag]}[/]" for flag in flags)
    _line(screen, f"↻ [bold]{escape(item['speaker'] or 'speaker unknown')}[/]: “{escape(short(item['words']))}”{loud}")
    seen = "first seen" if item["first_is_known"] else "also in (which was first cannot be told)"
    who = f", as {first['speaker'] or 'nobody named'}" if "speaker" in flags else ""
    more = f", {len(item['printed'])} printings on record" if len(item["printed"]) > 1 else ""
    _line(
        screen,
        f"{seen}: {escape(origin(first))}, {day(first['reported'])}{escape(who)}{more}  [dim]{first['claim'][:SHORT_ID]}[/]",
        indent=6,
    )
    if item["new_frame"]:
        _line(screen, f"[bold]new frame[/]: {_frame(item['new_frame'])}", indent=6)
    if item["changed"]:
        _changed(screen, item["changed"])


def _frame(frame: Json) -> str:
    here = f"here “{frame['frame']}”" if frame["frame"] else "here"
    there = f", there “{frame['earlier_frame']}”" if frame["earlier_frame"] else ""
    earlier = frame["earlier"]
    return escape(f"{here}{there}; {frame['because']} ({origin(earlier)}, {day(earlier['reported'])})")


def _changed(screen: "Console", change: Json) -> None:
    kinds = ", ".join(name for name in change["kinds"] if name != "verbatim") or "word for word"
    differs = any(block["kind"] not in ("equal", "typography") for block in change["differences"])
    _line(screen, f"[dim]{escape(kinds)}[/]" + (f": {difference(change['differences'])}" if differs else ""), indent=6)


def difference(blocks: list[Json]) -> str:
    """Return the words of two texts as one line: what differs in brackets, long common stretches cut."""
    parts = []
    for at, block in enumerate(blocks):
        left, right = " ".join(block["left"].split()), " ".join(block["right"].split())
        if block["kind"] in ("equal", "typography"):
            parts.append(escape(_around(right or left, is_first=at == 0, is_last=at == len(blocks) - 1)))
        elif left and right:
            parts.append(f"[bold]\\[[strike]{escape(short(left, 60))}[/strike] → [underline]{escape(short(right, 60))}[/underline]][/]")
        elif left:
            parts.append(f"[dim]\\[left out: {escape(short(left, 60))}][/]")
        else:
            parts.append(f"[bold]\\[put in: {escape(short(right, 60))}][/]")
    return "“" + " ".join(parts) + "”"


def _around(words: str, *, is_first: bool, is_last: bool) -> str:
    every = words.split()
    if len(every) <= 2 * _AROUND:
        return words
    before, after = every[:_AROUND], every[-_AROUND:]
    if is_first and is_last:
        return short(words)
    return " ".join(["…", *after] if is_first else [*before, "…"] if is_last else [*before, "…", *after])


def _passage(screen: "Console", item: Json) -> None:
    first = item["first"]
    more = f", {item['documents']} articles" if item["documents"] > 1 else ""
    _line(screen, f"↻ passage: “{escape(short(item['words']))}”")
    _line(screen, f"also in: {escape(origin(first))}, {day(first['reported'])}{more}", indent=6)
    if any(block["kind"] not in ("equal", "typography") for block in item["differences"]):
        _line(screen, difference(item["differences"]), indent=6)


def _new_statements(screen: "Console", rows: list[Json]) -> None:
    if not rows:
        return
    named = [item for item in rows if item["speaker"] and item["kind"] != "indirect"]
    for item in named:
        _line(screen, f"+ [bold]{escape(item['speaker'])}[/]: “{escape(short(item['words']))}”")
        for later in item["printed"][:1]:
            _line(screen, f"[dim]later also in: {escape(origin(later))}, {day(later['reported'])}[/]", indent=6)
    if len(rows) > len(named):
        _line(screen, f"[dim]and {len(rows) - len(named)} reported without marks, or by nobody named[/]")


def _unsourced(screen: "Console", row: Json) -> None:
    facts = [fact for fact in row["facts"] if fact["novelty"] == "no source found"]
    _section(screen, "No source found", (facts, row["superlatives"], row["habits"]))
    for fact in facts:
        on_file = fact["on_file"] or "no posts or comments on file"
        also = f"; {fact['documents']} article{'' if fact['documents'] == 1 else 's'} on record say the like" if fact["documents"] else ""
        _line(screen, f"∅ {fact['kind']}: “{escape(short(fact['sentence'], 140))}” [dim]{on_file}{also}[/]")
    for item in row["superlatives"]:
        _line(screen, f"∅ superlative: “{escape(short(item['sentence'], 140))}” [dim]nothing on file for “{escape(item['words'])}”[/]")
    for item in row["habits"]:
        _line(screen, f"∅ habit of {escape(item['platform'])}: “{escape(short(item['sentence'], 140))}” [dim]{escape(_habit(item))}[/]")


def _habit(item: Json) -> str:
    if not item["decided"]:
        return "the record knows of no show of it that got so far"
    share = f"{len(item['reached'])} of {item['decided']} shows on record got season {item['season']}"
    return f"{share} (with so few: between {item['low']:.0%} and {item['high']:.0%})"


def saying(screen: "Console", row: Json) -> None:
    """Print one saying with all its appearances, each with its change and its frame."""
    screen.print(f"[bold]{escape(row['speaker'] or 'Speaker unknown')}[/]: “{escape(' '.join(row['words'].split()))}”")
    count = row["documents"]
    known = "" if row["first_is_known"] or count == 1 else "; which was first cannot be told"
    screen.print(f"[dim]{count} article{'' if count == 1 else 's'} on record{known}[/]\n")
    for at, item in enumerate(row["appearances"]):
        _appearance(screen, item, is_first=at == 0 and row["first_is_known"], speaker=row["speaker"])


def _appearance(screen: "Console", item: Json, *, is_first: bool, speaker: str | None) -> None:
    change = item["changed"]
    badge = "first seen" if is_first else "reprinted" if change else "listed first"
    notes = [
        venue_words(str(item["venue"])) if item["venue"] else "venue not named",
        f"“{item['frame']}”" if item["frame"] else None,
        f"cue “{item['cue']}”" if item["cue"] else None,
        f"as {item['speaker'] or 'nobody named'}" if item["speaker"] != speaker else None,
    ]
    about = escape(", ".join(note for note in notes if note))
    _line(screen, f"[bold]{badge}[/]  {escape(origin(item))}, {day(item['reported'])}  [dim]{about}  {item['claim'][:SHORT_ID]}[/]")
    if change:
        loud = "".join(f"[bold red]{_CHANGES[flag]}[/]  " for flag in change["flags"])
        if loud:
            _line(screen, loud, indent=6)
        _changed(screen, change)
    if item["new_frame"]:
        _line(screen, f"[bold]new frame[/]: {_frame(item['new_frame'])}", indent=6)


def recycled(screen: "Console", rows: list[Json]) -> None:
    """Print the statements that were reprinted, each with who reprinted it, how much later, and what was changed."""
    for row in rows:
        first = row["appearances"][0]
        seen = "first seen" if row["first_is_known"] else "which was first cannot be told"
        _line(screen, f"[bold]{escape(row['speaker'] or 'Speaker unknown')}[/]: “{escape(short(row['words']))}”", indent=0)
        _line(screen, f"[dim]{seen}:[/] {escape(origin(first))}, {day(first['reported'])}  [dim]{first['claim'][:SHORT_ID]}[/]", indent=4)
        for item in row["appearances"][1:]:
            kinds = ", ".join(name for name in item["changed"]["kinds"] if name != "verbatim") or "word for word"
            frame = "; new frame" if item["new_frame"] else ""
            late = f", {item['days']} day{'' if item['days'] == 1 else 's'} later" if item["days"] else ""
            where = f"{origin(item)}, {day(item['reported'])}{late}"
            _line(screen, f"[dim]reprinted:[/]  {escape(where)}  [dim]{escape(kinds)}{frame}  {item['claim'][:SHORT_ID]}[/]", indent=4)
    if not rows:
        screen.print("Nothing was reprinted, so far as the record holds.")


def comparison(screen: "Console", row: Json) -> None:
    """Print the passages that two documents share, side by side."""
    from rich import box
    from rich.table import Table

    names = [short(side["title"] or side["source"], 60) for side in (row["left"], row["right"])]
    made = Table(*(escape(name) for name in names), box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, show_lines=True)
    for item in row["passages"]:
        made.add_row(_one_side(item, "left", "strike"), _one_side(item, "right", "underline"))
    if row["passages"]:
        screen.print(made)
        screen.print("[dim]Words that differ stand in brackets; offsets are in --json.[/]")
    else:
        screen.print("The two share no passage.")


def _one_side(item: Json, name: str, style: str) -> str:
    parts = []
    for block in item["differences"]:
        words = escape(" ".join(block[name].split()))
        if words:
            parts.append(words if block["kind"] in ("equal", "typography") else f"\\[[{style}]{words}[/{style}]]")
    start, end = item[name]
    return " ".join(parts) + f" [dim]{start}–{end}[/]"
