"""How many third-person pronouns are linked to the right person: the development part of GUM's news and interviews.

    python evaluation/coref.py [--data ../shared/data/gum/docs.jsonl] [--split dev] [--genres news,interview] [--json FILE]

A pronoun counts where GUM's chain of it holds a person's name in the same document (so that there is a name to find); it is right
where the name that Clapboard gives it shares a word with one of the chain's names. Pronouns: he, she and their forms; they and its
forms only where the chain has one of those, too, or is a single person's by its names.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from clapboard.mentions.page import Page
from clapboard.mentions.people import PRONOUNS, find_people
from clapboard.model.document import UNDATED, Document
from clapboard.model.span import Span

HERE = Path(__file__).resolve().parent
THEY = frozenset(("they", "them", "their", "theirs", "themselves", "themself"))
NO_BLANK_BEFORE = frozenset(". , ; : ! ? ) ] ” ’ 's n't ’s 're 've 'll 'd 'm ’re ’ve ’ll ’d ’m %".split())
MARK = '"'
NO_BLANK_AFTER = frozenset("( [ “ ‘ $".split())


def laid_out(record: dict) -> tuple[Document, list[Span]]:
    """Return the document made of a record's tokens, and where each token stands in it."""
    starts = set(record["para_starts"])
    text = ""
    spans: list[Span] = []
    quoted = False
    for at, word in enumerate(record["tokens"]):
        if at in starts and text:
            text, quoted = text + "\n\n", False
        elif text and not _joined(record["tokens"][at - 1], word, quoted=quoted):
            text += " "
        quoted = not quoted if word == MARK else quoted
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    paragraphs = tuple(Span(*match.span()) for match in re.finditer(r"[^\n]+", text))
    return Document(id=record["id"], capture="", text=text, paragraphs=paragraphs, published=UNDATED, reader="tokens"), spans


def _joined(before: str, word: str, *, quoted: bool) -> bool:
    if word == MARK:
        return quoted
    return word in NO_BLANK_BEFORE or before in NO_BLANK_AFTER or (before == MARK and quoted)


def questions(record: dict) -> Iterator[tuple[int, str, set[str]]]:
    """Yield the pronouns that are asked: index of the token, the pronoun, the words of the names in its chain."""
    tokens = record["tokens"]
    for label, mentions in record["coref"].items():
        if not label.startswith("person"):
            continue
        names = {
            word
            for start, end in mentions
            if end - start <= 5
            for word in tokens[start:end]
            if word[0].isupper() and len(word) > 2 and word.lower() not in PRONOUNS and word.lower() not in THEY
        }
        single = any(end - start == 1 and tokens[start].lower() in PRONOUNS for start, end in mentions)
        for start, end in mentions:
            word = tokens[start].lower()
            if names and end - start == 1 and (word in PRONOUNS or (single and word in THEY)):
                yield start, word, names


def score(records: list[dict]) -> dict[str, Counter]:
    """Return, for each genre and for all, how many pronouns were asked, answered and right."""
    counts: dict[str, Counter] = {"all": Counter()}
    for record in records:
        document, spans = laid_out(record)
        answers = {mention.span.start: mention.name for mention in find_people(Page.of(document))}
        for at, _, names in questions(record):
            answer = answers.get(spans[at].start)
            for count in (counts["all"], counts.setdefault(record["genre"], Counter())):
                count["asked"] += 1
                count["answered"] += answer is not None
                count["right"] += answer is not None and bool(names & set(answer.split()))
    return counts


def main() -> None:
    """Print the shares, and write them as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data" / "gum" / "docs.jsonl")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--genres", default="news,interview")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    genres = given.genres.split(",")
    with given.data.open(encoding="utf-8") as lines:
        records = [record for line in lines if (record := json.loads(line))["split"] == given.split and record["genre"] in genres]
    counts = score(records)
    for genre, count in counts.items():
        share = count["right"] / max(1, count["asked"])
        print(f"{genre:10} pronouns {count['asked']:4}  answered {count['answered']:4}  right {count['right']:4}  {share:.3f}")
    if given.json:
        answer = {genre: {**count, "share": count["right"] / max(1, count["asked"])} for genre, count in counts.items()}
        given.json.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
