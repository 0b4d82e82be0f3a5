"""The four reports of the invented year: every figure in the Word files is recomputed from the clerk's own book."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

import pytest
import yaml

from tests.year import counting, reckoning
from tests.year.hands import TYPED
from tests.year.ledger import CAME_AFTER, COMMUNES, NOBODY
from tests.year.reading_word import Word
from tests.year.reckoning import WINDOWS

END = "2026-01-05"
PERIODS = list(WINDOWS)
STATES = ("done_in_time", "done_late", "open", "late")
WORDS = {
    "done_in_time": "Hoàn thành đúng hạn",
    "done_late": "Hoàn thành quá hạn",
    "open": "Đang thực hiện (trong hạn)",
    "late": "Quá hạn chưa hoàn thành",
}
WHY = {
    "coordinating": "chỉ phối hợp",
    "undated": "không thời hạn",
    "ongoing": "thường xuyên",
    "waiting": "chờ sự kiện, điều kiện",
    "open_group": "nhóm chưa nêu tên đơn vị",
    "vertical": "ngành dọc",
    "dropped": "thôi thực hiện",
}
LEFT_OUT_STATES = {
    "the-che/6": "Chờ sự kiện",
    "tthc/2": "Chờ sự kiện",
    "tthc/4": "Chờ văn bản khác",
    "so-hoa/6": "Đột xuất, chưa phát sinh",
    "bo-may/1": "Thường xuyên",
    "bo-may/4": "Chưa xác định đơn vị",
    "so-hoa/3": "Thôi thực hiện",
}
"""How the tasks stand that count in no rate, where that says more than the reason."""


def printed(day):
    """An ISO day as documents print it; "" for none."""
    if day is None:
        return ""
    one = date.fromisoformat(day)
    return f"{one.day:02}/{one.month:02}/{one.year}" if one.month < 3 else f"{one.day:02}/{one.month}/{one.year}"


def _tasks():
    """The text of every task of the plan and of the tasks given outside it, by id."""
    texts, areas = {}, {}
    for name in ("appendix.yaml", "extra.yaml"):
        for area in yaml.safe_load((TYPED / name).read_text("utf-8"))["areas"]:
            areas.setdefault(area["id"], area["name"])
            for task in area["tasks"]:
                texts[f"{area['id']}/{task['number']}"] = task["task"]
                for below in task.get("subtasks", ()):
                    texts[f"{area['id']}/{below['number']}"] = below["task"]
    return texts, areas


TEXTS, AREAS = _tasks()


class Made:
    """One report: the Word file, the figures traced, the file that a person was to fill in."""

    def __init__(self, year, folder, period):
        self.window = WINDOWS[period]
        self.period = period
        target, trace = folder / f"{period}.docx", folder / f"{period}.json"
        name = f"{period}-2025"
        words = ("--period", name, "--as-of", END)
        ran = year.office.run("render", "report", *words, "-o", str(target), "--trace", str(trace))
        assert ran.code == 0, ran.err
        self.path = target
        self.word = Word(target)
        self.traced = json.loads(trace.read_text("utf-8"))
        outlined = year.root / f"plans/gia-son/2025/reports/{name}.yaml"
        ran = year.office.run("report", "init", *words)
        assert ran.code == 0, ran.err
        self.outline = yaml.safe_load(outlined.read_text("utf-8"))
        outlined.unlink()
        outlined.parent.rmdir()

    def figure(self, pattern):
        """The whole numbers in the sentence of the document that this pattern finds."""
        found = re.search(pattern, self.word.text)
        assert found, (pattern, self.word.text)
        return tuple(int(number) for number in found.groups())


@pytest.fixture(scope="module")
def reports(year, tmp_path_factory):
    """The four reports."""
    folder = tmp_path_factory.mktemp("reports")
    return {period: Made(year, folder, period) for period in PERIODS}


@pytest.fixture(scope="module")
def names(year):
    """The names of the units by id."""
    units = yaml.safe_load((year.root / "plans/gia-son/units.yaml").read_text("utf-8"))["units"]
    return {unit["id"]: unit["name"] for unit in units} | {NOBODY[0]: NOBODY[0].strip("()")}


def numbers(rows):
    """Assigned and the four states."""
    counted = Counter(row.state for row in rows if row.why is None)
    return (counted.total(), *(counted[state] for state in STATES))


def left_out(rows):
    return Counter(WHY[row.why] for row in rows if row.why is not None)


def told_left_out(words):
    """What a sentence says in brackets of what counts in no rate: reason → number."""
    return Counter({why.strip(): int(number) for why, number in re.findall(r"([^;(]+?) (\d+)(?=[;)])", words)})


def share(part, whole):
    """A rate as it is printed."""
    return f"{round(100 * part / whole, 1):g}%".replace(".", ",")


def tasks(made):
    return reckoning.rows_of(reckoning.assigned(made.period, END))


@pytest.mark.parametrize("period", PERIODS)
def test_the_headline_figures(reports, period):
    made = reports[period]
    total, in_time, late_done, still, late = numbers(tasks(made))
    done = in_time + late_done
    close = printed(made.window.close)
    assert made.figure(r"kế hoạch giao (\d+) nhiệm vụ có thời hạn \(Phụ lục I\)") == (total,)
    told = (
        rf"Đến hết ngày {close} đã hoàn thành (\d+)/(\d+) nhiệm vụ, đạt {share(done, total)}, "
        r"trong đó đúng hạn (\d+), quá hạn (\d+); đang thực hiện \(trong hạn\) (\d+); "
        r"quá hạn chưa hoàn thành (\d+)\."
    )
    assert made.figure(told) == (done, total, in_time, late_done, still, late)
    base = done + late
    rate = rf"Tỷ lệ đúng hạn là (\d+)/(\d+) nhiệm vụ đã hoàn thành hoặc đã quá hạn, đạt {share(in_time, base)}\."
    assert made.figure(rate) == (in_time, base)


@pytest.mark.parametrize("period", PERIODS)
def test_what_counts_in_no_rate_is_told_with_its_reasons(reports, period):
    made = reports[period]
    expected = left_out(tasks(made))
    found = re.search(r"Không tính vào các số liệu trên: (\d+) nhiệm vụ (\(.*\))\.", made.word.text)
    assert int(found[1]) == expected.total() > 0
    assert told_left_out(found[2]) == expected


@pytest.mark.parametrize("period", PERIODS)
def test_the_days_of_the_report_and_whether_its_figures_add_up(reports, period):
    made, window = reports[period], WINDOWS[period]
    assert f"Số liệu tính từ ngày {printed(window.since)} đến hết ngày {printed(window.close)}" in made.word.text
    spans = {
        "Q1": "có thời hạn đến hết ngày 31/3/2025.",
        "H1": "có thời hạn đến hết ngày 30/6/2025; số liệu trong báo cáo là số lũy kế từ đầu năm.",
        "Q3": "có thời hạn từ ngày 01/7/2025 đến hết ngày 30/9/2025.",
        "Y": "là toàn bộ nhiệm vụ của kế hoạch; số liệu trong báo cáo là số lũy kế từ đầu năm.",
    }
    assert (
        f"Nhiệm vụ giao trong kỳ là {'' if period == 'Y' else 'nhiệm vụ '}{spans[period].removeprefix('là ')}"
        in (made.word.text)
    )


@pytest.mark.parametrize("period", PERIODS)
def test_the_table_by_area(reports, period):
    made = reports[period]
    expected = {}
    for area, name in AREAS.items():
        mine = [row for row in tasks(made) if row.id.startswith(f"{area}/")]
        total, in_time, late_done, still, late = numbers(mine)
        rate = share(in_time + late_done, total) if total else "–"
        figures = (total, in_time, late_done, still, late, left_out(mine).total())
        expected[name] = [*map(str, figures), rate]
    rows = {row[0]: row[1:] for row in made.word.table("Lĩnh vực")}
    whole = numbers(tasks(made))
    rest, rate = left_out(tasks(made)).total(), share(whole[1] + whole[2], whole[0])
    assert rows == expected | {"Cộng": [*map(str, whole), str(rest), rate]}


@pytest.mark.parametrize("period", PERIODS)
def test_the_chart_of_the_areas_to_which_something_was_given(reports, period):
    made = reports[period]
    drawn = {state: {} for state in STATES}
    for area, name in AREAS.items():
        total, *counts = numbers([row for row in tasks(made) if row.id.startswith(f"{area}/")])
        for state, count in zip(STATES, counts, strict=True):
            drawn[state] |= {name: count} if total else {}
    assert made.word.charts == [{WORDS[state]: bars for state, bars in drawn.items()}]


@pytest.mark.parametrize("period", PERIODS)
def test_the_sentence_of_each_area_in_the_report_and_in_the_outline(reports, period):
    made = reports[period]
    close = re.escape(printed(made.window.close))
    paragraphs = made.word.paragraphs
    for number, (area, name) in enumerate(AREAS.items(), 1):
        mine = [row for row in tasks(made) if row.id.startswith(f"{area}/")]
        in_report = paragraphs[paragraphs.index(f"{number}. {name}") + 1]
        (in_outline,) = made.outline["areas"][area]
        total, *states = numbers(mine)
        for sentence in (in_report, in_outline):
            rest = re.search(r"ngoài ra (\d+) nhiệm vụ không tính (\(.*\))\.$", sentence)
            assert (told_left_out(rest[2]) if rest else Counter()) == left_out(mine)
            assert (int(rest[1]) if rest else 0) == left_out(mine).total()
            if not total:
                assert "không có nhiệm vụ nào đến hạn" in sentence
                continue
            told = re.search(
                rf"[Đđ]ược giao (\d+) nhiệm vụ; đến hết ngày {close}: hoàn thành đúng hạn (\d+), "
                r"hoàn thành quá hạn (\d+), đang thực hiện \(trong hạn\) (\d+), quá hạn chưa hoàn thành (\d+)[;.]",
                sentence,
            )
            assert tuple(map(int, told.groups())) == (total, *states)
    assert list(made.outline["areas"]) == list(AREAS)


@pytest.mark.parametrize("period", PERIODS)
def test_the_duties_outside_the_appendix(reports, period):
    made = reports[period]
    states = Counter(p.state for p in reckoning.duties(period, END) if p.why is None)
    told = (
        r"ngoài phụ lục: giao (\d+) lượt; hoàn thành đúng hạn (\d+), hoàn thành quá hạn (\d+), "
        r"đang thực hiện \(trong hạn\) (\d+), quá hạn chưa hoàn thành (\d+)\."
    )
    assert made.figure(told) == (states.total(), *(states[state] for state in STATES))


@pytest.mark.parametrize("period", PERIODS)
def test_what_the_third_quarter_took_over_is_told_apart(reports, period):
    made = reports[period]
    rows = reckoning.rows_of(reckoning.carried(period, END))
    if period != "Q3":
        assert (rows, "Kỳ trước chuyển sang" in made.word.text) == ([], False)
        return
    total, in_time, late_done, still, late = numbers(rows)
    assert total > 0
    told = (
        r"Kỳ trước chuyển sang (\d+) nhiệm vụ, không tính vào số giao trong kỳ: đã hoàn thành (\d+) "
        r"\(đúng hạn (\d+), quá hạn (\d+)\), đang thực hiện \(trong hạn\) (\d+), quá hạn chưa hoàn thành (\d+)\."
    )
    assert made.figure(told) == (total, in_time + late_done, in_time, late_done, still, late)


@pytest.mark.parametrize("period", PERIODS)
def test_what_was_done_before_its_period(reports, period):
    made = reports[period]
    early = {part.owed.task for part in reckoning.ahead(period, END)}
    told = re.search(r"Ngoài số giao trong kỳ, (\d+) nhiệm vụ có thời hạn sau kỳ đã hoàn thành sớm", made.word.text)
    assert (int(told[1]) if told else 0) == len(early)


@pytest.mark.parametrize("period", PERIODS)
def test_what_falls_due_next(reports, period):
    made = reports[period]
    first: dict[str, str] = {}
    for part in reckoning.upcoming(period, END):
        first[part.owed.task] = min(part.owed.due, first.get(part.owed.task, "9999"))
    if not first:
        assert not made.word.has_table("TT")
        return
    assert made.figure(r"có (\d+) nhiệm vụ đến hạn:") == (len(first),)
    rows = made.word.table("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")
    told = Counter((text.rpartition(": ")[2], due) for _, text, _, due in rows)
    assert told == Counter((TEXTS[task], printed(due)) for task, due in first.items())
    assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("period", PERIODS)
def test_the_annex_of_tasks(reports, names, period):
    made = reports[period]
    close = made.window.close
    turns: dict[tuple[str, str], list[counting.Part]] = {}
    early, before = reckoning.ahead(period, END), reckoning.carried(period, END)
    for part in (*reckoning.assigned(period, END), *early, *before):
        if part.why != "coordinating":
            turns.setdefault((part.owed.task, part.owed.turn), []).append(part)
    expected = Counter()
    for (task, _), mine in turns.items():
        days = [reckoning.done_day(part, close, END) for part in mine if part.why != "dropped"]
        done = max(days) if days and None not in days else None
        tag = (
            "kỳ trước chuyển sang"
            if mine[0] in before
            else "hạn sau kỳ, hoàn thành sớm"
            if mine[0] in early
            else ""
        )
        state = _state(task, mine, done)
        due = mine[0].owed.due if mine[0].why not in ("waiting",) else None
        expected[TEXTS[task], printed(due), printed(done), state, tag] += 1
    rows = [row for row in made.word.table("STT", "Nhiệm vụ", "Sản phẩm") if len(row) == 8]
    told = Counter()
    for _, text, _, _, due, done, _, state in rows:
        lines = state.split("\n")
        tag = next((line for line in lines if line in ("kỳ trước chuyển sang", "hạn sau kỳ, hoàn thành sớm")), "")
        told[text, due if due[:1].isdigit() else "", done, lines[0], tag] += 1
    assert told == expected


def _state(task, mine, done):
    counted = [part for part in mine if part.why is None]
    if counted:
        return WORDS[next(state for state in counting.WORST_FIRST if any(p.state == state for p in counted))]
    why = mine[0].why
    if why == "vertical":
        return f"{WORDS[mine[0].state]} (ngành dọc, không tính vào tỷ lệ)"
    if why == "undated":
        return "Đã xong" if done else "Không thời hạn"
    return LEFT_OUT_STATES.get(task, "Chưa phát sinh")


@pytest.mark.parametrize("period", PERIODS)
def test_the_table_by_unit(reports, names, period):
    made = reports[period]
    found = [p for p in reckoning.assigned(period, END) if p.why != "coordinating"]
    expected, idle = {}, set()
    for unit in dict.fromkeys(part.unit for part in found):
        states = Counter(p.state for p in found if p.unit == unit and p.why is None)
        if not states:
            idle.add(unit)
            continue
        base = states["done_in_time"] + states["done_late"] + states["late"]
        rate = f"{states['done_in_time']}/{base} = {share(states['done_in_time'], base)}" if base else "–"
        expected[names[unit]] = [str(states.total()), *(str(states[state]) for state in STATES), rate]
    rows = made.word.table("STT", "Cơ quan, đơn vị", "Giao trong kỳ")
    assert {row[1]: row[2:] for row in rows} == expected
    told = re.search(r"(\d+) đơn vị không có lượt nào đến hạn", made.word.text)
    assert (int(told[1]) if told else 0) == len(idle)


@pytest.mark.parametrize("period", PERIODS)
def test_the_annex_of_what_is_late(reports, names, period):
    made = reports[period]
    expected = Counter()
    for part in reckoning.overdue(period, END):
        done = reckoning.done_day(part, made.window.close, END)
        state = WORDS[part.state] + (" (ngành dọc, không tính vào tỷ lệ)" if part.why == "vertical" else "")
        row = (TEXTS[part.owed.task], printed(part.owed.due), printed(done), str(part.days_late), state)
        expected[names[part.unit], *row] += 1
    told, unit = Counter(), ""
    for row in made.word.table("STT", "Nhiệm vụ", "Thời hạn", "Ngày hoàn thành", "Số ngày chậm"):
        if len(row) == 1:
            unit = row[0]
            continue
        _, text, due, done, days, state, _ = row
        lines = [line for line in text.split("\n") if not line.startswith(("Sản phẩm: ", "(nhận từ "))]
        told[unit, lines[-1], due, done, days, state] += 1
    assert told == expected
    assert sum(told.values()) > 0


def test_the_cause_that_the_log_tells_stands_beside_what_is_late(reports):
    rows = reports["H1"].word.table("STT", "Nhiệm vụ", "Thời hạn", "Ngày hoàn thành", "Số ngày chậm")
    causes = [row[6] for row in rows if len(row) == 7 and row[6]]
    assert causes == ["Chưa bố trí kinh phí"]


SENT = {"done_in_time": "Đúng hạn", "done_late": "Quá hạn", "open": "Chưa đến hạn", "late": "Quá hạn, chưa gửi"}


def whose(part, names):
    """A unit by its name; of one that ended whoever carries on, in whose place."""
    now = CAME_AFTER.get(part.first, part.first) if part.unit != part.first else part.unit
    return names[now] if now == part.first else f"{names[now]} (thay {names[part.first]})"


@pytest.mark.parametrize("period", PERIODS)
def test_who_sent_their_reports(reports, names, period):
    made = reports[period]
    found = reckoning.reports(period, END, END)
    if len(reckoning.REPORTS[period]) == 1:
        rows = made.word.table("STT", "Cơ quan, đơn vị", "Hạn gửi", "Ngày gửi", "Tình trạng")
        told = {unit: (due, sent, state) for _, unit, due, sent, state in rows}
        expected = {
            whose(p, names): (printed(p.owed.due), printed(reckoning.done_day(p, END, END)), SENT[p.state])
            for p in found
        }
        assert told == expected
    else:
        head = next(
            table[0] for table in made.word.tables if any("Báo cáo quý I/2025" in cell for cell in table[0])
        )
        dues = re.findall(r"hạn ([\d/]+)\)", " ".join(head))
        assert dues == [printed(due) for due in sorted({p.owed.due for p in found})]
        rows = made.word.table("STT", "Cơ quan, đơn vị", head[2])
        for row in rows:
            first = {whose(p, names): p.first for p in found}[row[1]]
            mine = sorted((p for p in found if p.first == first), key=lambda p: p.owed.due)
            days = [reckoning.done_day(p, END, END) for p in mine]
            words = [SENT[p.state] for p in mine]
            cells = [
                f"{printed(day)}: {said.lower()}" if day else said for day, said in zip(days, words, strict=True)
            ]
            assert row[2:] == cells
        assert len(rows) == len({p.first for p in found})
    for name in reckoning.REPORTS[period]:
        states = Counter(p.state for p in found if p.owed.task == f"report/{name}-2025")
        label = {"Q1": "quý I/2025", "H1": "6 tháng đầu năm 2025", "Q3": "quý III/2025", "Y": "năm 2025"}[name]
        sentence = (
            rf"Chấp hành chế độ báo cáo {label}, tính đến ngày 05/01/2026: phải gửi (\d+) báo cáo; "
            r"gửi đúng hạn (\d+), gửi quá hạn (\d+), chưa gửi nhưng còn hạn (\d+), quá hạn chưa gửi (\d+)"
        )
        assert made.figure(sentence) == (states.total(), *(states[state] for state in STATES))


@pytest.mark.parametrize("period", PERIODS)
def test_targets_without_a_figure_are_not_said_to_be_missed(reports, period):
    made = reports[period]
    assert (
        "Kế hoạch có 2 chỉ tiêu; chưa ghi nhận đủ số liệu để đánh giá chỉ tiêu nào (Phụ lục IV)." in made.word.text
    )
    rows = made.word.table("STT", "Chỉ tiêu")
    assert [row[1:5] for row in rows] == [
        ["Tỷ lệ hồ sơ giải quyết đúng hạn", "từ 95% trở lên", "", "Chưa có chỉ số đo"],
        ["Tỷ lệ công chức được chấm điểm bằng phần mềm", "từ 80% trở lên", "", "Chưa có chỉ số đo"],
    ]


def test_what_came_up_stands_in_the_report_of_the_year_alone(reports):
    for period in ("Q1", "H1", "Q3"):
        assert not reports[period].word.has_table("STT", "Nhiệm vụ", "Văn bản giao")
        assert not reports[period].word.has_table("Thứ tự")
    rows = reports["Y"].word.table("STT", "Nhiệm vụ", "Văn bản giao", "Cơ quan thực hiện", "Thời hạn", "Kết quả")
    came = {
        "tthc/5": ("Phát sinh ngày 06/5/2025", "30/5/2025"),
        "tthc/6": ("Phát sinh ngày 20/5/2025", "30/6/2025"),
        "so-hoa/6": ("Phát sinh ngày 10/10/2025", "24/10/2025"),
        "tthc/9": ("Công văn số 415/UBND-VP ngày 12/05/2025", "20/6/2025"),
    }
    states = {row.id: WORDS[row.state] for row in tasks(reports["Y"]) if row.id in came}
    assert {(row[1], row[2], row[4], row[5]) for row in rows} == {
        (TEXTS[task], origin, due, states[task]) for task, (origin, due) in came.items()
    }


def test_the_order_of_the_units_in_the_report_of_the_year(reports, names):
    expected = {}
    for unit, one in counting.ranking(WINDOWS["Y"].close, known=END).items():
        counts, sent = one["obligations"], one["reports"]
        rate = "–" if one["on_time_rate"] is None else share(counts["done_in_time"], one["rate_base"])
        told = f"{sent['on_time']}/{sent['counted']}" if sent["counted"] else "–"
        figures = [str(counts[key]) for key in ("assigned", *STATES)]
        expected[names[unit]] = [str(one["place"] or "–"), *figures, rate, told]
    rows = reports["Y"].word.table("Thứ tự", "Cơ quan, đơn vị")
    assert {row[1]: [row[0], *row[2:9]] for row in rows} == expected


@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_is_traced_to_what_it_counts(reports, period):
    made = reports[period]
    traced = {(one["key"], one["figure"]): one for one in made.traced}
    for (_, figure), one in traced.items():
        assert one["value"] == len(one["counted"]) == len({counted["id"] for counted in one["counted"]})
        assert all(counted["obligations"] for counted in one["counted"] if one["what"] == "task"), figure
    rows = tasks(made)
    for key, mine in {
        "all": rows,
        **{f"area.{a}": [r for r in rows if r.id.startswith(f"{a}/")] for a in AREAS},
    }.items():
        for state in STATES:
            ids = {counted["id"] for counted in traced[key, state]["counted"]}
            assert ids == {row.id for row in mine if row.state == state and row.why is None}
        reasons = {row.why for row in mine if row.why}
        for why in reasons:
            ids = {counted["id"] for counted in traced[key, f"left_out.{why}"]["counted"]}
            assert ids == {row.id for row in mine if row.why == why}
    carried = {row.id for row in reckoning.rows_of(reckoning.carried(period, END)) if row.why is None}
    assert {counted["id"] for counted in traced["carried", "assigned"]["counted"]} == carried
    late = {counted["id"] for counted in traced["all", "late"]["counted"]}
    assert late == {row.id for row in rows if row.state == "late"}


@pytest.mark.parametrize("period", PERIODS)
def test_the_annexes_lie_across_and_each_is_numbered_on_its_own(reports, period):
    made = reports[period]
    upright, *across = made.word.sections
    assert upright[0] < upright[1]
    assert all(width > height for width, height in across)
    titles = [text for text in made.word.paragraphs if re.fullmatch(r"Phụ lục [IVX]+", text)]
    assert titles == [f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V", "VI")][: len(across)]
    assert len(across) == (6 if period == "Y" else 4)


def test_what_was_taken_over_is_listed_apart(reports):
    made = reports["Q3"]
    rows = reckoning.rows_of(reckoning.carried("Q3", END))
    expected = {TEXTS[row.id]: WORDS[row.state] for row in rows if row.why is None}
    table = made.word.table("TT", "Nhiệm vụ kỳ trước chuyển sang")
    assert {row[1].rpartition(": ")[2]: row[4] for row in table} == expected
    assert not reports["H1"].word.has_table("TT", "Nhiệm vụ kỳ trước chuyển sang")


@pytest.mark.parametrize("period", PERIODS)
def test_the_decree_finds_no_fault_in_it(reports, year, period):
    ran = year.office.run("lint-docx", str(reports[period].path), "--format", "json")
    assert [one for one in json.loads(ran.out) if one["severity"] == "error"] == []


def test_before_the_window_closes_the_report_says_so_and_counts_no_day_after(year, tmp_path):
    target = tmp_path / "q1.docx"
    day = "2025-02-28"
    ran = year.office.run("render", "report", "--period", "Q1-2025", "--as-of", day, "-o", str(target))
    assert ran.code == 0, ran.err
    text = Word(target).text
    assert "Dữ liệu tính đến ngày 28/02/2025, trước thời điểm chốt số liệu của kế hoạch (ngày 14/3/2025)." in text
    on_time = [p for p in counting.parts(day, END) if p.area not in ("report", "duty")]
    rows = reckoning.rows_of(p for p in on_time if p.owed.due is None or p.owed.due <= "2025-03-31")
    total, in_time, late_done, *_ = numbers(rows)
    assert f"đã hoàn thành {in_time + late_done}/{total} nhiệm vụ" in text


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["phong-tu-phap", "ubnd-phuong-hai-gia", "phong-noi-vu"])
@pytest.mark.parametrize("period", PERIODS)
def test_a_units_own_report_tells_of_its_own_alone(year, names, tmp_path, unit, period):
    target = tmp_path / "own.docx"
    words = ("--period", f"{period}-2025", "--unit", unit, "--as-of", END, "-o", str(target))
    ran = year.office.run("render", "report", *words)
    assert ran.code == 0, ran.err
    word = Word(target)
    mine = [p for p in reckoning.assigned(period, END) if p.unit == unit and p.why != "coordinating"]
    states = Counter(p.state for p in mine if p.why is None)
    assert f"{names[unit]} được giao {states.total()} lượt nhiệm vụ có thời hạn" in word.text
    if states:
        done = states["done_in_time"] + states["done_late"]
        assert (
            f"đã hoàn thành {done}/{states.total()} lượt nhiệm vụ, đạt {share(done, states.total())}" in word.text
        )
    assert not word.has_table("STT", "Cơ quan, đơn vị", "Giao trong kỳ")
    rows = [row for row in word.table("STT", "Nhiệm vụ", "Sản phẩm") if len(row) == 8]
    early = [p for p in reckoning.ahead(period, END) if p.unit == unit]
    before = [p for p in reckoning.carried(period, END) if p.unit == unit]
    expected = Counter(TEXTS[p.owed.task] for p in (*mine, *early, *before))
    assert Counter(row[1] for row in rows) == expected
    assert COMMUNES[0] not in word.text


def test_a_unit_that_came_after_others_reports_their_work(year, tmp_path):
    target = tmp_path / "heir.docx"
    words = ("--period", "Q3-2025", "--unit", "UBND xã Giả Hòa", "--as-of", END, "-o", str(target))
    ran = year.office.run("render", "report", *words)
    assert ran.code == 0, ran.err
    heirs = ("ubnd-xa-ba-gia", "ubnd-xa-bon-gia")
    mine = [p for p in reckoning.assigned("Q3", END) if p.first in heirs and p.why is None]
    assert f"UBND xã Giả Hòa được giao {len(mine)} lượt nhiệm vụ có thời hạn" in Word(target).text
    assert len(mine) > 0


@pytest.mark.slow
def test_each_unit_gets_its_own_report_in_one_call(year, tmp_path):
    folder = tmp_path / "all"
    ran = year.office.run(
        "render", "report", "--period", "Q1-2025", "--all-units", "--as-of", END, "-o", str(folder)
    )
    assert ran.code == 0, ran.err
    owing = {
        p.first
        for p in (*reckoning.assigned("Q1", END), *reckoning.reports("Q1", END, END))
        if p.why != "coordinating"
    }
    made = {path.name for path in folder.iterdir()}
    assert made == {f"bao-cao-{unit}-Q1-2025.docx" for unit in owing - set(NOBODY)}
