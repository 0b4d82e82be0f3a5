"""How a run and a paragraph look in the end: defaults, table style, paragraph style, character style, by hand.

The order and the toggles (bold, italic, capitals …) follow ECMA-376 Part 1, 17.7.2 and 17.7.3.
"""

from __future__ import annotations

from functools import reduce
from operator import xor
from typing import NamedTuple

from msgspec import Struct

from cchc.officefiles.measures import points
from cchc.officefiles.word import A, Element, Package, W

TOGGLES = ("b", "i", "caps", "vanish")
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME_KEYS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_FALLBACKS = ("eastAsia", "cs")
"""Slots for other scripts: what a theme puts there shows in no Vietnamese text."""
_VALUES = ("sz", "color", "u", "vertAlign")
_DEFAULT_SIZE = "20"
_MOST_STYLES = 64
"""Styles upon styles; Word itself makes eleven at the most."""
_LINE = 12.0
"""Points of one line where Word counts the space between paragraphs in lines, or leaves it to itself (14 pt)."""


class RunLook(Struct, frozen=True):
    """How a run looks: fonts by slot (None: not said), size in points, colour as "RRGGBB" or "auto"."""

    fonts: tuple[str | None, ...]
    size: float
    bold: bool
    italic: bool
    caps: bool
    hidden: bool
    underlined: bool
    raised: bool
    color: str
    slot: str


class ParagraphLook(Struct, frozen=True):
    """How a paragraph looks: lengths in points; ``line`` in points, or in lines where ``rule`` is "auto"."""

    style: str
    align: str
    left: float
    right: float
    first: float
    before: float
    after: float
    line: float
    rule: str
    contextual: bool
    borders: frozenset[str]
    tabs: tuple[tuple[float, str], ...]
    frame: str
    leader: bool
    page_break: bool


class _Level(NamedTuple):
    """What one level (a style, the defaults, formatting by hand) says: run values, toggles, paragraph values."""

    run: dict[str, str]
    toggles: dict[str, bool]
    paragraph: dict[str, str]


_NOTHING = _Level({}, {}, {})


