"""What the template language says of a tag that it cannot read, in Vietnamese."""

from __future__ import annotations

import re

from jinja2 import TemplateSyntaxError

_SAID = (
    (r"Encountered unknown tag '(?P<what>[^']*)'", "không có lệnh “{what}”"),
    (r"expected token '(?P<what>[^']*)', got '(?P<got>[^']*)'", "chờ “{what}” mà gặp “{got}”"),
    (r"unexpected char '(?P<what>[^']*)'", "ký tự “{what}” không dùng được trong thẻ"),
    (r"unexpected '(?P<what>[^']*)'", "gặp “{what}” không đúng chỗ"),
    (r"No filter named '(?P<what>[^']*)'", "không có bộ lọc “{what}”"),
    (r"No test named '(?P<what>[^']*)'", "không có phép thử “{what}”"),
    (r"Expected an expression, got 'end of", "thiếu nội dung"),
    (r"Unexpected end of template.*?needs to be closed.*?is '(?P<what>[^']*)'", "thiếu thẻ đóng “end{what}”"),
    (r"Unexpected end of template|unexpected end of", "thẻ viết chưa hết"),
)
_TOKENS = {"end of statement block": "hết thẻ", "end of print statement": "hết thẻ", "in": "in", "name": "một tên"}


def slip_words(error: TemplateSyntaxError) -> str:
    """What is wrong with the tag in a few words; an error of our own, or an unknown one, in its own words."""
    message = error.message or ""
    for pattern, words in _SAID:
        if found := re.search(pattern, message, re.DOTALL):
            return words.format(**{key: _TOKENS.get(value, value) for key, value in found.groupdict().items()})
    return "thẻ viết sai" if message.isascii() else message
