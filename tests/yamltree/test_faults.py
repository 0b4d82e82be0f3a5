"""Each fault of a file: its code, its place, what the message says and what the hint proposes."""

from __future__ import annotations

import pytest

from cchc.yamltree import Tree, read_tree, reading


def read(text: str) -> Tree:
    return read_tree(text.encode(), "plan.yaml")


SYNTAX = [
    # text, line, column, part of the message, part of the hint
    ("task: Quý I: 10/3\n", 1, 12, "dấu hai chấm trong văn bản", 'task: "Quý I: 10/3"'),
    ("- a: b: c\n", 1, 7, "dấu hai chấm trong văn bản", '- a: "b: c"'),
    ('a: nói "x": y\n', 1, 11, "dấu hai chấm trong văn bản", "a: 'nói \"x\": y'"),
    ("lead:Phòng\ndeadline: x\n", 1, 5, "Thiếu dấu cách sau dấu hai chấm", "lead: Phòng"),
    ("a: 1\nlead:Phòng\nb: 2\n", 2, 5, "Thiếu dấu cách sau dấu hai chấm", "lead: Phòng"),
    ("a:\xa0x\nb: 1\n", 1, 2, "dấu cách không ngắt (U+00A0", "a: x"),
    ("a:\n\tb: 1\n", 2, 1, "Tab", "hai dấu cách"),
    ("a:\n  b: 1\n\tc: 2\n", 3, 1, "Tab", "hai dấu cách"),
    ("a: |\n\tx\n", 2, 1, "Tab", "hai dấu cách"),
    ("a: 'x\nb: 1\n", 1, 4, "nháy đơn mở ở đây không được đóng", "Thêm dấu '"),
    ('a: "x\nb: 1\n', 1, 4, "ngoặc kép mở ở đây không được đóng", 'Thêm dấu "'),
    ('a: "x\nb: "y"\n', 1, 4, "ngoặc kép mở ở đây không được đóng", 'Thêm dấu "'),
    ("a: [1, 2\nb: 3\n", 1, 4, "'[' mở ở đây không được đóng", "]"),
    ("a: [1, 2", 1, 4, "'[' mở ở đây không được đóng", "]"),
    ("a: {b: 1\nc: 2\n", 1, 4, "'{' mở ở đây không được đóng", "}"),
    ("x: [a: b: c]\n", 1, 9, "thiếu dấu phẩy", "dấu ngoặc kép"),
    ("a:\n    b: 1\n  c: 2\n", 3, 3, "thụt vào sai", "thẳng cột"),
    ("  a: 1\nb: 2\n", 2, 1, "thụt vào sai", "thẳng cột"),
    ("a: 1\n  b: 2\n", 2, 3, "thụt vào sai", "thẳng cột"),
    ("a: x\nđây là câu\nb: 1\n", 2, 1, "không có khóa", "Thêm khóa"),
    ("tiêu đề\nb: 1\n", 1, 1, "không có khóa", "Thêm khóa"),
    ("a: - x\n", 1, 4, "Danh sách phải bắt đầu ở dòng mới", "Xuống dòng"),
    ("note: -\n", 1, 7, "Danh sách phải bắt đầu ở dòng mới", 'ngoặc: "-"'),
    ("- a\nb: 1\n", 2, 1, "đứng giữa danh sách", "'- '"),
    ("a: 1\n- b\n", 2, 1, "đứng giữa các khóa", "khóa:"),
    ('a: "Một cửa" điện tử\n', 1, 14, "chữ thừa sau dấu ngoặc đóng", "a: '\"Một cửa\" điện tử'"),
    ("key: 'it's'\n", 1, 10, "chữ thừa sau dấu ngoặc đóng", 'key: "it\'s"'),
    ("a: @x\n", 1, 4, "bắt đầu bằng ký tự '@'", '"@x"'),
    ("a: %x\n", 1, 4, "bắt đầu bằng ký tự '%'", '"%x"'),
    ("a: **x**\n", 1, 4, "bắt đầu bằng ký tự '*'", '"**x**"'),
    ("a: ? b\n", 1, 4, "bắt đầu bằng ký tự '?'", '"? b"'),
    ("a: ]\n", 1, 4, "bắt đầu bằng ký tự ']'", '"]"'),
    ("a: | x\n b\n", 1, 4, "trên cùng dòng", "dòng dưới"),
    ('a: "C:\\dir"\n', 1, 7, "'\\'", "\\\\"),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), SYNTAX)
@pytest.mark.parametrize("parser", [reading._parser, reading._pure_parser], ids=["c", "pure"])
def test_a_syntax_fault_says_where_and_what_to_write(text, line, column, message, hint, parser, monkeypatch):
    monkeypatch.setattr(reading, "_parser", parser)
    tree = read(text)
    assert tree.data is None
    (fault,) = tree.findings
    assert fault.code == "E002"
    assert message in fault.message
    assert hint in fault.hint
    assert (fault.place.line, fault.place.column) == (line, column)


