"""Which names a condition of a template makes sure of: where it holds they are there, and not None."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes


def written(node: nodes.Node) -> str:
    """A name with its attributes as typed; "" for any other expression."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}" if written(node.node) else ""
        case nodes.Getitem(arg=nodes.Const(value=value)):
            key = f".{value}" if isinstance(value, str) else f"[{value}]"
            return f"{written(node.node)}{key}" if written(node.node) else ""
        case nodes.Filter() if node.node is not None:
            return written(node.node)
    return ""


def sure_of(test: Any) -> tuple[str, ...]:
    """The names that are there, not None, where this condition holds."""
    match test:
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            path = written(test)
            return tuple(path[:at] for at in range(1, len(path) + 1) if at == len(path) or path[at] in ".[")
        case nodes.And():
            return (*sure_of(test.left), *sure_of(test.right))
        case nodes.Test(name="none", node=node) | nodes.Test(name="undefined", node=node):
            return ()
        case nodes.Test(name="defined", node=node) | nodes.Test(node=node):
            return ()
        case nodes.Not(node=nodes.Not(node=node)):
            return sure_of(node)
        case nodes.Not(node=nodes.Test(name="none", node=node)):
            return (written(node),)
        case nodes.Not(node=nodes.Or(left=left, right=right)):
            return (*sure_of(nodes.Not(left)), *sure_of(nodes.Not(right)))
        case nodes.Compare(expr=expr, ops=[nodes.Operand(op="ne", expr=nodes.Const(value=None))]):
            return (written(expr),)
        case nodes.Compare(expr=expr, ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))]) if (
            value is not None
        ):
            return sure_of(expr)
        case nodes.Filter(name="length" | "count", node=node) if node is not None:
            return sure_of(node)
    return ()
