"""The record derived anew from what cannot be recomputed: captures and judgements."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from clapboard.errors import LedgerError
from clapboard.model.capture import Capture
from clapboard.record.dump import Difference, compare, dump
from clapboard.record.ledger import Entry, Ledger


def rebuild(source: Ledger, target: Ledger, *, read: Callable[[Capture], Entry]) -> Difference:
    """Read every capture of `source` into `target` (an empty ledger), take its judgements over, and compare the two dumps.

    `read` is what reads captures in this version: where `source` was read by an older one, its claims may differ rightly. A row of `source`
    that can no longer be read is a difference, and is told in the first line, marked `! `. Raises LedgerError where `target` holds
    anything, or where a capture itself is damaged. Documents that were forgotten on purpose have no capture and are no difference.
    """
    if any(target.archive.captures()) or any(target.judgements.all()):
        msg = "a record is rebuilt into an empty file"
        raise LedgerError(msg, hint="give a path where there is no file yet")
    for capture in source.archive.captures():
        target.write(read(capture))
    for judgement in source.judgements.all():
        target.judgements.add(judgement)
    damage: list[str] = []
    difference = compare(_held(_as_far_as_readable(source, damage), target), dump(target))
    if damage:
        difference = replace(difference, missing=difference.missing + 1, lines=(f"! {damage[0]}", *difference.lines))
    return difference


def _held(lines: Iterator[str], target: Ledger) -> Iterator[str]:
    """Yield the lines but those of documents that `target` could not be given: their captures were forgotten on purpose."""
    given = {document for document, _ in target.archive.captured()}
    for line in lines:
        item = json.loads(line)
        if item["type"] == "judgement" or item.get("document", item["id"]) in given:
            yield line


def _as_far_as_readable(ledger: Ledger, damage: list[str]) -> Iterator[str]:
    """Yield the dump's lines; where a row can no longer be read, end there and note it in `damage`."""
    try:
        yield from dump(ledger)
    except LedgerError as error:
        damage.append(str(error))
