"""Rules of jixiao-example for jixiao; the hooks below are all that jixiao asks for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jixiao import hookimpl

if TYPE_CHECKING:
    from jixiao import Basis, Rule


@hookimpl
def jixiao_rules() -> Iterable[type[Rule]]:
    """Return the rules; they are imported here, so that `jixiao --version` stays instant."""
    from jixiao_example.late_deadline import LateDeadline

    return (LateDeadline,)


@hookimpl
def jixiao_basis() -> Iterable[Basis]:
    """Return what the rules rest on; `verified` is for wording that was compared with the document."""
    from jixiao import Basis, Text

    return (
        Basis(
            "jixiao-example/calendar",
            Text("本地年度预算执行安排", "local calendar of budget execution"),
            None,
            Text("年底前须留出验收和支付的时间", "time for acceptance and payment is left before the end of the year"),
            verified=False,
        ),
    )
