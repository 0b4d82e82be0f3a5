"""Word files made by hand for tests: each helper gives the XML of one thing, ``word`` packs them into a file."""

from __future__ import annotations

import io
import re
import zipfile

from cchc.importing.blocks import Paragraph, Table

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
NS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = NAMES["r"]
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def r(text: str, look: str = "") -> str:
    """A run: ``look`` is the XML of its properties."""
    return f'<w:r>{_properties("rPr", look)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, props: str = "") -> str:
    """A paragraph of runs; a piece without tags becomes a run."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{_properties('pPr', props)}{inner}</w:p>"


def tc(*blocks: str, span: int = 1, merge: str = "", props: str = "") -> str:
    """A cell; a block without tags becomes a paragraph; ``merge`` is "restart" or "continue"."""
    inner = "".join(block if block.startswith("<") else p(block) for block in blocks) or p()
    said = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    said += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc>{_properties('tcPr', said + props)}{inner}</w:tc>"


def tr(*cells: str, props: str = "") -> str:
    """A row; a cell without tags becomes one."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) if cell else tc() for cell in cells)
    return f"<w:tr>{_properties('trPr', props)}{inner}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] | None = (), props: str = "") -> str:
    """A table; ``grid``: the widths of its columns, () as many of 2000 as its first row has cells, None: none."""
    widths = (2000,) * rows[0].count("<w:tc>") if grid == () else grid
    columns = "" if widths is None else "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    drawn = "" if widths is None else f"<w:tblGrid>{columns}</w:tblGrid>"
    return f"<w:tbl><w:tblPr>{props}</w:tblPr>{drawn}{''.join(rows)}</w:tbl>"


def ins(inner: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="Gia Định">{inner}</w:ins>'


def gone(inner: str) -> str:
    """A tracked deletion of runs."""
    words = inner.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:del w:id="2" w:author="Gia Định">{words}</w:del>'


def sdt(inner: str, props: str = "") -> str:
    """A content control round anything."""
    return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def note(kind: str, number: int) -> str:
    """A run that marks a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def field(instruction: str, result: str) -> str:
    """The runs of a field."""
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {instruction} </w:instrText></w:r>{between}{r(result)}{end}"


def level(depth: int, format: str, text: str, more: str = "") -> str:
    """A level of an automatic list."""
    said = f'<w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{said}</w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    """The part with one list (number 1), and what else it holds."""
    of_list = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return f'<w:numbering {NS}>{of_list}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'


def listed(depth: int = 0, number: int = 1) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def word(
    *blocks: str, parts: dict[str, str | bytes] | None = None, related: dict[str, tuple[str, str]] | None = None
) -> bytes:
    """A Word file: the blocks of its body, other parts by kind ("footnotes", "styles" …), more relationships.

    ``related``: id → (kind, target) for parts of the body that have another name than their kind.
    """
    made = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _rels({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NS}><w:body>{''.join(blocks)}</w:body></w:document>",
    }
    relations = {} if related is None else dict(related)
    for kind, content in (parts or {}).items():
        name = kind if "/" in kind else f"word/{kind}.xml"
        made[name] = content
        if "/" not in kind:
            relations[f"rId_{kind}"] = (re.sub(r"\d+$", "", kind), f"{kind}.xml")
    made["word/_rels/document.xml.rels"] = _rels(relations)
    return packed(made)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def shown(table: Table) -> list[list[str]]:
    """The cells as texts: "^" goes on from above, "→2" covers two columns, "@3" does not begin where one ended."""
    rows = []
    for row in table.rows:
        cells, column = [], 0
        for cell in row.cells:
            start = "" if cell.first == column else f"@{cell.first} "
            wide = f" →{cell.last - cell.first + 1}" if cell.last > cell.first else ""
            cells.append(f"{start}{'^' if cell.continues else cell.text}{wide}")
            column = cell.last + 1
        rows.append(cells)
    return rows


def texts(blocks: tuple[Paragraph | Table, ...]) -> list[str]:
    """The texts of the paragraphs outside of tables, with their automatic numbers."""
    return [f"{one.number} {one.text}".strip() for one in blocks if isinstance(one, Paragraph)]


def _properties(tag: str, inner: str) -> str:
    return f"<w:{tag}>{inner}</w:{tag}>" if inner else ""


def _rels(relations: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in relations.items()
    )
    return f'<Relationships xmlns="{_RELS}">{inner}</Relationships>'
