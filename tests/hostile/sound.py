"""A sound workspace that uses every key of every kind of file: invented data, which the tests here then spoil.

Data and not YAML, so that each value of it can be replaced, one at a time. Nothing like it exists: a commune, its
province, two years.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from cchc.yamltree.writing import document

HOME = "plans/xa-thu/2025"
"""The folder of the plan that most commands work on."""

_SUPERIOR_UNITS = {
    "authority": {
        "name": "UBND tỉnh Thử",
        "level": "tỉnh",
        "place": "Thử",
        "aliases": ["Tỉnh Thử"],
        "from": "2020-01-01",
        "superior_name": "Chính phủ",
    },
    "units": [
        {"id": "so-noi-vu", "name": "Sở Nội vụ", "kind": "chuyên môn", "desk_for": "tinh-thu"},
        {"id": "xa-thu", "name": "UBND xã Thử", "kind": "xã", "authority": "xa-thu"},
        {"id": "xa-khac", "name": "UBND xã Khác", "kind": "xã"},
    ],
    "groups": [{"name": "UBND các xã, phường", "members": [{"kind": "xã"}]}],
}
_SUPERIOR_PLAN = {
    "year": 2025,
    "title": "Cải cách hành chính tỉnh Thử năm 2025",
    "number": "12",
    "sign": "KH-UBND",
    "date": "2024-12-10",
    "reporting": {
        "items": [{"what": "kết quả cải cách hành chính", "who": ["UBND các xã, phường"]}],
        "submit_by": {"day": 18},
        "windows": {"Q1-2025": {"from": "2024-12-15", "to": "2025-03-14"}},
    },
    "targets": [{"indicator": "Tỷ lệ hồ sơ trực tuyến", "comparison": ">=", "value": 80, "unit": "%"}],
}
_SUPERIOR_APPENDIX = {
    "areas": [
        {
            "id": "the-che",
            "name": "Cải cách thể chế",
            "tasks": [
                {
                    "number": "1",
                    "task": "Kiểm tra văn bản quy phạm pháp luật",
                    "products": ["Báo cáo"],
                    "lead": ["UBND các xã, phường"],
                    "coordinating": ["Sở Nội vụ"],
                    "deadline": "Quý II/2025",
                },
                {
                    "number": "2",
                    "task": "Rà soát thủ tục hành chính",
                    "products": ["Kế hoạch"],
                    "lead": ["Sở Nội vụ"],
                    "coordinating": [],
                    "deadline": "Tháng 11/2025",
                },
            ],
        }
    ]
}
_UNITS = {
    "authority": {
        "name": "UBND xã Thử",
        "level": "xã",
        "place": "Thử",
        "aliases": ["Xã Thử"],
        "superior": "tinh-thu",
        "superior_name": "UBND tỉnh Thử",
        "from": "2020-01-01",
    },
    "units": [
        {
            "id": "phong-mot",
            "name": "Phòng Một",
            "kind": "chuyên môn",
            "aliases": ["P. Một"],
            "from": "2020-01-01",
            "desk_for": "xa-thu",
            "source": "Quyết định số 1/QĐ-UBND",
        },
        {"id": "phong-hai", "name": "Phòng Hai", "kind": "chuyên môn"},
        {
            "id": "phong-cu",
            "name": "Phòng Cũ",
            "kind": "chuyên môn",
            "to": "2025-02-28",
            "successions": [
                {
                    "date": "2025-03-01",
                    "document": "Quyết định số 2/QĐ-UBND",
                    "kind": "merge",
                    "successors": ["phong-hai"],
                    "area": "the-che",
                }
            ],
        },
        {"id": "doan", "name": "Đoàn kiểm tra", "kind": "liên ngành",
         "standing": {"unit": "phong-mot", "source": "Quyết định số 3/QĐ-UBND"}},
    ],
    "groups": [
        {
            "name": "Các phòng của xã",
            "aliases": ["Các phòng"],
            "members": [{"kind": "chuyên môn"}, "doan"],
            "complete": True,
            "source": "Quyết định số 4/QĐ-UBND",
        },
        {"name": "Các bên liên quan", "open": True, "listed_in": "Kế hoạch số 5/KH-UBND"},
        {"name": "Tất cả", "members": [{"group": "Các phòng của xã"}], "because": "Công văn số 6/UBND"},
    ],
    "decisions": [
        {
            "unit": "phong-cu",
            "date": "2025-03-01",
            "because": "Quyết định số 2/QĐ-UBND",
            "gives": {"all": "phong-hai"},
            "drops": ["duty"],
        }
    ],
}  # fmt: skip
_PLAN = {
    "kind": "Kế hoạch",
    "year": 2025,
    "title": "Cải cách hành chính xã Thử năm 2025",
    "number": "7",
    "sign": "KH-UBND",
    "place": "Thử",
    "date": "2025-01-02",
    "implements": "tinh-thu/2025",
    "excuses": [{"task": "the-che/2", "reason": "Không có thủ tục nào"}],
    "bases": [
        {
            "text": "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;",
            "citations": [
                {
                    "kind": "Nghị quyết",
                    "number": "76/NQ-CP",
                    "date": "2021-07-15",
                    "issuer": "Chính phủ",
                    "title": "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030",
                }
            ],
        }
    ],
    "preamble": ["Ủy ban nhân dân xã ban hành Kế hoạch như sau:"],
    "body": [
        {
            "number": "I",
            "heading": "MỤC ĐÍCH",
            "content": [
                "Nâng cao chất lượng phục vụ[^1].",
                {"list": ["Một là.", {"text": "Hai là:", "number": "a", "list": ["Ba."]}]},
            ],
            "sections": [{"number": "1", "heading": "Yêu cầu", "content": ["Đúng tiến độ; chi 5.000.000 đồng."]}],
        }
    ],
    "closing": ["Trên đây là Kế hoạch."],
    "footnotes": [{"number": "1", "text": "Theo Quyết định số 8/QĐ-UBND."}],
    "reporting": {
        "items": [
            {
                "what": "kết quả cải cách hành chính",
                "who": ["Các phòng của xã"],
                "receiver": "Phòng Một",
                "portal": {"url": "https://vi-du.invalid", "who": ["Phòng Một"]},
                "also": {"what": "biểu số liệu", "who": ["Phòng Hai"]},
                "section": "I",
            }
        ],
        "submit_by": {"day": 15, "time": "17:00"},
        "windows": {
            "Q1-2025": {"from": "2024-12-15", "to": "2025-03-14", "submit_by": {"day": 16}},
            "Y-2025": {"from": "2024-12-15", "to": "2025-12-14"},
        },
    },
    "duties": [
        {"id": "D.1", "who": ["Phòng Một"], "what": "Theo dõi chung", "deadline": "Hàng quý"},
        {"id": "D.2", "who": ["Phòng Hai"], "what": "Tổng hợp", "as": "reporting",
         "ignore": [{"code": "W499", "reason": "Dữ liệu bịa", "words": "Tổng hợp"}]},
    ],
    "targets": [
        {
            "indicator": "Tỷ lệ hồ sơ trực tuyến",
            "comparison": ">=",
            "value": 80,
            "unit": "%",
            "section": "I",
            "note": "Theo tỉnh",
            "by_period": {"Q1-2025": 50.5},
        },
        {"indicator": "Số cuộc đối thoại", "value": 2, "unit": "cuộc"},
    ],
    "recipients": ["Như trên;", "Lưu: VT."],
    "filing": "Lưu: VT, P1.",
    "signature": {"authority": "ỦY BAN NHÂN DÂN", "on_behalf": "TM.", "office": "CHỦ TỊCH", "name": "Ng. Văn Bịa"},
    "repairs": [{"where": "I", "was": "phục vu", "now": "phục vụ", "because": "lỗi gõ"}],
    "ignore": [{"code": "W498", "reason": "Dữ liệu bịa"}],
}  # fmt: skip
_APPENDIX = {
    "heading": "PHỤ LỤC",
    "title": "NHIỆM VỤ NĂM 2025",
    "attached": "(Kèm theo Kế hoạch số 7/KH-UBND)",
    "columns": {"task": "Nhiệm vụ", "lead": "Chủ trì"},
    "areas": [
        {
            "id": "the-che",
            "name": "Cải cách thể chế",
            "number": "I",
            "tasks": [
                {
                    "number": "1",
                    "task": "Kiểm tra văn bản quy phạm pháp luật",
                    "products": ["Kế hoạch", {"text": "Báo cáo", "parts": ["Báo cáo quý"]}],
                    "lead": {"text": "Phòng Một", "units": ["Phòng Một"]},
                    "coordinating": ["Các phòng của xã"],
                    "deadline": ["Tháng 02/2025", {"label": "BC", "dates": ["Tháng 03/2025"]}],
                    "budget": 5000000,
                    "note": "Ghi chú",
                    "footnote": "Chú thích",
                    "criteria": ["Đúng hạn"],
                    "targets": [{"indicator": "Số văn bản", "value": 3, "unit": "văn bản"}],
                    "implements": ["the-che/1"],
                    "each": False,
                    "amended_by": [
                        {
                            "document": "Công văn số 9/UBND",
                            "date": "2025-02-01",
                            "deadline": ["Quý II/2025", "Quý IV/2025"],
                            "lead": ["Phòng Một"],
                        }
                    ],
                    "ignore": [{"code": "W497", "reason": "Dữ liệu bịa"}],
                },
                {
                    "number": "2",
                    "task": "Nhiệm vụ chung",
                    "subtasks": [
                        {"number": "2.1", "task": "Việc con", "products": ["Tờ trình"], "lead": ["Phòng Cũ"],
                         "coordinating": [], "deadline": "Quý III/2025"},
                        {"number": "2.2", "task": "Việc con nữa", "products": {"same_as": "2.1"},
                         "lead": {"same_as": "2.1"}, "coordinating": ["Các bên liên quan"],
                         "deadline": "Tối đa 05 ngày làm việc kể từ khi có quyết định"},
                    ],
                },
            ],
        },
        {"id": "so", "name": "Chính phủ số", "tasks": [
            {"number": "1", "id": "truc", "task": "Trực hệ thống", "products": ["Nhật ký"], "lead": ["Tất cả"],
             "coordinating": [], "deadline": {"same_as": "2"}, "budget": "Theo dự toán"},
            {"number": "2", "task": {"same_as": "truc"}, "products": ["Biên bản"], "lead": ["Phòng Hai"],
             "coordinating": [], "deadline": "Thường xuyên"},
        ]},
    ],
}  # fmt: skip
_EXTRA = {
    "areas": [
        {"id": "so", "name": "Chính phủ số", "tasks": [
            {"id": "them-1", "task": "Việc giao thêm", "products": ["Báo cáo"], "lead": ["Phòng Hai"],
             "origin": "Công văn số 10/UBND", "given_on": "2025-02-03", "due": "2025-04-30", "because": "Lời"},
        ]},
    ],
}  # fmt: skip
_EVENTS = {
    "events": [
        {"id": "e1", "on": "2025-02-10", "document": "Quyết định số 11/QĐ-UBND", "tasks": ["the-che/2.2"],
         "due": "2025-02-20", "note": "Ghi chú"},
    ],
}  # fmt: skip
_INDICATORS = {
    "indicators": [
        {"id": "ho-so", "name": "Hồ sơ tiếp nhận", "unit": "hồ sơ", "who": ["Các phòng của xã"], "combine": "sum",
         "form": "Biểu 1", "note": "Ghi chú"},
        {"id": "truc-tuyen", "name": "Hồ sơ trực tuyến", "unit": "hồ sơ", "who": ["Các phòng của xã"]},
        {"id": "ty-le", "name": "Tỷ lệ", "percent": {"part": "truc-tuyen", "whole": "ho-so"},
         "target": "Tỷ lệ hồ sơ trực tuyến"},
    ],
}  # fmt: skip
_PROGRESS = {
    "unit": "phong-mot",
    "updates": [
        {"id": "u1", "on": "2025-02-20", "task": "the-che/1", "status": "done", "item": 1,
         "evidence": "Kế hoạch số 12/KH-P1", "note": "Ghi chú"},
        {"id": "u2", "on": "2025-02-21", "task": "the-che/1", "status": "extended", "item": 2,
         "occurrence": "M02-2025", "due": "2025-03-05", "document": "Công văn số 13/UBND", "cause": "Bận"},
        {"id": "u3", "on": "2025-02-22", "task": "the-che/1", "status": "done", "item": 1, "corrects": ["u1"]},
        {"id": "u4", "on": "2025-03-10", "task": "indicator/ho-so", "status": "done", "occurrence": "Q1-2025",
         "value": 120.5},
        {"id": "u5", "on": "2025-03-12", "task": "so/truc", "status": "done", "behalf_of": "phong-cu"},
    ],
}  # fmt: skip
_REPORT = {
    "period": "Q1-2025",
    "number": "20",
    "sign": "BC-UBND",
    "place": "Thử",
    "date": "2025-03-16",
    "receivers": ["UBND tỉnh Thử"],
    "leadership": ["Đã ban hành kế hoạch."],
    "areas": {"the-che": ["Đã kiểm tra 3 văn bản."]},
    "strengths": ["Kịp thời."],
    "limits": ["Còn chậm."],
    "objective_causes": ["Việc nhiều."],
    "subjective_causes": ["Người ít."],
    "directions": ["Đẩy nhanh."],
    "proposals": ["Bố trí kinh phí."],
    "late": [{"task": "the-che/1", "cause": "Chờ văn bản", "unit": "phong-mot", "item": 2}],
    "targets": [{"indicator": "Tỷ lệ hồ sơ trực tuyến", "explanation": "Đạt một nửa"}],
    "unscheduled": [{"task": "Việc phát sinh", "origin": "Công văn 1", "lead": "Phòng Hai", "result": "Xong"}],
    "recipients": ["Như trên;"],
    "filing": "Lưu: VT.",
    "signature": {"authority": "ỦY BAN NHÂN DÂN", "office": "CHỦ TỊCH", "name": "Nguyễn Văn Bịa"},
}
_WORKSPACE = {
    "home": "xa-thu",
    "due_soon_days": 7,
    "weights": {"done_in_time": 100, "done_late": 50, "open": 10, "late": 0, "lead": 2, "report": 1, "duty": 1},
    "grades": {"Tốt": 80, "Khá": 60.5},
    "ignore": [{"code": "W496", "reason": "Dữ liệu bịa"}],
}
_OLD_PLAN = {"year": 2024, "title": "Cải cách hành chính xã Thử năm 2024", "number": "6", "sign": "KH-UBND"}
_OLD_TASK = {
    "number": "1",
    "task": "Trực hệ thống thông tin",
    "products": ["Nhật ký"],
    "lead": ["Phòng Một"],
    "coordinating": [],
    "deadline": "Quý II/2024",
}

KINDS: dict[str, str] = {
    "workspace": "plans/workspace.yaml",
    "units": "plans/xa-thu/units.yaml",
    "plan": f"{HOME}/plan.yaml",
    "appendix": f"{HOME}/appendix.yaml",
    "extra": f"{HOME}/extra.yaml",
    "events": f"{HOME}/events.yaml",
    "indicators": f"{HOME}/indicators.yaml",
    "progress": f"{HOME}/progress/phong-mot.yaml",
    "report": f"{HOME}/reports/Q1-2025.yaml",
    "report of a unit": f"{HOME}/reports/Q1-2025/phong-mot.yaml",
    "superior's units": "plans/tinh-thu/units.yaml",
    "superior's plan": "plans/tinh-thu/2025/plan.yaml",
    "superior's appendix": "plans/tinh-thu/2025/appendix.yaml",
}
"""Each kind of file with the path of the one that the tests spoil."""

SOUND: dict[str, dict[str, Any]] = {
    KINDS["workspace"]: _WORKSPACE,
    KINDS["units"]: _UNITS,
    KINDS["plan"]: _PLAN,
    KINDS["appendix"]: _APPENDIX,
    KINDS["extra"]: _EXTRA,
    KINDS["events"]: _EVENTS,
    KINDS["indicators"]: _INDICATORS,
    KINDS["progress"]: _PROGRESS,
    KINDS["report"]: _REPORT,
    KINDS["report of a unit"]: {"period": "Q1-2025", "unit": "phong-mot", "leadership": ["Đã họp."]},
    KINDS["superior's units"]: _SUPERIOR_UNITS,
    KINDS["superior's plan"]: _SUPERIOR_PLAN,
    KINDS["superior's appendix"]: _SUPERIOR_APPENDIX,
    "plans/xa-thu/2024/plan.yaml": _OLD_PLAN,
    "plans/xa-thu/2024/appendix.yaml": {"areas": [{"id": "so", "name": "Chính phủ số", "tasks": [_OLD_TASK]}]},
}
"""The whole workspace: the path of each file and what is in it."""


def written(data: object) -> bytes:
    """Data as a file of ours would hold them."""
    return document(data).encode() if isinstance(data, dict) else f"{data}\n".encode()


def build(root: Path) -> Path:
    """Write the workspace below ``root``."""
    for relative, data in SOUND.items():
        path = root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(data))
    return root


Path_ = tuple[str | int, ...]


def values(data: object, above: Path_ = ()) -> list[Path_]:
    """The paths of all values in the data, the containers too, the whole first."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        inside = list(data.items())
    elif isinstance(data, list):
        inside = list(enumerate(data))
    return [above, *(path for step, value in inside for path in values(value, (*above, step)))]


def replaced(data: Any, path: Path_, value: object) -> Any:
    """A copy of the data with another value at a path."""
    if not path:
        return value
    changed = copy.deepcopy(data)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return changed


def value_at(data: Any, path: Path_) -> Any:
    """The value at a path."""
    for step in path:
        data = data[step]
    return data
