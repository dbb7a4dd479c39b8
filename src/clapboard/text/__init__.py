"""Work on plain text: folding with an offset map, sentences, quotation marks, names, dates as intervals, alignment.

Everything here is a pure function of strings and spans; offsets are code points, half-open.
"""
