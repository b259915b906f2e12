"""What reads the rows below a header, by the kind of its grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jixiao.plugins.forms.block import project_of
from jixiao.plugins.forms.long import LongTable

if TYPE_CHECKING:
    from jixiao.plugins.forms.matrix import MatrixTable
    from jixiao.plugins.forms.scope import Scope
    from jixiao.plugins.forms.traits import Sight
    from jixiao.plugins.forms.tree import TreeTable
    from jixiao.plugins.forms.wide import WideTable

__all__ = ["Body", "body_of"]

Body: TypeAlias = "WideTable | LongTable | TreeTable | MatrixTable"


def body_of(scope: Scope, sight: Sight, *, hidden: bool) -> Body:
    """Return what reads the rows of a table; ``hidden``: its sheet is."""
    kind = sight.grid.kind
    if kind == "wide":
        from jixiao.plugins.forms.wide import WideTable

        return WideTable(scope)
    if kind == "tree":
        from jixiao.plugins.forms.tree import TreeTable

        return TreeTable(scope)
    if kind == "long" and "project" in sight.grid.at:
        return LongTable(scope, None)
    project = project_of(sight, scope.table)
    scope.check_funds(project.amounts, sight.head.funds, project.name.text)
    project.problems.extend(scope.taken())
    project.hidden = hidden
    if kind == "matrix":
        from jixiao.plugins.forms.matrix import MatrixTable

        return MatrixTable(scope, project)
    return LongTable(scope, project, several=sight.several)