FEATURES = [
    ("a: &x 1\n", 1, 4, "'&x'"),
    ("a: *x\n", 1, 4, "'*x'"),
    ("a: !vn 1\n", 1, 4, "'!vn'"),
    ("a: !!str 1\n", 1, 4, "str"),
    ("a: !x!y z\n", 1, 4, "'!'"),
    ("a: 1\n<<: {b: 2}\n", 2, 1, "'<<'"),
    ("%YAML 1.2\n---\na: 1\n", 1, 1, "'%'"),
    ("%TAG ! x:\n---\na: 1\n", 1, 1, "'%'"),
    ("a: 1\n---\nb: 2\n", 2, 1, "'---' thứ hai"),
    ("{a: b}: c\n", 1, 1, "Khóa phải là một chữ"),
    ("a: {{b}}\n", 1, 5, "Khóa phải là một chữ"),
    ("*x : c\n", 1, 1, "'*x'"),
    ("a: b\u2028c\n", 1, 5, "U+2028"),
    ("a: b\u2029c\n", 1, 5, "U+2029"),
    ("a: b\x85c\n", 1, 5, "U+0085"),
    ("a: b\x0bc\n", 1, 5, "U+000B"),
    ("a: b\x00c\n", 1, 5, "U+0000"),
    ("a: b\rc\n", 1, 5, "U+000D"),
    ("a: b\ufeffc\n", 1, 5, "U+FEFF"),
    ('a: "b\\0c"\n', 1, 4, "U+0000"),
    ('a: "b\\Lc"\n', 1, 4, "U+2028"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), FEATURES)
def test_what_is_not_used_here_is_refused_at_its_place(text, line, column, message):
    tree = read(text)
    fault = tree.findings[0]
    assert fault.code == "E008"
    assert (fault.place.line, fault.place.column) == (line, column)
    assert message in fault.message
    assert fault.hint


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_lines_are_those_of_an_editor_whatever_yaml_1_1_takes_for_a_line_end(sign):
    tree = read(f"a: một{sign}hai\nb: *x\n")
    assert [(f.place.line, f.place.column) for f in tree.findings] == [(1, 7), (2, 4)]
    assert tree.place(["b"], key=True).line == 2


def test_all_faults_of_a_file_are_found_at_once():
    tree = read("a: 1\na: 2\nb: &x 3\nc: *x\nd: 1234567890123456789\ne: {f: 1, f: 2}\n")
    assert [(f.code, f.place.line, f.place.column) for f in tree.findings] == [
        ("E003", 2, 1), ("E008", 3, 4), ("E008", 4, 4), ("E005", 5, 4), ("E003", 6, 11),
    ]  # fmt: skip
    assert tree.data == {"a": 1, "b": 3, "c": None, "d": "1234567890123456789", "e": {"f": 1}}


def test_a_duplicate_key_names_the_line_of_the_first_and_hides_nothing_below_it():
    tree = read("a: 1\nb: 2\na: {c: *x}\nd: 4\n")
    assert "dòng 1" in tree.findings[0].message
    assert [f.code for f in tree.findings] == ["E003", "E008"]
    assert tree.data == {"a": 1, "b": 2, "d": 4}


@pytest.mark.parametrize(
    ("written", "long"),
    [
        ("9" * 18, False),
        ("-" + "9" * 18, False),
        ("0" * 30 + "1", False),
        ("1" + "0" * 18, True),
        ("-1" + "0" * 18, True),
        ("0xFFFFFFFFFFFFFFFF", True),
        ("9" * 5000, True),
    ],
)
def test_integers_hold_eighteen_digits(written, long):
    tree = read(f"a: {written}")
    assert [f.code for f in tree.findings] == ["E005"] * long
    assert isinstance(tree.data["a"], str if long else int)


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        (b"a: 1\nb: \xc3\xa1\xff\n", 2, 5, "UTF-8"),
        ("a: Phòng\n".encode("latin-1"), 1, 6, "UTF-8"),
        (b"\xed\xa0\x80", 1, 1, "UTF-8"),
        ("a: 1".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: 1".encode("utf-16-le"), 1, 1, "UTF-16"),
        ("a: 1".encode("utf-16-be"), 1, 1, "UTF-16"),
        ("a: 1".encode("utf-32"), 1, 1, "UTF-32"),
    ],
)
def test_only_utf_8_is_read(data, line, column, message):
    tree = read_tree(data, "plan.yaml")
    (fault,) = tree.findings
    assert fault.code == "E001"
    assert (fault.place.line, fault.place.column) == (line, column)
    assert message in fault.message
    assert "UTF-8" in fault.hint
    assert tree.data is None


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "# chú thích\n", "---\n", "~\n", "---\n...\n"])
def test_a_file_without_content_is_said_to_be_empty(text):
    (fault,) = read(text).findings
    assert (fault.code, fault.message) == ("E009", "Tệp rỗng.")
