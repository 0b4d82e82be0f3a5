"""The names in a template held against what its document offers, through its loops, conditions and assignments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext

from cchc.documents.linting.certainty import sure_of, written
from cchc.documents.linting.expressions import Expressions
from cchc.documents.linting.offered import ANYTHING, element, known, printable


class Reading(Expressions):
    """One template, all of its parts: what it asks of the data, and what it asks in vain."""

    def read(self, tree: nodes.Template, loose: Iterable[str] = ()) -> None:
        """Follow one part; nothing is known about what the ``loose`` names hold."""
        self._scopes, self._sure = [dict.fromkeys(loose, ANYTHING)], []
        self._all(tree.body)

    def _all(self, found: Iterable[nodes.Node]) -> None:
        for node in found:
            self._statement(node)

    def _statement(self, node: nodes.Node) -> None:
        match node:
            case nodes.Output():
                for one in node.nodes:
                    kind = self._type(one)
                    if kind is not None and not printable(kind):
                        self._fault(one, "no text", written(one), near=known(element(kind) or kind))
            case nodes.For():
                self._loop(node)
            case nodes.If():
                self._type(node.test)
                with self._within(sure=sure_of(node.test)):
                    self._all(node.body)
                with self._within(sure=sure_of(nodes.Not(node.test))):
                    self._all([*node.elif_, *node.else_])
            case nodes.Assign():
                self._assign(node.target, self._type(node.node))
            case nodes.AssignBlock():
                self._all(node.body)
                self._assign(node.target, str)
            case nodes.With():
                names: dict[str, Any] = {}
                for target, value in zip(node.targets, node.values, strict=True):
                    names |= dict.fromkeys(_targets(target), self._type(value))
                with self._within(names):
                    self._all(node.body)
            case nodes.Macro() | nodes.CallBlock():
                self._macro(node)
            case nodes.FilterBlock():
                self._filter_known(node.filter)
                self._all(node.body)
            case nodes.Expr():
                self._type(node)
            case _:
                self._all(node.iter_child_nodes())

    def _macro(self, node: nodes.Macro | nodes.CallBlock) -> None:
        if isinstance(node, nodes.CallBlock):
            self._type(node.call)
        else:
            self._scopes[-1][node.name] = ANYTHING
        given = {one.name: ANYTHING for one in node.args}
        with self._within(given | {"caller": ANYTHING, "varargs": ANYTHING, "kwargs": ANYTHING}):
            self._all(node.body)

    def _loop(self, node: nodes.For) -> None:
        over = self._type(node.iter)
        self._absent(node.iter, over, "loop")
        each = element(over) if over is not None else ANYTHING
        if each is None:
            self._fault(node.iter, "no list", written(node.iter))
        targets = _targets(node.target)
        kinds = ANYTHING if len(targets) > 1 or each is None else each
        with self._within(dict.fromkeys(targets, kinds) | {"loop": LoopContext}):
            if node.test is not None:
                self._type(node.test)
            with self._within(sure=sure_of(node.test) if node.test is not None else ()):
                self._all(node.body)
        self._all(node.else_)

    def _assign(self, target: nodes.Node, kind: Any) -> None:
        if not isinstance(target, nodes.NSRef):
            names = _targets(target)
            self._scopes[-1].update(
                dict.fromkeys(names, kind if len(names) == 1 and kind is not None else ANYTHING)
            )


def _targets(target: nodes.Node) -> list[str]:
    return [one.name for one in (target, *target.find_all(nodes.Name)) if isinstance(one, nodes.Name)]
