"""The one Jinja environment of all templates: sandboxed, strict, every value escaped and cleaned.

A template is a file that somebody else may have made: it gets no globals of Python, no way round the escaping, and
no sums that fill the memory.
"""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup
from msgspec import Struct

from cchc.documents.marks import clean, mark

_UNSAFE_FILTERS = ("safe", "attr", "xmlattr", "tojson", "pprint", "urlize", "center", "indent", "filesizeformat")
_MOST = 10_000


class Environment(SandboxedEnvironment):
    """A sandbox that also refuses to repeat a text, or raise a number, beyond reason."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers of a size that a document may print are multiplied; anything else is refused."""
        fits = all(isinstance(one, int | float) and abs(one) <= _MOST for one in (left, right))
        if not fits or operator == "**":
            raise SecurityError(f"phép tính “{operator}” này không dùng được trong mẫu")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a document's record as it is (most of what a template asks for); the rest by the sandbox."""
        if isinstance(obj, Struct) and attribute in obj.__struct_fields__:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if any(tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier))):
            raise SecurityError("không được tắt việc bảo vệ ký tự (autoescape) trong mẫu")
        return tree


def environment() -> Environment:
    """A new environment: the filters that only shape texts, ``rule``, ``fit``, ``namespace`` the only functions."""
    made = Environment(autoescape=True, undefined=StrictUndefined, finalize=_printed)
    made.globals = {"rule": rule, "fit": fit, "namespace": Namespace}
    for name in _UNSAFE_FILTERS:
        made.filters.pop(name, None)
    return made


def rule(percent: int) -> Markup:
    """A rule as long as this part of the line above it (in percent), for an empty paragraph with a border."""
    return Markup(mark("rule", str(int(percent))))


def fit() -> Markup:
    """In the heading of a table: its columns take widths that fit what stands in them."""
    return Markup(mark("fit"))


def _printed(value: object) -> object:
    """What stands in the document for a value: nothing for None."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value
