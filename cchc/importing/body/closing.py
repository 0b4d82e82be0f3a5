"""The closing of a Word plan: who gets it, the filing line, in whose name and by whom it is signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import UNSET, Struct, UnsetType

from cchc.importing.blocks import Paragraph, Table, Unread
from cchc.importing.body.pieces import Piece, pieces
from cchc.importing.recognising import is_authority, is_office, is_recipients
from cchc.plans.document import Signature
from cchc.text import fold

_DASH = re.compile(r"^[-–—−+*•●]\s*")
_END = re.compile(r"[\s;.,:/]+$")
_IN_NAME_OF = re.compile(r"(?:TM|T/M)\b", re.IGNORECASE)
_FOR = re.compile(r"(?:KT|TL|TUQ|K/T|T/L)\b", re.IGNORECASE)
_TITLE = r"(?:(?:GS|PGS|TS|TSKH|ThS|BS|CKI|CKII|KS|CN|Ths)\.?\s*)*"
_NAME = re.compile(rf"{_TITLE}(?:[^\W\d_a-zà-ỹđ][^\W\d_]*\s+){{1,5}}[^\W\d_a-zà-ỹđ][^\W\d_]*")
_ASIDE = re.compile(r"[(\[].*[)\]]|đã ký\b.*|ký bởi.*|người ký.*", re.IGNORECASE)
_NO_LINE = "dòng ở cuối văn bản không rõ là nơi nhận hay chữ ký"
_SECOND = "người ký thứ hai; kế hoạch chỉ giữ một chữ ký"
_STAMP = "ghi chú về việc ký, không thuộc nội dung kế hoạch"


class ClosingRead(Struct, frozen=True, kw_only=True):
    """Recipients without dash and end sign, one a line; ``form`` are the words that every document has."""

    recipients: tuple[tuple[str, Piece], ...] = ()
    filing: str | UnsetType = UNSET
    signature: Signature | UnsetType = UNSET
    form: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


def read_closing(blocks: Iterable[Paragraph | Table]) -> ClosingRead:
    """The closing; where one table or tabs hold the columns apart, or where one stands after the other."""
    received: list[Piece] = []
    signed: list[Piece] = []
    form: list[str] = []
    unread: list[Unread] = []
    listing = False
    for piece in pieces(blocks):
        if is_recipients(piece.words):
            form.append(piece.words)
            listing = True
        elif is_authority(piece.words) or (signed and _signs_on(piece, signed)):
            signed.append(piece)
        elif _DASH.match(piece.words) or (listing and not piece.right):
            received.append(piece)
        elif _ASIDE.fullmatch(piece.words):
            unread.append(Unread(piece.words, piece.where, _STAMP))
        elif signed or piece.right or piece.centred:
            signed.append(piece)
        else:
            unread.append(Unread(piece.words, piece.where, _NO_LINE))
    lines = _lines(received)
    filing = [one for one in lines if fold(one[0]).startswith("luu")]
    signature, strange = _signature(signed)
    return ClosingRead(
        recipients=tuple(
            (_END.sub("", words), piece) for words, piece in lines if (words, piece) not in filing[:1]
        ),
        filing=_END.sub("", filing[0][0]) if filing else UNSET,
        signature=signature,
        form=tuple(form),
        unread=(*unread, *strange),
    )


def _signs_on(piece: Piece, signed: Sequence[Piece]) -> bool:
    """Whether a piece goes on with who signs, where the lines of both stand one after the other."""
    words = piece.words
    if _DASH.match(words) or fold(words).startswith("luu"):
        return False
    return piece.right or piece.centred or (piece.bold and (words.isupper() or _NAME.fullmatch(words) is not None))


def _lines(received: Sequence[Piece]) -> list[tuple[str, Piece]]:
    """One entry a recipient: a line without a dash goes on with the one before."""
    lines: list[tuple[str, Piece]] = []
    dashed = any(_DASH.match(piece.words) for piece in received)
    for piece in received:
        words = _DASH.sub("", piece.words)
        on_its_own = not dashed or words != piece.words or fold(words).startswith("luu") or not lines
        if on_its_own or (_END.search(lines[-1][0]) and lines[-1][0].endswith((";", "."))):
            lines.append((words, piece))
        else:
            lines[-1] = (f"{lines[-1][0]} {words}", lines[-1][1])
    return lines


def _signature(signed: Sequence[Piece]) -> tuple[Signature | UnsetType, list[Unread]]:
    """Who signs, from the lines above the name and the name; what is a second signer's is not read."""
    said: dict[str, str] = {}
    unread: list[Unread] = []
    others: list[Piece] = []
    last = ""
    for piece in signed:
        words = piece.words
        if _ASIDE.fullmatch(words):
            unread.append(Unread(words, piece.where, _STAMP))
            continue
        if _IN_NAME_OF.match(words):
            key = "authority"
        elif _FOR.match(words):
            key = "on_behalf"
        elif is_office(words) and (words.isupper() or ("name" not in said and not _NAME.fullmatch(words))):
            key = "office"
        elif (
            words.isupper()
            and last in ("authority", "on_behalf", "office")
            and "name" not in said
            and not _is_name(piece, signed)
        ):
            said[last] = f"{said[last]} {words}"
            continue
        else:
            key = "name"
        if key == "name" and words.endswith((";", ":", ",")):
            unread.append(Unread(words, piece.where, _NO_LINE))
            continue
        if key in said:
            others.append(piece)
            continue
        said[key], last = words, key
    if others:
        second = " / ".join(piece.words for piece in others)
        unread.append(Unread(second, others[0].where, _NO_LINE if len(others) == 1 else _SECOND))
    return (Signature(**said) if said else UNSET), unread


def _is_name(piece: Piece, signed: Sequence[Piece]) -> bool:
    """Whether the last line of all is a name in capitals."""
    return piece is signed[-1] and _NAME.fullmatch(piece.words) is not None and len(piece.words.split()) <= 5
