"""Dates in English prose, as intervals: `find` reads them, `resolve` turns them into days once the publication's day is known.

`tense_at` guesses the tense that `resolve` asks for.

What a text says of a day is of two kinds (`clapboard.model.when.TextDate`). Absolute dates name it ("April 23, 2025") and become EDTF at
once, at the text's precision. All others hang on the day of publication and keep an *anchor*, a text that never changes once it is
written into a claim.

The language of anchors
-----------------------
::

    anchor    = side | side " / " side          one day between the two sides
    side      = ".." | origin { " " step }      ".." is an open end; steps are taken from left to right
    origin    = "published" | "then" | EDTF     "then": a day of the story that nobody can tell from the text
    step      = ("+" | "-") " " N " " unit      the unit that lies N units away: d, w, m, q, y, decade; "2..5" is from 2 to 5
              | relation " " cycle              the occurrence that stands in the relation to where we are
              | part                            early, mid, late, start, end: of what we have
              | "week " N                       its Nth week (or "last"): of those with four days in it
              | "before" | "after"              its days up to, from, the publication on
              | "about" | "recently" | "soon"   approximately; shortly before; shortly after
    relation  = "<" | "<=" | ">" | ">=" | "~" | "~<" | "~>" | "="
    cycle     = "weekday 1..7" | "weekend" | "mday 1..31" | "month 1..12" | "season NAME" | "quarter 1..4" | "half 1..2"
              | "day MM-DD" | "date MM-DD WEEKDAY" | "feast NAME"

`~` leaves the direction open: the tense of the sentence, which is no part of the date, decides when `resolve` is called (past: the
last that had begun; future: the first that was not over; unknown: the nearest; but a day of the year less than three months away
is taken even against the tense, where the other choice is more than nine months away). `~<` and `~>` are `~` with the tense written
in (`with_tense`). `=` takes the one of the same year, or of what stands before it. Examples: "this morning" `published - 0 d`; "in
January" `published ~ month 1`; "last Friday" `published < weekday 5`; "early next year" `published + 1 y early`; "a few months ago"
`published - 2..5 m`; "by the end of the year" `.. / published - 0 y`; "since March" `published <= month 3 / published`. A length of
time ("two years": `2 y`), a habit ("every week": `each w`) and an hour ("8 p.m.": `clock 20:00`) have a text in the same place, and
no day.

A season of the year is EDTF's `YYYY-21` to `YYYY-24`; what it has no name for at its level 1 (quarters, weeks, "late 2024") is a
stretch `a/b`. Its days are those of the northern hemisphere, as widely as the press may mean them.
"""

from clapboard.text.dates.anchors import Resolved, Tense, resolve, with_tense
from clapboard.text.dates.finder import DateMention, find
from clapboard.text.dates.run import DateType
from clapboard.text.dates.tense import tense_at

__all__ = ["DateMention", "DateType", "Resolved", "Tense", "find", "resolve", "tense_at", "with_tense"]
