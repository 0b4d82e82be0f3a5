"""The one Jinja environment of all templates: sandboxed, strict, every value escaped and cleaned.

A template is a file that somebody else may have made: it gets no globals of Python, no way round the escaping, and
no more work than a document takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from jinja2 import StrictUndefined, TemplateRuntimeError, Undefined, nodes, pass_context, pass_environment
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from msgspec import Struct

from cchc.documents.marks import Cell, Heading, Noted, clean, mark

_FILTERS = (
    *("default", "d", "length", "count", "first", "last", "list", "map", "select", "reject", "selectattr"),
    *("rejectattr", "sort", "unique", "reverse", "groupby", "min", "max", "abs", "int", "float"),
)
"""The filters of Jinja that neither print nor grow what they are given, and say the same every day."""
METHODS = ("upper", "lower", "capitalize", "title", "strip", "startswith", "endswith")
"""What templates may call of a text."""
_LARGEST = 10_000
"""The largest factor in a template's sums."""
_WORK, _TURN, _CALL = 5_000_000, 2, 100
"""The work that a template may cost, in letters printed; a turn of a loop and a call as the time they take."""
_BORROWED = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_PRINTED = (str, int, float, Undefined)


class Environment(SandboxedEnvironment):
    """A sandbox that also counts the work: a template that loops, calls or joins texts beyond reason is refused."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))
    _spent = 0

    def spend(self, work: int = _TURN) -> None:
        """Count some work: a turn of a loop, a call, letters. Raises SecurityError beyond reason."""
        self._spent += work
        if self._spent > _WORK:
            raise SecurityError("mẫu bắt làm quá nhiều việc (lặp quá nhiều lần hoặc ghép chữ quá dài)")

    def joined(self, *parts: object) -> str:
        """The parts as one text (the operator ``~``)."""
        texts = [printed(self, part) for part in parts]
        if self.autoescape and any(hasattr(text, "__html__") for text in texts):
            return Markup("").join(texts)
        return "".join(map(str, texts))

    def single(self, item: object) -> object:
        """An item of a list as it is, unless it is a list: lists of the same lists outgrow every memory."""
        if isinstance(item, list | tuple | dict):
            raise SecurityError("danh sách viết trong mẫu không được chứa danh sách khác")
        return item

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Numbers are added, and multiplied up to a size that a document may print; texts and lists are added."""
        both = (left, right)
        if all(isinstance(one, int | float) for one in both):
            fits = operator == "+" or (operator != "**" and max(map(abs, both)) <= _LARGEST)
        else:
            fits = operator == "+" and all(isinstance(one, str | list | tuple) for one in both)
            left, right = (printed(self, one) if isinstance(one, str) else one for one in both)
            self.spend(len(left) + len(right) if fits else 0)
        if not fits and not any(isinstance(one, Undefined) for one in both):
            raise SecurityError(f"phép tính “{operator}” này không dùng được trong mẫu")
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Only functions given to templates, their own macros, what a loop says of itself, and upper and such."""
        of_loop = isinstance(obj, LoopContext) or isinstance(getattr(obj, "__self__", None), LoopContext)
        ours = (*self.globals.values(), self.joined, self.single)
        return of_loop or isinstance(obj, Macro) or obj in ours or _shapes(obj)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A call that a template makes, counted."""
        if obj == self.spend:
            return self.spend()
        if not isinstance(obj, Undefined) and not self.is_safe_callable(obj):
            raise SecurityError("hàm này không dùng được trong mẫu")
        self.spend(_CALL)
        return super().call(context, obj, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a document's record as it is (most of what a template asks for); the rest by the sandbox."""
        if isinstance(obj, Struct) and attribute in obj.__struct_fields__:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Raises SecurityError: what Python keeps behind a value is no template's business."""
        raise SecurityError(f"“{attribute}” không dùng được trong mẫu")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if any(tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier))):
            raise SecurityError("không được tắt việc bảo vệ ký tự (autoescape) trong mẫu")
        if any(tree.find_all(_BORROWED)):
            raise SecurityError("mẫu không được lấy thêm mẫu khác (include, import, extends)")
        return tree

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        counted = _Counted().visit(source)
        counted.set_environment(self)
        return super()._generate(counted, *args, **kwargs)


