"""What one line of a plan is, told by its words: number, date, kind, basis, recipients, signer, appendix."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from msgspec.structs import replace

from cchc.citations import ABBREVIATIONS
from cchc.importing.blocks import Paragraph, Table
from cchc.importing.tables.table_heads import head_of
from cchc.importing.tables.table_lines import grid_of
from cchc.text import fold, one_space

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_ALIKE = 0.82
_KINDS = {fold(kind): kind for kind in (*ABBREVIATIONS, "Quy trình", "Nội quy")}
_NUMBER = re.compile(
    r"số\s*:?\s*(?P<number>[\w.…_ ]*?)\s*[/–-]\s*(?P<sign>[A-ZĐƯa-zđư][\w&.Đđ/–-]*(?:\s?-\s?[A-ZĐ][\w&.]*)*)\s*\.?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?P<place>.*?)\s*,?\s*\bngày(?P<day>[\s\d…._]*?)(?:tháng(?P<month>[\s\d…._]*?)năm(?P<year>[\s\d…._]*)"
    r"|(?<=[\d\s])/\s*(?P<month2>\d{1,2})\s*/\s*(?P<year2>\d{4}))\.?",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*\.|T/M\b|K/T\b|T/L\b|(?:TM|KT|TL|TUQ)\s", re.IGNORECASE)
_OFFICES = re.compile(
    r"(?:quyền |q\.? ?)?(?:phó )?(?:chủ tịch|trưởng |giám đốc|chánh |bộ trưởng|thủ trưởng|cục trưởng|"
    r"chi cục trưởng|vụ trưởng|hiệu trưởng|viện trưởng|tổng giám đốc|chủ nhiệm|bí thư|đội trưởng|"
    r"phụ trách|thủ tướng)"
)
_YEARS = re.compile(
    r"(?:đến|tới|từ|trước|sau|giai đoạn|tầm nhìn|hết|cuối|tháng\s+\d{1,2})\s+(?:hết |cuối )?năm\s+\d{4}"
    r"|(?<!\w)năm\s+(?:19|20|21)\d\d\s*[-–]\s*\d{4}"
    r"|(?<!\w)năm\s+(?P<year>(?:19|20|21)\d\d)(?!\d)",
    re.IGNORECASE,
)
_STAMPS = ("du thao", "mat", "toi mat", "tuyet mat", "hoa toc", "thuong khan", "khan", "luu hanh noi bo", "sao y")
_BASES = re.compile(
    r"(?:can cu|thuc hien|trien khai(?: thuc hien)?|tiep tuc thuc hien|theo de nghi|xet de nghi|xet to trinh|"
    r"tren co so|thi hanh|de trien khai|theo)\b"
)
_ALWAYS_BASES = ("can cu ", "theo de nghi ", "xet de nghi ", "xet to trinh ")
_APPENDIX = re.compile(r"phu luc(?: (?:so )?(?:[ivxlc]+|\d+|[a-z]))?(?:\s*[:.-]?\s*(?P<rest>.*))?")
_ATTACHED = re.compile(r"[(\[]?\s*(?:ban hanh |dinh |gui )?kem theo\b")
_TITLES = re.compile(r"(?:danh muc|phan cong|bang|bieu|nhiem vu|noi dung|chi tiet|tong hop|ke hoach chi tiet)\b")
_COLUMNS = re.compile(
    r"(?:stt|tt|so tt|nhiem vu|noi dung|san pham|ket qua|co quan|don vi|chu tri|phoi hop|thoi gian|thoi han|"
    r"tien do|"
    r"ghi chu|kinh phi|cong chuc|nguoi|bo phan)"
)
_LONG = 200
_HEAD_ROWS = 40
"""As many rows of a table tell its columns and its head."""


def alike(words: str, wanted: str) -> bool:
    """Whether a line says these words, give or take a few letters, whatever the case and the diacritics."""
    said, known = fold(words), fold(wanted)
    if abs(len(known) - len(said)) > 8:
        return False
    return SequenceMatcher(None, said, known, autojunk=False).ratio() >= _ALIKE


def number_said(words: str) -> re.Match[str] | None:
    """Number and sign that a line says ("Số: 05/KH-UBND", "Số:    /KH-UBND"); None for other lines."""
    return _NUMBER.fullmatch(words) if len(words) < 60 else None


def date_said(words: str) -> re.Match[str] | None:
    """Place, day, month and year that a line says ("Vĩnh Châu, ngày 05 tháng 02 năm 2025"); None for others."""
    found = _DATE.fullmatch(words) if len(words) < 100 else None
    return None if found is None or set(found["place"]) & set("(/:") else found


def kind_said(words: str) -> str:
    """The kind of document that a line names, alone or in capitals before its subject; "" for none."""
    said = fold(words)
    if said in _KINDS:
        return _KINDS[said]
    begun = next((kind for key, kind in _KINDS.items() if said.startswith(f"{key} ")), "")
    return begun if begun and words[: len(begun)].isupper() else ""


def years_said(title: str) -> list[int]:
    """The years that a title says a plan is for; no end of a period, no year of a document that it names."""
    return [int(found["year"]) for found in _YEARS.finditer(title) if found["year"] is not None]


def is_stamp(words: str) -> bool:
    """Whether a line is a mark that stands in a head without being a part of it ("DỰ THẢO", "HỎA TỐC")."""
    return fold(words).strip("()[] ").startswith(_STAMPS) and len(words) < 30


def is_basis(words: str) -> bool:
    """Whether a paragraph before the body names what the plan rests on; most words only where they cite one."""
    said = fold(words[:200])
    if said.startswith(_ALWAYS_BASES):
        return True
    return _BASES.match(said) is not None and re.search(r"\d\s*[-/]\s*[A-ZĐ]{2}|\d/\d{4}/", words) is not None


def is_recipients(words: str) -> bool:
    """Whether a line is the head of the recipients."""
    return len(words) < 16 and fold(words).startswith("noi nhan")


def is_authority(words: str) -> bool:
    """Whether a line names in whose name, or in which office, somebody signs."""
    if len(words) > 80:
        return False
    return _AUTHORITY.match(words) is not None or (words.isupper() and is_office(words))


def is_office(words: str) -> bool:
    """Whether a line names an office that signs."""
    return _OFFICES.match(one_space(words).lower()) is not None


def is_attached(words: str) -> bool:
    """Whether a line ties an appendix to its document ("(Kèm theo Kế hoạch số …)")."""
    return _ATTACHED.match(fold(words)) is not None and len(words) < 300


def opens_appendix(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the head of an appendix: "PHỤ LỤC", "Phụ lục I", no sentence that speaks of one."""
    words = one_space(f"{paragraph.number} {paragraph.text}")
    found = _APPENDIX.fullmatch(fold(words)) if len(words) < _LONG else None
    if found is None:
        return False
    marked = paragraph.bold or paragraph.capitals or paragraph.aligned == "center" or words[:7].isupper()
    return not found["rest"] or marked


def titles_appendix(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be the title of a list that is attached ("DANH MỤC NHIỆM VỤ …")."""
    words = one_space(paragraph.text)
    apart = paragraph.aligned == "center" or paragraph.capitals or words.isupper()
    return len(words) < _LONG and apart and _TITLES.match(fold(words)) is not None


def is_task_table(table: Table) -> bool:
    """Whether the first rows of a table are the headings of an appendix: three columns that such tables have, among
    them those that make a table of tasks.
    """
    headed = any(
        sum(_COLUMNS.match(fold(cell.text)) is not None for cell in row.cells) >= 3 for row in table.rows[:3]
    )
    return headed and head_of(grid_of(replace(table, rows=table.rows[:_HEAD_ROWS]))) is not None
