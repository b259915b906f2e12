"""The store keeps what recurs, stays within its bound, and never mistakes one thing for another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.grammar.kept import Kept

LIMIT = 40


def size(store: Kept[int, int]) -> int:
    return sum(len(getattr(store, name)) for name in ("_new", "_waiting", "_recent", "_older"))


def test_what_recurs_outlives_what_comes_once() -> None:
    store: Kept[int, int] = Kept(LIMIT)
    again = range(10)
    made = 0
    for place in range(1000):
        for key in (place % 10, 1000 + place):  # ten keys again and again, a thousand others once each
            if store.get(key) is None:
                made += key in again
                store.keep(key, -key)

    assert all(store.get(key) == -key for key in again)
    assert made <= 3 * len(again)


@given(st.lists(st.integers(0, 200), max_size=600))
def test_it_gives_back_what_was_kept_and_stays_small(keys: list[int]) -> None:
    store: Kept[int, int] = Kept(LIMIT)
    for key in keys:
        found = store.get(key)
        assert found in {None, -key - 1}
        if found is None:
            store.keep(key, -key - 1)
            assert store.get(key) == -key - 1
        assert size(store) <= LIMIT


def test_what_is_false_is_kept_too() -> None:
    store: Kept[str, tuple[int, ...]] = Kept(LIMIT)
    store.keep("a", ())

    assert [store.get("a"), store.get("a")] == [(), ()]
