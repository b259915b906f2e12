"""Reading ahead by batches changes nothing but the time: every item comes, in order, and an error after what came before it."""

from __future__ import annotations

import gc
from itertools import chain, count

import pytest

from jixiao.errors import FileTimeoutError
from jixiao.memory import in_batches, rare_collections


@pytest.mark.parametrize("length", [0, 1, 127, 128, 129, 300])
def test_every_item_comes_in_order(length):
    assert list(chain.from_iterable(in_batches(iter(range(length))))) == list(range(length))


def breaking(error, after):
    for number in count():
        if number == after:
            raise error
        yield number


@pytest.mark.parametrize("after", [0, 5, 128, 200])
def test_an_error_comes_after_the_items_before_it(after):
    seen = []
    with pytest.raises(SystemExit):
        seen.extend(chain.from_iterable(in_batches(breaking(SystemExit("on purpose"), after))))

    assert seen == list(range(after))


@pytest.mark.parametrize("error", [KeyboardInterrupt(), FileTimeoutError("太慢", "too slow")], ids=["user", "time"])
def test_what_stops_a_run_stops_it_at_once(error):
    seen = []
    with pytest.raises(type(error)):
        seen.extend(chain.from_iterable(in_batches(breaking(error, 5))))

    assert seen == []


@pytest.fixture
def thawed():
    """Take back what conftest.py has put out of the collector's sight."""
    gc.unfreeze()
    yield
    gc.freeze()


def collected_after(records):
    """Return how many young objects were looked at right after a block that made so many records."""
    looked = []

    def note(phase, _):
        if phase == "start":
            looked.append(gc.get_count()[0])

    with rare_collections():
        gc.collect()
        kept = [[] for _ in range(records)]
        gc.callbacks.append(note)
    more = [[] for _ in range(800)]
    gc.callbacks.remove(note)
    return len(kept) + len(more), max(looked, default=0)


@pytest.mark.parametrize(("records", "most"), [(200_000, 10_000), (20_000, 1_000_000)])
def test_what_a_large_file_left_is_not_looked_at_as_new(thawed, records, most):
    _, looked = collected_after(records)

    assert 0 < looked < most
    assert (looked > records) == (records == 20_000)


def test_cycles_made_meanwhile_are_found_later(thawed):
    with rare_collections():
        for _ in range(150_000):
            cycle = []
            cycle.append(cycle)
        del cycle

    assert gc.collect() >= 150_000


def test_what_the_caller_has_frozen_stays_frozen():
    gc.freeze()
    frozen = gc.get_freeze_count()
    with rare_collections():
        kept = [[] for _ in range(150_000)]

    assert len(kept) == 150_000
    assert gc.get_freeze_count() >= frozen - 1000
