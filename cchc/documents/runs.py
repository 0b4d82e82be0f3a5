"""Runs of text in a form of their own: Word wants line breaks and tabs as elements, not as characters."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_RUN, _TEXT = qn("w:r"), qn("w:t")
_ELEMENTS = {"\n": qn("w:br"), "\t": qn("w:tab")}
_ENDS = re.compile("([\n\t])")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def run_of(words: str, form: Any = None) -> Any:
    """A run with these words; ``form`` are the run properties of the text beside it (left as they are)."""
    run = etree.Element(_RUN)
    if form is not None:
        run.append(deepcopy(form))
    for piece in _ENDS.split(words):
        if piece in _ELEMENTS:
            etree.SubElement(run, _ELEMENTS[piece])
        elif piece:
            text = etree.SubElement(run, _TEXT)
            text.text = piece
            text.set(_SPACE, "preserve")
    return run
