"""The types of the expressions in a template's tags, and the names in them that its document does not offer.

Every expression is followed by the types of the data, nothing is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import GenericAlias
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.runtime import LoopContext

from cchc.documents.linting.certainty import sure_of, written
from cchc.documents.linting.offered import (
    ANYTHING,
    attribute,
    choices,
    element,
    is_struct,
    known,
    may_be_absent,
    present,
)

_LIKE_ITS_VALUE = ("sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "slice")
_ONE_OF_IT = ("first", "last", "random", "min", "max")
_BY_ATTRIBUTE = ("map", "sort", "unique", "groupby", "sum", "join", "min", "max", "selectattr", "rejectattr")
_LOOP = tuple(name for name in dir(LoopContext) if not name.startswith("_"))


class Name(NamedTuple):
    """A name at fault: the paragraph's number in its part, what kind of fault, the words, what would be right.

    ``near`` are the names among which the right one is.
    """

    line: int
    why: str
    name: str
    of: str
    near: tuple[str, ...]


class Asked(NamedTuple):
    """What a template asks of one Struct: the name it has where it is first asked, the fields asked."""

    path: str
    names: set[str]


class Expressions:
    """The names in scope and the types of expressions; ``asked`` holds what is asked of each Struct."""

    def __init__(
        self, offered: Any, functions: Iterable[str], filters: Iterable[str], tests: Iterable[str]
    ) -> None:
        self.offered = offered
        self._functions, self._filters, self._tests = tuple(functions), tuple(filters), tuple(tests)
        self.faults: list[Name] = []
        self.asked: dict[Any, Asked] = {offered: Asked("", set())}
        self._scopes: list[dict[str, Any]] = []
        self._sure: list[str] = []

    @contextmanager
    def _within(self, names: Mapping[str, Any] | None = None, sure: Iterable[str] = ()) -> Iterator[None]:
        before = list(self._sure)
        if names is not None:
            self._scopes.append(dict(names))
        self._sure += sure
        try:
            yield
        finally:
            self._sure = before
            if names is not None:
                self._scopes.pop()

    def _absent(self, node: Any, kind: Any, doing: str) -> None:
        """Note what is made into a text, looped over or asked for a field although it may be None."""
        if kind is not None and may_be_absent(kind) and written(node) not in self._sure:
            self._fault(node, f"absent {doing}", written(node))

    def _ask(self, kind: Any, path: str, name: str) -> None:
        self.asked.setdefault(present(kind), Asked(path, set())).names.add(name)

    def _fault(self, node: nodes.Node, why: str, name: str, of: str = "", near: Iterable[str] = ()) -> None:
        self.faults.append(Name(node.lineno, why, name, of, tuple(near)))

    def _type(self, node: Any) -> Any:
        """The type of an expression, None where a name in it is at fault."""
        match node:
            case nodes.Name():
                return self._name(node)
            case nodes.Getattr():
                return self._attribute(node, node.node, node.attr)
            case nodes.Getitem():
                return self._item(node)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Call():
                return self._call(node)
            case nodes.Test():
                return self._test(node)
            case nodes.Compare():
                return self._compare(node)
            case nodes.CondExpr():
                return self._chosen(node)
            case nodes.And() | nodes.Or():
                return self._joined(node)
            case nodes.Const():
                return type(node.value)
            case nodes.TemplateData():
                return str
            case nodes.Concat():
                self._each(node)
                return str
            case nodes.Pow():
                self._fault(node, "forbidden", "**")
                return None
            case nodes.List() | nodes.Tuple():
                kinds = {self._type(one) for one in node.items}
                return _list_of(kinds.pop()) if len(kinds) == 1 and None not in kinds else list
        self._each(node)
        return ANYTHING

    def _each(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self._type(child)
            else:
                self._each(child)

    def _name(self, node: nodes.Name) -> Any:
        for scope in reversed(self._scopes):
            if node.name in scope:
                return scope[node.name]
        if node.name in self._functions:
            return ANYTHING
        found = attribute(self.offered, node.name) if node.name in known(self.offered) else None
        if found is None:
            names = (*known(self.offered), *(name for scope in self._scopes for name in scope), *self._functions)
            self._fault(node, "unknown name", node.name, near=names)
            return None
        self.asked[self.offered].names.add(node.name)
        return found

    def _attribute(self, node: nodes.Expr, owner: nodes.Expr, name: str) -> Any:
        kind = self._type(owner)
        if name.startswith("_"):
            self._fault(node, "forbidden", name)
            return None
        if kind is None:
            return None
        self._absent(owner, kind, "ask")
        if kind is LoopContext:
            if name not in _LOOP:
                self._fault(node, "unknown attribute", name, "loop", _LOOP)
            return ANYTHING
        found = attribute(kind, name)
        if found is None:
            self._fault(node, "unknown attribute", name, written(owner), known(kind))
        elif is_struct(present(kind)):
            self._ask(kind, written(owner), name)
        return found

    def _item(self, node: nodes.Getitem) -> Any:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._attribute(node, node.node, node.arg.value)
        kind = self._type(node.node)
        self._each(nodes.List([node.arg]) if isinstance(node.arg, nodes.Expr) else node.arg)
        if kind is None or isinstance(node.arg, nodes.Slice):
            return kind
        self._absent(node.node, kind, "ask")
        return element(kind) or ANYTHING

    def _filter_known(self, node: nodes.Filter) -> None:
        if node.name not in self._filters:
            self._fault(node, "unknown filter", node.name, near=self._filters)

    def _filter(self, node: nodes.Filter) -> Any:
        self._filter_known(node)
        value = node.node
        kind = self._type(value) if value is not None else str
        for one in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self._type(one)
        if kind is None:
            return None
        if node.name in ("default", "d"):
            return present(kind)
        asked = self._asked_each(node, kind)
        if node.name in _LIKE_ITS_VALUE:
            return present(kind)
        if node.name in _ONE_OF_IT:
            return element(kind) or ANYTHING
        return _list_of(asked) if node.name == "map" and asked is not None else ANYTHING

    def _asked_each(self, node: nodes.Filter, kind: Any) -> Any:
        """The type of the attribute that a filter asks of each element; None where it asks none."""
        if node.name not in _BY_ATTRIBUTE:
            return None
        named = [one.value for one in node.kwargs if one.key == "attribute"]
        if node.name in ("selectattr", "rejectattr", "groupby"):
            named += node.args[:1]
            self._test_known(node, node.args[1:2])
        path = next((one.value for one in named if isinstance(one, nodes.Const)), None)
        if not isinstance(path, str):
            return None
        each = element(kind) or ANYTHING
        for name in path.split("."):
            owner, each = each, None if name.startswith("_") else attribute(each, name)
            if each is None:
                why = "forbidden" if name.startswith("_") else "unknown attribute"
                self._fault(node, why, name, "" if why == "forbidden" else node.name, known(owner))
                return None
            if is_struct(present(owner)):
                self._ask(owner, "", name)
        return each

    def _test_known(self, node: nodes.Node, names: Iterable[nodes.Expr]) -> None:
        for one in names:
            if isinstance(one, nodes.Const) and one.value not in self._tests:
                self._fault(node, "unknown test", str(one.value), near=self._tests)

    def _test(self, node: nodes.Test) -> Any:
        if node.name not in self._tests:
            self._fault(node, "unknown test", node.name, near=self._tests)
        if node.name in ("defined", "undefined") and isinstance(node.node, nodes.Name):
            return bool
        self._each(node)
        return bool

    def _call(self, node: nodes.Call) -> Any:
        callee = node.node
        if isinstance(callee, nodes.Name) and callee.name in known(self.offered):
            self._fault(node, "no function", callee.name, near=self._functions)
        elif isinstance(callee, nodes.Name) and not self._is_name(callee.name):
            self._fault(node, "unknown function", callee.name, near=self._functions)
        else:
            self._type(callee)
        for one in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self._type(one)
        return ANYTHING

    def _is_name(self, name: str) -> bool:
        return name in self._functions or any(name in scope for scope in self._scopes)

    def _compare(self, node: nodes.Compare) -> Any:
        kind = self._type(node.expr)
        for operand in node.ops:
            other = self._type(operand.expr)
            self._never(node, node.expr, kind, operand.expr)
            self._never(node, operand.expr, other, node.expr)
        return bool

    def _never(self, node: nodes.Node, value: nodes.Expr, kind: Any, other: nodes.Expr) -> None:
        """Note a text that the value compared with it never is."""
        if kind is None or not choices(kind):
            return
        said = other.items if isinstance(other, nodes.List | nodes.Tuple) else [other]
        for one in said:
            if isinstance(one, nodes.Const) and isinstance(one.value, str) and one.value not in choices(kind):
                self._fault(node, "never", one.value, written(value), map(str, choices(kind)))

    def _chosen(self, node: nodes.CondExpr) -> Any:
        self._type(node.test)
        with self._within(sure=sure_of(node.test)):
            first = self._sure_type(node.expr1)
        with self._within(sure=sure_of(nodes.Not(node.test))):
            second = str if node.expr2 is None else self._sure_type(node.expr2)
        return first if first == second else ANYTHING

    def _joined(self, node: nodes.And | nodes.Or) -> Any:
        """Of ``a or b`` the type of a that is there; b is worked out where a is (``and``) or is not (``or``)."""
        left = self._type(node.left)
        first = sure_of(node.left if isinstance(node, nodes.And) else nodes.Not(node.left))
        with self._within(sure=first):
            right = self._sure_type(node.right)
        if left is None or right is None:
            return None
        if isinstance(node, nodes.And):
            return right
        return right if may_be_absent(right) or present(left) is not present(right) else present(left)

    def _sure_type(self, node: nodes.Expr) -> Any:
        """The type of an expression, without its absence where a condition rules that out."""
        kind = self._type(node)
        return present(kind) if kind is not None and written(node) in self._sure else kind


def _list_of(kind: Any) -> Any:
    return GenericAlias(list, (kind,))
