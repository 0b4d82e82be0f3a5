"""The invented year of thị xã Giả Sơn as people lived it: what was typed at the command line, and what by hand.

Each line is a day and a command; ``--as-of`` that day is added to it. After ``!1`` or ``!2`` stands a command that
has to be refused, in part or whole, with that exit status; after ``*`` what a person did by hand (see hands.py).
"""

from __future__ import annotations

import re
import shlex
from typing import Literal, NamedTuple

INIT = """
init gia-son --authority "UBND thị xã Giả Sơn" --level huyện --year 2025
  --unit "Văn phòng HĐND và UBND" --unit "Phòng Nội vụ" --unit "Phòng Tư pháp" --unit "Phòng Tài chính - Kế hoạch"
  --unit "Phòng Kinh tế" --unit "Phòng Văn hóa và Thông tin" --unit "Trung tâm Truyền thanh"
  --unit "Công an thị xã" --unit "UBND phường Một Giả" --unit "UBND phường Hai Giả"
  --unit "UBND xã Ba Giả" --unit "UBND xã Bốn Giả"
"""

STORY = """
2025-01-06 * tidy the register
2025-01-06 * type the plan
2025-01-06 validate
2025-01-20 record the-che/1 --status started --on 20/1/2025

2025-02-03 record the-che/1 --status "đã xong" --evidence "Kế hoạch số 09/KH-UBND ngày 03/02/2025"
2025-02-04 record tthc/3 --occurrence "tháng 1"
2025-02-12 record the-che/6 tthc/2 --event "Quyết định số 88/QĐ-UBND ngày 10/02/2025" --on 10/2/2025
2025-02-17 record the-che/6
2025-02-18 record tthc/2 --everyone --except "UBND xã Bốn Giả" --on 17/2/2025
2025-02-21 record tthc/2 --unit "ubnd xa bon gia" --on 20/2/2025
2025-02-24 record 3 --unit "Văn phòng HĐND và UBND"

2025-03-10 record bo-may/1 --unit "Phòng Nội vụ" --status started
2025-03-12 record the-che/3 --unit "UBND xã Bốn Giả" --status "vướng mắc" --cause "Chưa bố trí kinh phí"
2025-03-14 record the-che/3 --unit "UBND phường Một Giả, UBND phường Hai Giả"
2025-03-14 record IV.3 --everyone --occurrence "quý I" --on 2025-03-13
2025-03-17 record the-che/3 --unit ubnd-xa-ba-gia
2025-03-17 record report/Q1-2025 --everyone --except "Phòng Kinh tế, UBND xã Bốn Giả, Trung tâm Truyền thanh"
2025-03-17 record tthc/4 --event "Kế hoạch số 120/KH-UBND ngày 17/03/2025" --due 15/8/2025
2025-03-19 record "report/quý I/2025" --unit "phong kinh te"
2025-03-20 due --all --all-units --format xlsx -o phieu-thang-3
2025-03-24 record tthc/3 --occurrence 3
2025-03-25 record the-che/4 --item 1 --status "đã trình"
2025-03-31 record the-che/2 --unit "Văn phòng HĐND và UBND"

2025-04-02 record tthc/1 --on 28/3/2025 --evidence "Báo cáo số 31/BC-VP"
2025-04-03 record the-che/3 --unit "UBND phường Hai Giả" --on 18/3/2025 --again --note "Lần trước ghi nhầm ngày"
2025-04-04 * fill in the sheets of march
2025-04-04 !1 collect phieu-thang-3/gui-lai --yes
2025-04-05 record the-che/4 --item 1 --on 31/3/2025
2025-04-15 * amend the plan
2025-04-18 record so-hoa/5 --item 1
2025-04-25 record tthc/3 --occurrence "tháng 4"
2025-04-25 record tthc/2 --event "Quyết định số 352/QĐ-UBND ngày 24/04/2025" --on 24/4/2025
2025-04-26 record bo-may/6 --unit "Phòng Tài chính - Kế hoạch"
2025-04-28 record bo-may/6 --unit "Phòng Kinh tế"

2025-05-05 record bo-may/5 --unit "Văn phòng HĐND và UBND"
2025-05-05 record tthc/2 --everyone --except "UBND phường Hai Giả"
2025-05-06 record tthc/5 --status called --due 30/5/2025
2025-05-09 record tthc/2 --unit "UBND phường Hai Giả" --on 8/5/2025
2025-05-13 * type what was given outside the plan
2025-05-20 record tthc/6 --status "đã phát sinh"
2025-05-26 record tthc/3 --occurrence M05-2025
2025-05-30 record 5.1 --evidence "Tờ trình số 44/TTr-PKT"

2025-06-02 record tthc/5
2025-06-10 record 5.1 --status "đang làm" --again --note "Tờ trình bị trả lại, ghi xong là nhầm"
2025-06-16 record report/H1-2025 --everyone --except "UBND phường Hai Giả"
2025-06-16 record duty/IV.3 --everyone --occurrence H1-2025
2025-06-18 record report/H1-2025 --unit "UBND phường Hai Giả"
2025-06-19 record 9
2025-06-25 record tthc/6
2025-06-25 record tthc/3 --occurrence 6
2025-06-27 record cong-vu/2
2025-06-30 record tthc/1 --occurrence Q2-2025
2025-06-30 record IV.1

2025-07-01 * reorganise
2025-07-01 validate
2025-07-18 record cong-vu/5
2025-07-25 record tthc/3 --occurrence 7

2025-08-20 record tthc/4

2025-09-03 record so-hoa/4 --unit "UBND phường Một Giả"
2025-09-04 record so-hoa/4 --unit "UBND phường Hai Giả"
2025-09-05 record tthc/3 --occurrence 8
2025-09-09 record the-che/6 tthc/2 --event "Quyết định số 915/QĐ-UBND ngày 08/09/2025" --on 8/9/2025
2025-09-12 record the-che/6
2025-09-15 record tthc/2 --unit "UBND phường Một Giả, UBND phường Hai Giả"
2025-09-15 !2 record tthc/2 --unit "UBND xã Giả Hòa"
2025-09-15 record tthc/2 --unit "UBND xã Giả Hòa" --for "UBND xã Ba Giả"
2025-09-16 record report/Q3-2025 --everyone
2025-09-16 record report/Q3-2025 --unit "Phòng Văn hóa, Khoa học và Thông tin"
2025-09-16 !2 record report/Q3-2025 --unit "UBND xã Ba Giả"
2025-09-16 record report/Q3-2025 --unit "UBND xã Giả Hòa" --for "UBND xã Ba Giả"
2025-09-16 record IV.3 --everyone --occurrence Q3-2025
2025-09-16 record IV.3 --unit "UBND xã Giả Hòa" --for "UBND xã Ba Giả" --occurrence Q3-2025
2025-09-17 record tthc/2 --unit "UBND xã Giả Hòa"
2025-09-18 record report/Q3-2025 --unit "UBND xã Giả Hòa" --for "UBND xã Bốn Giả"
2025-09-18 due --all --all-units --format xlsx -o phieu-thang-9
2025-09-22 record so-hoa/2 --status extended --due 15/11/2025
  --document "Công văn số 640/UBND-VP ngày 22/09/2025"
2025-09-25 record cong-vu/4 --unit "Phòng Kinh tế" --status "gia hạn" --due 10/10/2025
  --document "Công văn số 655/UBND-VP ngày 25/09/2025"

2025-10-03 * fill in the sheets of september
2025-10-03 collect phieu-thang-9/gui-lai --yes
2025-10-09 record cong-vu/4
2025-10-10 record so-hoa/6 --status called --due 24/10/2025
2025-10-24 record so-hoa/6
2025-10-27 record tthc/3 --occurrence "tháng 10"

2025-11-10 record bo-may/2
2025-11-17 record so-hoa/2
2025-11-20 record so-hoa/3 --status dropped --document "Công văn số 801/UBND-VP ngày 20/11/2025"
2025-11-25 record tthc/3

2025-12-01 record cong-vu/3 --evidence "Biên bản nghiệm thu số 02/BB"
2025-12-09 record so-hoa/5 --item 2
2025-12-15 record bo-may/1 --unit "UBND phường Một Giả"
2025-12-15 record so-hoa/1 --unit "Phòng Tài chính - Kế hoạch" --status "thôi thực hiện"
  --document "Công văn số 870/UBND-VP ngày 15/12/2025"
2025-12-16 record so-hoa/1 --unit "Phòng Nội vụ" --status extended --due 31/1/2026
  --document "Công văn số 874/UBND-VP ngày 16/12/2025"
2025-12-18 record report/Y-2025 --everyone --except "Trung tâm Truyền thanh"
2025-12-18 record report/Y-2025 --unit "Phòng Văn hóa, Khoa học và Thông tin"
2025-12-18 record report/Y-2025 --unit "UBND xã Giả Hòa" --for "UBND xã Ba Giả"
2025-12-18 record IV.3 --everyone --occurrence Y-2025
2025-12-19 record report/Y-2025 --unit "UBND xã Giả Hòa"
2025-12-24 record tthc/3
2025-12-29 record so-hoa/1 --everyone --except "Phòng Kinh tế, Phòng Nội vụ" --on 26/12/2025
2025-12-29 record so-hoa/1 --unit "UBND xã Giả Hòa" --for "UBND xã Ba Giả" --on 26/12/2025
2025-12-29 record gia-son/2025#so-hoa/1@ubnd-xa-bon-gia --on 26/12/2025
2025-12-30 record tthc/1 --occurrence Q4-2025
2025-12-30 record the-che/4 --item 2
2026-01-02 record so-hoa/1 --unit "Phòng Văn hóa, Khoa học và Thông tin" --on 31/12/2025
2026-01-05 validate
"""

