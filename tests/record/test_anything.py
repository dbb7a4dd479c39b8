"""Whatever is told, every question has an answer."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from record_builder import SHOW, Article, Certainty, record

from clapboard.model.mention import Continuation, SeasonRef
from clapboard.record.habits import habits
from clapboard.record.outlets import outlets
from clapboard.record.services import deciding, down_map, services
from clapboard.vocabulary import load

KINDS = sorted(name for name, table in load("milestones").items() if isinstance(table, dict) and "phrases" in table)
refs = st.none() | st.builds(
    SeasonRef,
    words=st.just("a season"),
    numbers=st.lists(st.integers(1, 4), max_size=2, unique=True).map(tuple),
    pointer=st.sampled_from([None, "this", "next", "final", "first", "more"]),
    count=st.none() | st.integers(1, 3),
    part=st.none() | st.integers(1, 2),
    continuation=st.sampled_from(Continuation),
    implied=st.booleans(),
)
days = st.dates(date(2023, 1, 1), date(2024, 12, 31)).map(str)
dates = (
    st.none()
    | days
    | st.sampled_from(
        [
            "published - 1 d",
            "published - 0 d about",
            "published < month 3",
            "then + 2 m",
            "2023",
            "20XX",
            "nonsense",
            "../2024-03",
            "2024-21",
        ]
    )
)
facts = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "season": refs,
        "date": dates,
        "target": dates,
        "value": st.none() | st.sampled_from(["Ida Brook", "Ida Brook, Tom Weir", "Low Tide"]),
        "certainty": st.sampled_from(Certainty),
        "planned": st.booleans(),
        "announced_by": st.none() | st.sampled_from(["Netflix", "CBS", "Ida Brook"]),
        "show": st.sampled_from([SHOW, None, "Tin Orchard"]),
    }
)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.none() | days, st.lists(facts, max_size=4)), min_size=1, max_size=5),
    st.none() | st.dates(date(2023, 1, 1), date(2025, 1, 1)),
)
def test_every_question_has_an_answer(rows: list, as_of: date | None) -> None:
    articles = []
    for at, (published, told) in enumerate(rows):
        article = (
            Article(f"{at}", published, outlet=f"o{at % 2}").credits("Ida Brook", "creator").says("Nobody leaves the harbour in winter")
        )
        for fact in told:
            article.tells(fact["kind"], **{key: value for key, value in fact.items() if key != "kind"})
        articles.append(article)
    found = record(*articles, as_of=as_of)
    for title in found.titles():
        part = found.slice(title)
        statuses = part.statuses()
        assert all(item.milestones and item.strength for item in part.timeline())
        assert all(status.stage_proof or status.stage.value == "unknown" for status in statuses.values())
        assert all(status.fate_proof or status.fate.value == "undecided" for status in statuses.values())
        assert all(len(conflict.sides) > 1 for conflict in part.conflicts())
        assert set(part.days()) == {(item.claim.id, item.season) for item in part.milestones}
        outlets(part.timeline(), part.conflicts(), part.sources)
        newest = deciding(statuses.values())
        assert newest is None or all(down_map(newest, service) for service in services())
    found.review()
    habits(found.standings())
