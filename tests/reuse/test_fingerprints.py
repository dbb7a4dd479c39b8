import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from clapboard.reuse.fingerprints import GRAM, WINDOW, grams, whole, winnow

KEYS = st.lists(st.sampled_from("ab cd ef gh ij kl".split()), max_size=40)


@given(KEYS)
def test_rolling_gives_what_each_run_gives_alone(keys: list[str]) -> None:
    assert grams(keys) == [grams(keys[at : at + GRAM])[0] for at in range(len(keys) - GRAM + 1)]


@given(KEYS, KEYS, KEYS, KEYS, st.lists(st.sampled_from("mn op qr st".split()), min_size=GRAM + WINDOW - 1, max_size=12))
def test_a_shared_run_that_is_long_enough_gives_a_shared_fingerprint(
    before: list[str], after: list[str], ahead: list[str], behind: list[str], shared: list[str]
) -> None:
    one, other = winnow(grams([*before, *shared, *after])), winnow(grams([*ahead, *shared, *behind]))
    assert set(one) & set(other)


@given(KEYS)
def test_winnowing_keeps_one_of_every_window(keys: list[str]) -> None:
    found = grams(keys)
    kept = set(winnow(found))
    assert kept <= set(found)
    assert all(kept & set(found[at : at + WINDOW]) for at in range(max(1, len(found) - WINDOW + 1))) or not found


def test_fingerprints_are_the_same_in_every_process() -> None:
    code = "from clapboard.reuse.fingerprints import grams, whole; k = 'we never left the island'.split(); print(grams(k), whole(k))"
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout for _ in range(2)}
    keys = "we never left the island".split()
    assert runs == {f"{grams(keys)} {whole(keys)}\n"}


def test_words_are_not_run_together() -> None:
    assert whole(["ab", "c"]) != whole(["a", "bc"])
    assert grams(["ab", "c", "d", "e"]) != grams(["a", "bc", "d", "e"])