WATCHED = (
    *("2025-01-31", "2025-02-03", "2025-02-04", "2025-02-28", "2025-03-17", "2025-03-18", "2025-03-31"),
    *("2025-04-01", "2025-04-26", "2025-04-27", "2025-04-30", "2025-05-06", "2025-05-31", "2025-06-30"),
    *("2025-07-01", "2025-07-31", "2025-08-31", "2025-09-03", "2025-09-04", "2025-09-30", "2025-10-31"),
    *("2025-11-30", "2025-12-01", "2025-12-31", "2026-01-05"),
)
"""The days on which the figures are looked at: the end of each month (five of them days off), and the days around
due days that are days off or a Saturday that was worked."""


class Step(NamedTuple):
    """What was done on a day: a command line and its exit status, or a deed by hand."""

    day: str
    words: tuple[str, ...]
    kind: Literal["command", "hand"] = "command"
    code: int = 0


def steps() -> list[Step]:
    """The whole story in order."""
    lines = re.sub(r"\n  +", " ", STORY).strip().splitlines()
    return [_step(*line.split(" ", 1)) for line in lines if line]


def _step(day: str, rest: str) -> Step:
    if rest.startswith("* "):
        return Step(day, (rest[2:],), "hand")
    refused = re.match(r"!(\d) ", rest)
    words = tuple(shlex.split(rest[refused.end() :] if refused else rest))
    return Step(day, words, code=int(refused[1]) if refused else 0)
