"""What a template may say and what it may not, in bounded time and memory."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup
from msgspec import Struct

from cchc.documents.environment import environment
from cchc.documents.marks import Cell, Heading, Mark, Noted, mark, parted


class Record(Struct, frozen=True):
    """A record as documents give it to templates."""

    name: str = "Giả tên"
    items: tuple[str, ...] = ("a", "b")
    note: str | None = None


def say(source, **values):
    """What a template prints."""
    return environment().from_string(source).render(record=Record(), x="Giả x", xs=("a", "b", "c"), n=7, **values)


class TestPrinting:
    def test_texts_are_cleaned_and_escaped(self):
        assert say("{{ v }}", v='A & B <c> "d"\x00\ufdd0{{ x }}{% raw %}') == (
            "A &amp; B &lt;c&gt; &#34;d&#34;{{ x }}{% raw %}"
        )

    def test_nothing_stands_for_none(self):
        assert say("[{{ record.note }}]") == "[]"

    @pytest.mark.parametrize(
        "what", ["record", "xs", "[1, 2]", "{'a': 1}", "true", "loop", "m", "xs|reverse", "rule"]
    )
    def test_what_has_no_text_is_refused(self, what):
        with pytest.raises(TemplateError, match="chỉ in được chữ hoặc số"):
            say(f"{{% macro m() %}}{{% endmacro %}}{{% for y in xs %}}{{{{ {what} }}}}{{% endfor %}}")

    def test_numbers_print_as_they_are(self):
        assert say("{{ n }} {{ n + 1 }} {{ n * 6 }} {{ n - 2 }} {{ 2025 + n }}") == "7 8 42 5 2032"

    def test_a_template_cannot_forge_a_mark(self):
        forged = '{{ "\\ufdd0merge:first\\ufdd1" ~ v }}{{ "\\U0000fdd0" }}'

        assert parted(say(forged, v=Noted("a"))) == ["merge:firsta"]
        assert parted(say("{{ rule(40) + v }}", v="\ufdd0fit:\ufdd1")) == [Mark("rule", "40"), "fit:"]


class TestShaping:
    @pytest.mark.parametrize(
        ("source", "printed"),
        [
            ("{{ x|upper }}", "GIẢ X"),
            ("{{ x|lower }}", "giả x"),
            ("{{ '  a '|trim }}|", "a|"),
            ("{{ 'giả x'|capitalize }}", "Giả x"),
            ("{{ xs|join(', ') }}", "a, b, c"),
            ("{{ xs|join('<') }}", "a&lt;b&lt;c"),
            ("{{ [record]|join(',', 'name') }}", "Giả tên"),
            ("{{ x|replace('Giả', 'Thật') }}", "Thật x"),
            ("{{ x|replace('', 'a') }}", "Giả x"),
            ("{{ xs|length }}{{ xs|first }}{{ xs|last }}", "3ac"),
            ("{{ record.note or 'trống' }}{{ record.note|default('b', true) }}", "trốngb"),
            ("{% for y in xs %}{{ loop.index }}{{ loop.cycle('x', 'y') }}{% endfor %}", "1x2y3x"),
            ("{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m(x) }}", "<Giả x>"),
            ("{% set ns = namespace(n=0) %}{% for y in xs %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}", "3"),
            ("{% if x in ['a', 'Giả x'] %}có{% endif %}", "có"),
            ("{{ x.upper() }}{{ (x + 'b').startswith('G') and 'g' }}", "GIẢ Xg"),
            ("{% for a, b in [(1, 2), (3, 4)] %}{{ a }}{{ b }}{% endfor %}", "1234"),
        ],
    )
    def test_what_templates_may_say(self, source, printed):
        assert say(source) == printed

    @pytest.mark.parametrize(
        "value", [Noted("a[^1]", {"1": "n"}), Heading("a"), Cell(lines=(Noted("a"),), merged="first")]
    )
    def test_capitals_keep_marks(self, value):
        plain, capitals = parted(say("{{ v }}", v=value)), parted(say("{{ v|upper }}", v=value))

        assert [one for one in capitals if isinstance(one, Mark)] == [one for one in plain if isinstance(one, Mark)]
        assert "A" in capitals

    def test_texts_joined_keep_marks_and_are_escaped_once(self):
        note = Noted("a & b[^1]", {"1": "n"})

        for source in ("{{ v ~ ' & ' ~ x }}", "{{ [v, ' & ', x]|join }}"):
            assert parted(say(source, v=note)) == ["a &amp; b", Mark("note", "n"), " &amp; Giả x"]

    def test_a_captured_text_is_printed_once_escaped(self):
        assert say("{% set y %}{{ v }}{% endset %}{{ y }}", v="<") == "&lt;"

    def test_a_rule_is_a_mark(self):
        assert say("{{ rule(40) }}") == mark("rule", "40")


HARMFUL = [
    "{{ cycler.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ record.__class__ }}",
    "{{ record['__class__'] }}",
    "{{ record.__struct_fields__ }}",
    "{{ self }}",
    "{{ self.__init__ }}",
    "{{ lipsum }}",
    "{{ range(3) }}",
    "{{ dict(a=1) }}",
    "{{ joiner() }}",
    "{{ x.format(x) }}",
    '{{ "{0.__class__}".format(x) }}',
    '{{ "{0.__class__}".format_map(record) }}',
    '{{ "%s"|format(x) }}',
    '{{ "%s" % x }}',
    '{{ "%999999999s" % x }}',
    "{{ x|safe }}",
    '{{ x|attr("__class__") }}',
    "{{ x|xmlattr }}",
    "{{ x|tojson }}",
    "{{ x|pprint }}",
    "{{ xs|random }}",
    "{{ xs|map(attribute='__class__')|first }}",
    "{{ [record]|map('attr', '__class__')|first }}",
    "{{ xs|sort(attribute='__class__')|first }}",
    "{{ rule.__globals__ }}",
    "{{ rule.__code__ }}",
    "{{ loop.__init__ }}",
    "{{ x.__add__(x) }}",
    "{{ x.encode() }}",
    "{{ x.ljust(1000000000) }}",
    "{{ x.zfill(1000000000) }}",
    "{{ record.items.__len__() }}",
    "{% include 'a' %}",
    "{% include x %}",
    "{% import 'a' as b %}",
    "{% from 'a' import b %}",
    "{% extends 'a' %}",
    "{% autoescape false %}{{ x }}{% endautoescape %}",
    "{{ namespace.__init__ }}",
    "{{ x.no_such }}",
    "{{ record.no_such }}",
    "{{ no_such }}",
    "{{ no_such.more }}",
    "{{ no_such() }}",
    "{{ no_such + 1 }}",
    "{{ no_such ~ x }}",
    "{% do x %}",
    "{{ x",
    "{% if x %}",
    "{% endif %}",
    "{{ }}",
]

COSTLY = [
    '{{ "a" * 10**9 }}',
    '{{ "a" * 1000000000 }}',
    "{{ 9999999999 * 9999999999 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ 2 ** 9 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 1000000000 * (1,) }}",
    "{% for a in big %}{% for b in big %}{% for c in big %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in big %}{% for b in big %}{% for c in big %}{% set y = c %}{% endfor %}{% endfor %}{% endfor %}",
    "{% set ns = namespace(t=x) %}{% for a in big %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
    "{% set ns = namespace(t=x) %}{% for a in big %}{% set ns.t = ns.t + ns.t %}{% endfor %}",
    "{% set ns = namespace(t=xs) %}{% for a in big %}{% set ns.t = ns.t + ns.t %}{% endfor %}",
    "{% set ns = namespace(t=x) %}{% for a in big %}{% set ns.t = [ns.t, ns.t]|join %}{% endfor %}",
    "{% set ns = namespace(t=x) %}{% for a in big %}{% set ns.t = ns.t|replace('x', ns.t) %}{% endfor %}",
    "{% set ns = namespace(t=x) %}{% for a in big %}{% set y %}{{ ns.t }}{{ ns.t }}{% endset %}"
    "{% set ns.t = y %}{% endfor %}",
    "{% set ns = namespace(t=xs) %}{% for a in big %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}{{ ns.t == ns.t }}",
    "{% set ns = namespace(t=xs) %}{% for a in big %}{% set ns.t = {'a': ns.t, 'b': ns.t} %}{% endfor %}",
    "{% macro f(s) %}{% if s %}{{ f(s[1:]) }}{{ f(s[1:]) }}{% endif %}{% endmacro %}{{ f(big[:60]) }}",
    "{% for a in big recursive %}{{ loop(big) }}{% endfor %}",
    "{{ big|join(big|join(big)) }}",
]


@pytest.mark.parametrize("source", HARMFUL)
def test_what_templates_may_not_say(source):
    with pytest.raises(TemplateError):
        say(source)


@pytest.mark.slow
@pytest.mark.parametrize("source", COSTLY)
def test_what_would_take_too_much_is_refused(source):
    with pytest.raises((SecurityError, RecursionError)):
        say(source, big="abcdefghij" * 60)


def test_work_within_reason_is_done():
    assert say("{% for a in big %}{% for b in big %}{% endfor %}{{ a }}{% endfor %}", big="ab" * 500) == "ab" * 500


def test_the_nature_of_a_fault_is_said_in_vietnamese():
    for source in ("{{ x.__class__ }}", "{{ x.encode() }}", "{{ 2 ** 9 }}", "{% include 'a' %}"):
        with pytest.raises(SecurityError, match="không"):
            say(source)
    with pytest.raises(UndefinedError, match="no_such"):
        say("{{ record.no_such }}")


def test_every_day_says_the_same():
    made = environment()

    assert set(made.globals) == {"rule", "fit", "namespace"}
    assert {"random", "safe", "format", "center", "indent", "slice", "batch"}.isdisjoint(made.filters)


def test_two_environments_count_apart():
    first = environment()
    first.spend(4_000_000)

    assert environment().from_string("{{ x }}").render(x=Markup("<a>")) == "<a>"
    with pytest.raises(SecurityError):
        first.spend(1_000_001)
