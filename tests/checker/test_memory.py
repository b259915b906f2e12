"""Reading ahead by batches changes nothing but the time: every item comes, in order, and an error after what came before it."""

from __future__ import annotations

from itertools import chain, count

import pytest

from jixiao.errors import FileTimeoutError
from jixiao.memory import in_batches


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