def on(element: Element | None) -> bool:
    """Whether a switch element is on: there, and not "0", "false", "off"."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


class Styles:
    """The styles of a document, resolved."""

    def __init__(self, package: Package) -> None:
        root = package.beside_main("styles")
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {one.get(f"{W}styleId", ""): one for one in found}
        self._default = {
            one.get(f"{W}type", ""): one.get(f"{W}styleId", "")
            for one in found
            if one.get(f"{W}default") in ("1", "true", "on")
        }
        self._theme = _theme_fonts(package.beside_main("theme"))
        self._levels: dict[str, _Level] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self._defaults = (
            _NOTHING
            if defaults is None
            else self._level(defaults.find(f"{W}rPrDefault/{W}rPr"), defaults.find(f"{W}pPrDefault/{W}pPr"))
        )

    def paragraph_style(self, properties: Element | None) -> str:
        """The id of a paragraph's style; that of the default one where the paragraph names none that exists."""
        return self._named(properties, "pStyle", "paragraph")

    def table_style(self, properties: Element | None) -> str:
        """The id of a table's style."""
        return self._named(properties, "tblStyle", "table")

    def chain(self, style_id: str) -> list[Element]:
        """A style and those it is based on, itself last; a circle ends where it closes."""
        found: dict[str, Element] = {}
        while style_id in self._styles and style_id not in found and len(found) < _MOST_STYLES:
            found[style_id] = self._styles[style_id]
            based = found[style_id].find(f"{W}basedOn")
            style_id = "" if based is None else based.get(f"{W}val", "")
        return list(found.values())[::-1]

    def run(self, properties: Element | None, paragraph_style: str, table_style: str) -> RunLook:
        """How a run with these properties looks in a paragraph of this style, in a table of that one ("": none)."""
        character = self._named(properties, "rStyle", "character")
        styles = [self._of_style(one) for one in (table_style, paragraph_style, character)]
        own = self._level(properties, None)
        values = reduce(lambda a, b: a | b.run, (*styles, own), self._defaults.run)
        shown = {name: self._toggled(name, styles, own) for name in TOGGLES}
        return RunLook(
            fonts=tuple(values.get(slot) for slot in _SLOTS),
            size=(points(values.get("sz", _DEFAULT_SIZE), plain=0.5) or 0.0),
            bold=shown["b"],
            italic=shown["i"],
            caps=shown["caps"],
            hidden=shown["vanish"],
            underlined=values.get("u", "none") != "none",
            raised=values.get("vertAlign", "baseline") != "baseline",
            color=values.get("color", "auto"),
            slot=values.get("slot", ""),
        )

    def paragraph(
        self, properties: Element | None, style: str, table_style: str, numbering: Element | None, by_hand: bool
    ) -> ParagraphLook:
        """How a paragraph looks; what its list says (``numbering``) the style overrules unless set ``by_hand``."""
        listed = self._level(None, numbering).paragraph
        of_style = self._of_style(style).paragraph
        levels = [self._defaults.paragraph, self._of_style(table_style).paragraph]
        levels += [of_style, listed] if by_hand else [listed, of_style]
        values: dict[str, str] = {}
        for level in (*levels, self._level(None, properties).paragraph):
            values = _overruled(values, level)
        rule = values.get("lineRule", "auto")
        line = points(values.get("line"), plain=1 / 240 if rule == "auto" else 1 / 20)
        return ParagraphLook(
            style=style,
            align=values.get("jc", "left"),
            left=points(values.get("left")) or 0.0,
            right=points(values.get("right")) or 0.0,
            first=_first_line(values),
            before=_space(values, "before"),
            after=_space(values, "after"),
            line=1.0 if line is None else line,
            rule=rule,
            contextual=values.get("contextualSpacing") == "1",
            borders=frozenset(side for side in ("top", "bottom") if values.get(f"border-{side}") == "1"),
            tabs=_tabs(values.get("tabs", "")),
            frame=values.get("frame", ""),
            leader=values.get("leader") == "1",
            page_break=values.get("pageBreakBefore") == "1",
        )

    def style_element(self, style: str, path: str) -> Element | None:
        """The nearest element at a path (as "pPr/numPr") in a style or those it is based on."""
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        found = [one.find(steps) for one in self.chain(style)]
        return next((one for one in reversed(found) if one is not None), None)

    def _named(self, properties: Element | None, tag: str, kind: str) -> str:
        named = None if properties is None else properties.find(f"{W}{tag}")
        style = "" if named is None else named.get(f"{W}val", "")
        return style if style in self._styles else self._default.get(kind, "")

    def _toggled(self, name: str, styles: list[_Level], own: _Level) -> bool:
        if name in own.toggles:
            return own.toggles[name]
        said = [level.toggles.get(name, False) for level in styles]
        return self._defaults.toggles.get(name, False) or reduce(xor, said)

    def _of_style(self, style_id: str) -> _Level:
        if style_id not in self._levels:
            run: dict[str, str] = {}
            toggles: dict[str, bool] = {}
            paragraph: dict[str, str] = {}
            for one in self.chain(style_id):
                level = self._level(one.find(f"{W}rPr"), one.find(f"{W}pPr"))
                run, toggles = run | level.run, toggles | level.toggles
                paragraph = _overruled(paragraph, level.paragraph)
            self._levels[style_id] = _Level(run, toggles, paragraph)
        return self._levels[style_id]

    def _level(self, run: Element | None, paragraph: Element | None) -> _Level:
        values: dict[str, str] = {}
        toggles: dict[str, bool] = {}
        for one in () if run is None else run:
            name = one.tag.removeprefix(W)
            if name in TOGGLES:
                toggles[name] = on(one)
            elif name in _VALUES:
                values[name] = one.get(f"{W}val", "")
            elif name == "rFonts":
                values |= self._fonts(one)
            elif name in ("cs", "rtl") and on(one):
                values["slot"] = "cs"
        return _Level(values, toggles, _paragraph_values(paragraph))

    def _fonts(self, element: Element) -> dict[str, str]:
        named = {}
        for slot in _SLOTS:
            theme = element.get(f"{W}{_THEME_KEYS[slot]}")
            font = self._theme.get(theme, "") if theme else element.get(f"{W}{slot}")
            if font and not (theme and slot in _FALLBACKS):
                named[slot] = font
        if element.get(f"{W}hint") == "eastAsia":
            named["slot"] = "eastAsia"
        return named


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The fonts of a theme by the names that styles call them; a script without one is left out."""
    scripts = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}
    found = {}
    for group in ("major", "minor"):
        fonts = None if theme is None else theme.find(f".//{A}{group}Font")
        for name, script in scripts.items():
            one = None if fonts is None else fonts.find(f"{A}{script}")
            if one is not None and one.get("typeface"):
                found[f"{group}{name}"] = one.get("typeface")
    return found


def _paragraph_values(properties: Element | None) -> dict[str, str]:
    values: dict[str, str] = {}
    for one in () if properties is None else properties:
        name = one.tag.removeprefix(W)
        if name == "jc":
            values["jc"] = {"start": "left", "end": "right"}.get(one.get(f"{W}val"), one.get(f"{W}val", "left"))
        elif name in ("ind", "spacing"):
            values |= {_same(key.removeprefix(W)): value for key, value in one.attrib.items()}
        elif name in ("contextualSpacing", "pageBreakBefore"):
            values[name] = "1" if on(one) else "0"
        elif name == "pBdr":
            values |= {f"border-{side.tag.removeprefix(W)}": visible_border(side) for side in one}
        elif name == "tabs":
            values["tabs"] = ";".join(f"{tab.get(f'{W}pos')} {tab.get(f'{W}val')}" for tab in one)
            if any(tab.get(f"{W}leader") in ("underscore", "heavy") for tab in one):
                values["leader"] = "1"
        elif name == "framePr":
            values["frame"] = one.get(f"{W}xAlign", "placed")
    return values


def visible_border(side: Element) -> str:
    """ "1" for a border that is drawn, "0" for none."""
    return "0" if side.get(f"{W}val", "nil") in ("nil", "none") else "1"


def _same(key: str) -> str:
    return {"start": "left", "end": "right"}.get(key, key)


def _overruled(values: dict[str, str], level: dict[str, str]) -> dict[str, str]:
    """The values of a paragraph after a nearer level has spoken; an indent of its first line goes whole."""
    if "firstLine" in level or "hanging" in level:
        values = {key: value for key, value in values.items() if key not in ("firstLine", "hanging")}
    if "tabs" in values and "tabs" in level:
        level = level | {"tabs": f"{values['tabs']};{level['tabs']}"}
    return values | level


def _first_line(values: dict[str, str]) -> float:
    hanging = points(values.get("hanging"))
    return -hanging if hanging else points(values.get("firstLine")) or 0.0


def _space(values: dict[str, str], side: str) -> float:
    if values.get(f"{side}Autospacing") in ("1", "true", "on"):
        return 14.0
    lines = points(values.get(f"{side}Lines"), plain=_LINE / 100)
    return lines if lines else points(values.get(side)) or 0.0


def _tabs(text: str) -> tuple[tuple[float, str], ...]:
    stops = (stop.split(" ") for stop in text.split(";") if stop)
    return tuple((points(position) or 0.0, kind) for position, kind in stops if kind != "clear")
