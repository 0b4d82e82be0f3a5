"""The properties of paragraphs, runs, cells and rows in Word, each in the place that the schema wants."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_HOLDERS = {qn(f"w:{name}"): qn(f"w:{name}Pr") for name in ("p", "r", "tc", "tr")}
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark headers cellIns cellDel cellMerge tcPrChange",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc "
    "hidden ins del trPrChange",
}
"""The sequences of ECMA-376, part 1 (in a row's properties any order will do)."""
_PLACES = {
    qn(f"w:{kind}"): {qn(f"w:{name}"): at for at, name in enumerate(order.split())}
    for kind, order in _ORDERS.items()
}


def properties_of(element: Any) -> Any:
    """The properties of a paragraph, run, cell or row; made if it has none."""
    tag = _HOLDERS[element.tag]
    if len(element) and element[0].tag == tag:
        return element[0]
    found = element.find(tag)
    if found is None:
        found = etree.Element(tag)
        exceptions = element.find(qn("w:tblPrEx"))
        element.insert(0 if exceptions is None else 1, found)
    return found


def put(properties: Any, name: str, **values: str) -> Any:
    """Set one of these properties ("w:ind", left="720"), made in its place if it is not there; the property."""
    made = properties.find(qn(name))
    if made is None:
        made = etree.Element(qn(name))
        places = _PLACES[properties.tag]
        later = (one for one in properties if places.get(one.tag, len(places)) > places[made.tag])
        follower = next(later, None)
        if follower is None:
            properties.append(made)
        else:
            follower.addprevious(made)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made