class _Counted(NodeTransformer):
    """The tree of a template in which the environment sees every turn of a loop, every list and every ``~``."""

    def visit_For(self, loop: nodes.For) -> nodes.For:
        self.generic_visit(loop)
        loop.body.insert(0, nodes.ExprStmt(_method("spend", [], loop.lineno), lineno=loop.lineno))
        return loop

    def visit_List(self, items: nodes.List) -> nodes.List:
        self.generic_visit(items)
        items.items = [_checked(item) for item in items.items]
        return items

    def visit_Tuple(self, items: nodes.Tuple) -> nodes.Tuple:
        self.generic_visit(items)
        if items.ctx != "store":
            items.items = [_checked(item) for item in items.items]
        return items

    def visit_Pair(self, pair: nodes.Pair) -> nodes.Pair:
        self.generic_visit(pair)
        pair.value = _checked(pair.value)
        return pair

    def visit_Concat(self, joined: nodes.Concat) -> nodes.Call:
        self.generic_visit(joined)
        return _method("joined", joined.nodes, joined.lineno)


def _checked(item: nodes.Expr) -> nodes.Expr:
    """An item of a list, which may be a list only where it is written out."""
    written_out = isinstance(item, nodes.Const | nodes.List | nodes.Tuple | nodes.Dict)
    return item if written_out else _method("single", [item], item.lineno)


def _shapes(function: Any) -> bool:
    """Whether this is a method of a text that only shapes it, and makes it no longer."""
    return isinstance(getattr(function, "__self__", None), str) and function.__name__ in METHODS


def _method(name: str, arguments: list[nodes.Expr], line: int) -> nodes.Call:
    """A call of a method of the environment."""
    return nodes.Call(nodes.EnvironmentAttribute(name), arguments, [], None, None, lineno=line)


def environment() -> Environment:
    """A new environment: the filters that only shape texts, ``rule``, ``fit``, ``namespace`` the only functions."""
    made = Environment(autoescape=True, undefined=StrictUndefined, finalize=_finalized)
    made.globals = {"rule": rule, "fit": fit, "namespace": Namespace}
    made.filters = {name: FILTERS[name] for name in _FILTERS}
    made.filters |= {
        "upper": _shaping(str.upper),
        "lower": _shaping(str.lower),
        "capitalize": _shaping(str.capitalize),
        "title": _shaping(str.title),
        "trim": _shaping(str.strip),
        "join": _join,
        "replace": _replace,
    }
    return made


def rule(percent: int) -> Markup:
    """A rule as long as this part of the line above it (in percent), for an empty paragraph with a border."""
    return Markup(mark("rule", str(int(percent))))


def fit() -> Markup:
    """In the heading of a table: its columns take widths that fit what stands in them."""
    return Markup(mark("fit"))


@pass_context  # so that nothing is printed before it is rendered, not even what never changes
def _finalized(context: Context, value: object) -> Any:
    return printed(cast(Environment, context.environment), value)


def printed(environment: Environment, value: object) -> Any:
    """What stands in the document for a value: nothing for None, a text without what no document may hold.

    Raises TemplateRuntimeError for what has no text of its own, such as a list.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        environment.spend(len(value))
        return value if isinstance(value, Markup) else clean(value)
    if isinstance(value, bool) or not (isinstance(value, _PRINTED) or hasattr(value, "__html__")):
        raise TemplateRuntimeError("chỗ này chỉ in được chữ hoặc số, không in được cả danh sách hay nhóm dữ liệu")
    return value


def _shaping(how: Callable[[str], str]) -> Callable[[Environment, Any], Any]:
    """A filter that changes a text, keeping its footnotes, its lines, and its place in a merged cell."""

    @pass_environment
    def shaped(environment: Environment, value: Any) -> Any:
        if isinstance(value, Noted | Cell | Heading):
            return value.reshaped(how)
        return how(str(printed(environment, value)))

    return shaped


@pass_environment
def _join(environment: Environment, values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    """The values one after the other with a text between."""
    found = values if attribute is None else map(make_attrgetter(environment, attribute), values)
    parts = [part for value in found for part in (between, value)]
    return environment.joined(*parts[1:])


@pass_environment
def _replace(environment: Environment, value: object, old: str, new: str) -> str:
    """The text with other words in the place of some."""
    text = str(printed(environment, value))
    environment.spend(len(text) * len(new))
    return text.replace(old, new) if old else text
