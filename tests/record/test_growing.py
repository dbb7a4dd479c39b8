from collections.abc import Collection, Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from clapboard.record.about import Naming
from clapboard.record.growing import Growing
from clapboard.record.identity import Identity, identify
from clapboard.record.subjects import Mark

TITLES = ("Gravel", "The Gravel", "“Gravel”", "Kindling", "Kindling: The Long Gravel Road", "Long Gravel Road", "Tin Orchard")
NAMES: tuple[Mark, ...] = (("name", ("ida", "brook")), ("name", ("tom", "weir")), ("name", ("nan", "sedge")))


class Known:
    """Marks by a fixed rule: each document holds the names that its number has as bits."""

    def of(self, documents: Collection[str]) -> Mapping[str, Mapping[Mark, str]]:
        return {document: {mark: " ".join(mark[1]) for mark in _marks(document)} for document in documents}

    def holders(self, marks: Collection[Mark]) -> Iterable[tuple[Mark, str, str | None]]:
        return [(mark, document, None) for document in DOCUMENTS for mark in _marks(document) if mark in marks]


DOCUMENTS = tuple(f"d{number}" for number in range(8))


def _marks(document: str) -> tuple[Mark, ...]:
    return tuple(mark for at, mark in enumerate(NAMES) if int(document[1:]) >> at & 1)


@st.composite
def namings(draw: st.DrawFn) -> Naming:
    claims, strength = draw(st.integers(0, 2)), draw(st.sampled_from((0, 1, 2, 4, 8)))
    told = draw(st.integers(0, claims))
    return Naming(claims=claims, told=told, abouts=int(strength > 0), strength=strength, place=draw(st.integers(0, 3)))


documents = st.dictionaries(st.sampled_from(DOCUMENTS), st.none() | st.dictionaries(st.sampled_from(TITLES), namings(), max_size=3))


@given(steps=st.lists(documents, max_size=6), same=st.sampled_from(((), (("Gravel", "Tin Orchard"),))))
def test_documents_that_come_one_after_another_mean_what_they_mean_all_at_once(
    steps: list[dict[str, dict[str, Naming] | None]], same: tuple[tuple[str, str], ...]
) -> None:
    growing, named = Growing(same=same), dict[str, dict[str, Naming]]()
    for step in steps:
        growing.put(step)
        for document, titles in step.items():
            named.pop(document, None)
            if titles is not None:
                named[document] = titles
        assert growing.identity(Known()) == identify(named, Known(), same=same)


def test_an_answer_stays_what_it_was() -> None:
    growing = Growing()
    growing.put({"d0": {"Gravel": Naming(claims=1, told=1, abouts=1, strength=8)}})
    before = growing.identity(Known())
    growing.put({"d0": None, "d1": {"Kindling": Naming(claims=1, told=1, abouts=1, strength=8)}})
    assert before == Identity(titles={"Gravel": "Gravel"}, documents={"d0": "Gravel"})
