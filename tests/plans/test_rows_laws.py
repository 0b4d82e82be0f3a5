"""Laws of rows, over appendices that a machine makes up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc.plans.cells import NamesCell
from cchc.plans.rows import resolve_rows
from cchc.plans.table import Appendix, Area, Task

leads = st.one_of(st.none(), st.just([]), st.sampled_from(["Phòng Một", "Phòng Hai"]).map(lambda name: [name]))
shapes = st.recursive(
    st.tuples(leads, st.just(())),
    lambda inner: st.tuples(leads, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=20,
)


def build(shape, number):
    lead, children = shape
    given_lead = {} if lead is None else {"lead": lead}
    subtasks = [build(child, f"{number}.{n}") for n, child in enumerate(children, 1)]
    return Task(task=f"Việc {number}", number=number, subtasks=subtasks, **given_lead)


def expected(shape, number, above):
    """(id, lead, the row it is taken from) of the row and all below it, by plain recursion."""
    lead, children = shape
    row_id = f"a/{number}"
    own = above if lead is None else (lead, row_id)
    yield row_id, own[0], None if own[1] == row_id or own[1] is None else own[1]
    for n, child in enumerate(children, 1):
        yield from expected(child, f"{number}.{n}", own)


@given(st.lists(shapes, min_size=1, max_size=4))
def test_every_row_has_its_own_lead_or_the_nearest_above(forest):
    tasks = [build(shape, str(n)) for n, shape in enumerate(forest, 1)]
    rows = resolve_rows(Appendix(areas=[Area(id="a", name="Lĩnh vực bịa", tasks=tasks)]))
    wanted = [row for n, shape in enumerate(forest, 1) for row in expected(shape, str(n), ([], None))]
    assert [(row.id, [name.text for name in row.lead], row.lead_from) for row in rows.rows] == wanted
    assert rows.problems == []


@given(st.lists(st.one_of(st.just("own"), st.integers(1, 9)), min_size=1, max_size=8))
def test_a_merged_cell_is_what_its_references_lead_to_or_nothing(links):
    def lead(link, number):
        return [f"Phòng {number}"] if link == "own" else NamesCell(same_as=str(link))

    tasks = [Task(task="Việc", number=str(n), lead=lead(link, n)) for n, link in enumerate(links, 1)]
    rows = resolve_rows(Appendix(areas=[Area(id="a", name="Lĩnh vực bịa", tasks=tasks)]))

    for number, row in enumerate(rows.rows, 1):
        at, seen = number, set()
        while at <= len(links) and links[at - 1] != "own" and at not in seen:
            seen.add(at)
            at = links[at - 1]
        if at in seen or at > len(links):
            assert (row.lead, row.lead_from) == ((), None)
        else:
            assert [name.text for name in row.lead] == [f"Phòng {at}"]
            assert row.lead_from == (None if at == number else f"a/{at}")

    unknown = {p.row for p in rows.problems if p.kind == "unknown_row"}
    assert unknown == {f"a/{n}" for n, link in enumerate(links, 1) if link != "own" and link > len(links)}
