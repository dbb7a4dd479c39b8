"""Which show each title and each document means, kept up to date document by document.

The answer is that of `identity.identify` on all documents, but a document that comes costs no more than what it changes: the documents
whose choice hangs on what others say of the same title, and the printings of one title. A record of a hundred thousand documents is told
anew in milliseconds after each of them, where going through all takes seconds.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from clapboard.record.about import CLEAR, Naming, Support, choice, is_doubtful, strongest
from clapboard.record.identity import Identity, Marks, with_inferred
from clapboard.record.names import same_titles


class Growing:
    """The documents of a record, each as it names its titles (`about.namings`), and what follows from all of them."""

    def __init__(self, *, same: Iterable[tuple[str, str]] = ()) -> None:
        """Begin without documents; `same` are pairs of titles that an editor called one."""
        self._same = tuple(same)
        self._named: dict[str, Mapping[str, Naming]] = {}
        self._bearing = _Bearing()
        self._about: dict[str, str] = {}
        self._of_title: defaultdict[str, set[str]] = defaultdict(set)
        self._counts: Counter[str] = Counter()
        self._standing: dict[str, str] = {}
        self._documents: dict[str, str] = {}
        self._open: dict[str, bool] = {}
        self._touched: set[str] = set()

    def put(self, named: Mapping[str, Mapping[str, Naming] | None]) -> None:
        """Take documents in as they name their titles now, whatever they named before; None: there is no such document any more."""
        touched = self._let_go(named)
        before = {document: self._named.pop(document, {}) for document in named}
        after = {document: titles for document, titles in named.items() if titles is not None}
        self._named |= after
        others = self._bearing.exchange(before, after).difference(named)
        touched |= self._let_go(others)
        moved = {*others, *after}
        touched |= self._choose(moved)
        self._place({*moved, *named, *self._stand(touched)})

    def take_touched(self) -> set[str]:
        """Return the documents that may be about another show than when this was asked last, what is inferred left aside."""
        touched, self._touched = self._touched, set()
        return touched

    def identity(self, marks: Marks) -> Identity:
        """Return what titles and documents mean; `marks` as for `identify`."""
        doubtful = frozenset(document for document, is_doubt in self._open.items() if is_doubt)
        first = Identity(titles=dict(self._standing), documents=self._documents, doubtful=doubtful)
        return with_inferred(first, marks, asked=set(self._open))

    def _let_go(self, documents: Iterable[str]) -> set[str]:
        """Take the choices of documents back, and return the titles that count less."""
        touched: set[str] = set()
        for document in documents:
            touched |= self._count(document, -1)
            if (title := self._about.pop(document, None)) is not None:
                self._of_title[title].discard(document)
        return touched

    def _choose(self, documents: Iterable[str]) -> set[str]:
        """Choose what documents are about, and return the titles that count more."""
        touched: set[str] = set()
        for document in documents:
            title = choice(document, self._named[document], self._bearing.known)
            if title is not None:
                self._about[document] = title
                self._of_title[title].add(document)
            touched |= self._count(document, 1)
        return touched

    def _count(self, document: str, sign: int) -> set[str]:
        titles = self._named.get(document, {})
        about = self._about.get(document)
        for title, item in titles.items():
            self._counts[title] += sign * (item.claims + (item.abouts if title == about else 0))
        return set(titles)

    def _stand(self, touched: Collection[str]) -> set[str]:
        """Work out which printing stands for each title where that may have changed; return the documents about those that did."""
        counts, before = self._counts, self._standing
        is_known = all((counts[title] > 0 and bool(title)) == (title in before) for title in touched)
        printings = Counter(before.values())
        if is_known and not any(title in before and printings[before[title]] > 1 for title in touched):
            return set()  # of one printing alone it does not matter how often it is printed
        self._standing = same_titles({title: count for title, count in counts.items() if title and count > 0}, judged=self._same)
        return {document for title in _changed(before, self._standing) for document in self._of_title[title]}

    def _place(self, documents: Collection[str]) -> None:
        """Note which shows documents are about, and which of them are asked what else they have in common with one."""
        self._touched.update(documents)
        for document in documents:
            titles, show = self._named.get(document), self._standing.get(self._about.get(document, ""))
            self._documents.pop(document, None)
            self._open.pop(document, None)
            if show is not None:
                self._documents[document] = show
            if titles is not None and is_doubtful(document, titles, self._bearing.known):
                self._open[document] = True
            elif titles is not None and show is None and not any(item.claims for item in titles.values()):
                self._open[document] = False


class _Bearing:
    """Who says how strongly to be about a title (what bears it out), and whose choice hangs on that."""

    def __init__(self) -> None:
        self.known = Support(same={}, strongest={})
        self._saying: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._leaning: defaultdict[str, set[str]] = defaultdict(set)
        self._printings: dict[str, list[str]] = {}

    def exchange(self, before: Mapping[str, Mapping[str, Naming]], after: Mapping[str, Mapping[str, Naming]]) -> set[str]:
        """Take documents in as they name titles now, and return all whose choice may be another for it."""
        touched: set[str] = set()
        for document, titles in before.items():
            for title in _claimed(titles):
                del self._saying[title][document]
                self._leaning[title].discard(document)
                touched.add(title)
        for document, titles in after.items():
            own = _claimed(titles)
            leans = len(titles) > 1 or max(own.values(), default=CLEAR) < CLEAR
            for title, strength in own.items():
                self._saying[title][document] = strength
                if leans:
                    self._leaning[title].add(document)
            touched.update(own)
        return self._weigh(touched)

    def _weigh(self, touched: set[str]) -> set[str]:
        """Work out anew what bears out the titles that are one with `touched`; return the documents that lean on it."""
        same, best = self.known.same, dict(self.known.strongest)
        if any(bool(self._saying[title]) != (title in same) for title in touched):
            before, same = same, same_titles({title: 1 for title, saying in self._saying.items() if saying})
            touched = touched | _changed(before, same) | {before[title] for title in _changed(before, same) if title in before}
            self._printings = _turned(same)
        shows = {same[title] for title in touched if title in same}
        for show in shows:
            best[show] = strongest(pair for title in self._printings[show] for pair in self._saying[title].items())
        self.known = Support(same=same, strongest=best)
        return {document for show in shows for title in self._printings[show] for document in self._leaning[title]}


def _claimed(titles: Mapping[str, Naming]) -> dict[str, int]:
    return {title: item.strength for title, item in titles.items() if item.strength}


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {title for title in {*before, *after} if before.get(title) != after.get(title)}


def _turned(same: Mapping[str, str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for title, show in same.items():
        found[show].append(title)
    return dict(found)
