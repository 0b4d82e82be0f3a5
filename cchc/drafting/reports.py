"""The file that a person fills in for a periodic report: its outline, with a sentence of figures for each area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import UNSET, to_builtins

from cchc.calendar.written import printed_day
from cchc.obligations.assessing import Assessed
from cchc.obligations.counting import left_out, outcome
from cchc.obligations.measuring import Measured
from cchc.obligations.reporting import AREA, Frame, Reckoning, is_steering
from cchc.obligations.scope import superior_plan
from cchc.obligations.tracing import STATES, Breakdown
from cchc.obligations.upward import upward_obligations
from cchc.plans.words import LEFT_OUT, OUTCOMES
from cchc.store import LoadedPlan, Store, WorkspaceError, read_bytes
from cchc.store.locking import only_writer
from cchc.store.reports import report_path
from cchc.store.schemas import schema_line
from cchc.store.writing import write_atomically
from cchc.yamltree.writing import flow, scalar

_COUNTED = {"task": "nhiệm vụ", "obligation": "lượt nhiệm vụ"}


def span_words(days: Frame) -> str:
    """The period as a sentence begins with it: "Trong quý I/2025", "Lũy kế 6 tháng đầu năm 2025"."""
    return f"{'Lũy kế' if days.period.cumulative else 'Trong'} {days.period.label}"


def figures_sentence(breakdown: Breakdown, days: Frame, *, unrecorded: bool) -> str:
    """The figures of an area in one sentence; where nothing was recorded it says so and gives no result."""
    what, total = _COUNTED[breakdown.what], len(breakdown.assigned)
    until = f"đến hết ngày {printed_day(days.on)}"
    rest = _rest(breakdown)
    if not total:
        return f"{span_words(days)} không có {what} nào đến hạn{rest}."
    if unrecorded:
        return f"{span_words(days)} được giao {total} {what}; {until} chưa ghi nhận kết quả nào{rest}."
    states = ", ".join(f"{OUTCOMES[state]} {breakdown.number(state)}" for state in STATES)
    return f"{span_words(days)} được giao {total} {what}; {until}: {states}{rest}."


def _rest(breakdown: Breakdown) -> str:
    """The end of the sentence that says how many count in no rate, and why."""
    left = breakdown.left_out
    if not left:
        return ""
    why = "; ".join(f"{LEFT_OUT.get(reason, reason)} {len(counted)}" for reason, counted in left.items())
    return f"; ngoài ra {sum(map(len, left.values()))} {_COUNTED[breakdown.what]} không tính ({why})"


def outdated(paragraphs: Iterable[str], sentence: str) -> list[str]:
    """The paragraphs that begin with figures as ``sentence`` does (in the same words) but tell others."""
    begun = sentence.split(" được giao ")[0].split(" không có ")[0]
    alike = (f"{begun} được giao ", f"{begun} không có ")
    return [text for text in paragraphs if text.startswith(alike) and sentence not in text]


def usual_receiver(store: Store, reckoning: Reckoning) -> str | None:
    """To whom the report goes by the plans: a unit's as its own plan says, the authority's as its superior's does.

    Without such words it is the superior itself, as far as the register names it.
    """
    loaded, task = reckoning.loaded, f"report/{reckoning.frame.period.name}"
    if reckoning.unit is not None:
        named = (one.obligation.receiver for one in reckoning.reports if one.obligation.task == task)
        return next((name for name in named if name), _authority(loaded))
    above = superior_plan(store, loaded)
    if above is not None:
        asked = upward_obligations(above, loaded.authority)
        receivers = [one.receiver for one in asked if one.role == "report" and one.receiver]
        return receivers[0] if receivers else _authority(above)
    superior = loaded.register.authority.superior_name if loaded.register is not None else UNSET
    return None if superior is UNSET else superior


def _authority(loaded: LoadedPlan) -> str | None:
    return loaded.register.authority.name if loaded.register is not None else None


def outline(reckoning: Reckoning, receiver: str | None, measured: Iterable[Measured] = ()) -> str:
    """The text of the file, without the line that names its schema."""
    days = reckoning.frame
    lines = [
        "# Phần người soạn viết cho báo cáo; bảng, phụ lục do “cchc render report” lấy từ kế hoạch và nhật ký.",
        "# Mỗi đoạn một dòng bắt đầu bằng “- ”; đoạn có dấu hai chấm hoặc dấu ngoặc thì đặt trong ngoặc kép.",
        "# Mục để [] là chưa viết: bỏ [] rồi ghi các đoạn ở những dòng dưới, thụt vào hai khoảng trắng.",
        f"period: {days.period.name}",
    ]
    if reckoning.unit is not None:
        lines.append(f"unit: {scalar(reckoning.unit.name)}")
    lines += _head(receiver, _signature(reckoning), days)
    lines += _areas(reckoning)
    lines += _assessment()
    lines += _late(reckoning)
    lines += _targets(measured)
    if days.whole_year:
        lines += [
            "# Nhiệm vụ phát sinh trong năm chưa có trong extra.yaml, như:",
            "#   - {task: Nội dung, origin: Công văn số …, lead: Phòng …, result: Đã hoàn thành}",
            "unscheduled: []",
        ]
    return "".join(f"{line}\n" for line in lines)


def _head(receiver: str | None, signature: str, days: Frame) -> Iterator[str]:
    yield "# Số, ngày ký, chữ ký: bỏ dấu # khi đã có; không ghi thì để trống trên văn bản."
    yield '# number: "45"'
    yield f"# date: {days.close.isoformat()}"
    yield f"# signature: {signature}"
    yield "# recipients: [Phòng Nội vụ]"
    yield "# Nơi nhận ở dòng “Kính gửi”:"
    yield f"receivers: [{scalar(receiver)}]" if receiver else "receivers: []"


def _signature(reckoning: Reckoning) -> str:
    """The signature block of the plan, whose signer mostly signs its reports too; an example where it has none."""
    plan = reckoning.loaded.plan
    signed = plan.signature if plan is not None and reckoning.unit is None else UNSET
    if signed is not UNSET:
        told = {key: value for key, value in to_builtins(signed).items() if value}
        return flow(told | {"name": told.get("name", "…")})
    deputy = "authority: TM. ỦY BAN NHÂN DÂN, on_behalf: KT. CHỦ TỊCH, office: PHÓ CHỦ TỊCH"
    return f"{{{'office: TRƯỞNG PHÒNG' if reckoning.unit is not None else deputy}, name: …}}"


def _areas(reckoning: Reckoning) -> Iterator[str]:
    yield "# I. Công tác chỉ đạo, điều hành: văn bản đã ban hành, họp, kiểm tra, tuyên truyền…"
    yield "leadership: []"
    yield "# II. Kết quả từng lĩnh vực (lĩnh vực chỉ đạo, điều hành in ở phần I). Câu số liệu viết sẵn dưới đây"
    yield "# không tự đổi khi có người ghi thêm nhật ký; viết tiếp kết quả cụ thể ở các dòng sau."
    areas = reckoning.by_area()
    yield "areas:" if areas else "areas: {}"
    for area in areas:
        name = area.key.removeprefix(AREA)
        part = "phần I" if is_steering(name, area.name) else "phần II"
        yield f"  # {_one_line(area.name)} ({part})"
        yield f"  {name}:"
        yield f"    - {scalar(figures_sentence(area, reckoning.frame, unrecorded=reckoning.unrecorded))}"


def _assessment() -> Iterator[str]:
    for key, words in (
        ("strengths", "III. Đánh giá chung: kết quả nổi bật"),
        ("limits", "III. Tồn tại, hạn chế"),
        ("objective_causes", "III. Nguyên nhân khách quan"),
        ("subjective_causes", "III. Nguyên nhân chủ quan"),
        ("directions", "IV. Phương hướng kỳ tới (nhiệm vụ đến hạn kỳ tới được in sẵn thành danh sách)"),
        ("proposals", "V. Kiến nghị, đề xuất"),
    ):
        yield f"# {words}"
        yield f"{key}: []"


def _late(reckoning: Reckoning) -> Iterator[str]:
    late = [] if reckoning.unrecorded else overdue(reckoning)
    yield "# Nguyên nhân của từng nhiệm vụ quá hạn (in ở phụ lục); để trống là chưa rõ nguyên nhân."
    yield "late:" if late else "late: []"
    items: dict[str, set[int | None]] = {}
    for one in reckoning.found:
        items.setdefault(one.obligation.task, set()).add(one.obligation.item)
    told = set()
    for one in late:
        obligation = one.obligation
        entry: dict[str, object] = {"task": obligation.task, "unit": obligation.owner.unit}
        if len(items[obligation.task]) > 1:
            entry["item"] = obligation.item
        if (key := tuple(entry.values())) not in told:
            told.add(key)
            yield f"  # {_one_line(obligation.text)} ({OUTCOMES[outcome(one)]})"
            yield f"  - {flow(entry | {'cause': one.facts.cause or ''})}"


def overdue(reckoning: Reckoning) -> list[Assessed]:
    """The obligations of the period, and those carried over, that are late or were done late, unit by unit.

    Those of central agencies (ngành dọc), which count in no rate, are told too.
    """
    everyone = [one for unit in reckoning.by_unit(reckoning.carried_over().parts) for one in unit.parts]
    told = [one for one in everyone if left_out(one) in (None, "vertical")]
    return [one for one in told if outcome(one) in ("late", "done_late")]


def _targets(measured: Iterable[Measured]) -> Iterator[str]:
    missed = [one for one in measured if one.goal is not None and one.met is False]
    yield "# Giải trình chỉ tiêu chưa đạt (in ở phụ lục):"
    if not missed:
        yield "targets: []"
        return
    yield "targets:"
    for one in missed:
        yield f"  - {flow({'indicator': one.goal.text if one.goal else '', 'explanation': ''})}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def write_outline(store: Store, plan_id: str, period: str, unit_id: str | None, text: str) -> str:
    """Write the file where there is none yet; gives its path in the workspace.

    Raises WorkspaceError where anything lies there already (a person's words are never written over) or another
    command is writing, OSError where the disk refuses.
    """
    path = report_path(plan_id, period, unit_id)
    with only_writer(store.root):
        if read_bytes(store.root, path) is not None:
            raise WorkspaceError(
                f"Đã có {path}; chưa ghi gì.",
                "Sửa tiếp trong tệp đó. Muốn lấy lại dàn ý từ đầu thì tự đổi tên hoặc xóa tệp đó trước.",
            )
        target = store.root / path
        if not target.parent.resolve().is_relative_to(store.root.resolve()):
            raise WorkspaceError(f"{path} dẫn ra ngoài không gian làm việc.", "Thay liên kết bằng thư mục thật.")
        write_atomically(target, f"{schema_line(store.root, path)}{text}".encode())
    return path
