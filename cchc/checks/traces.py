"""Which plans have to do with which: what each cites, and what it is as a document, as numbers.

Why numbers: where one plan is held against thousands, their texts need not even be read. Two things may have the
same number; then a plan more is read than need be.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from zlib import crc32

from msgspec import Struct

from cchc.checks.citation_aspects import ASPECTS
from cchc.checks.citation_groups import body_beyond_doubt
from cchc.checks.cited import Issued, Mention
from cchc.citations import Issuer

_IN_DOUBT = 0
"""In place of a body that is not told: another plan never means the same beyond doubt."""


class Traces(Struct, frozen=True, array_like=True):
    """The numbers of one plan.

    ``cited`` are triples: which document a citation may be of, of which body, and what it says of it. ``meant`` is
    where the plan meets those that it may mean, ``known`` where those meet it.
    """

    cited: list[tuple[int, int, int]]
    meant: list[int]
    known: list[int]


def traces_of(mentions: Collection[Mention], issued: Issued | None, body: Issuer | None) -> Traces:
    """The traces of a plan that cites these, is this document and was issued by this body."""
    traced = list(map(_traces_of_one, mentions))
    cited = dict.fromkeys([triple for of_one, _ in traced for triple in of_one])
    meant = dict.fromkeys([number for _, of_one in traced for number in of_one])
    known = [] if body is None else [_titled(one, body.name) for one in mentions if one.citation.title is not None]
    if issued is not None and issued.day is not None and issued.issuer is not None:
        known += [_number("sign", issued.sign), _number("day", str(issued.day), issued.issuer.name)]
    return Traces(list(cited), list(meant), list(dict.fromkeys(known)))


def related(asked: Collection[str], traces: Mapping[str, Traces]) -> set[str]:
    """These plans, and all with which they have to do.

    Of citations of one document and one body all count, if two of them say otherwise of it, or one of the plans
    asked about says two things of the document itself.
    """
    meant = {number for plan_id in asked for number in traces[plan_id].meant}
    wanted = {(document, body) for plan_id in asked for document, body, _ in traces[plan_id].cited}
    disputed = {where for plan_id in asked for where in _disputed_within(traces[plan_id])}
    said: dict[tuple[int, int], int] = {}
    for one in traces.values():
        for document, body, what in one.cited:
            where = document, body
            if where in wanted and body != _IN_DOUBT and said.setdefault(where, what) != what:
                disputed.add(where)
    return {
        plan_id
        for plan_id, one in traces.items()
        if plan_id in asked
        or not meant.isdisjoint(one.known)
        or any((document, body) in disputed for document, body, _ in one.cited)
    }


def _disputed_within(traces: Traces) -> Iterator[tuple[int, int]]:
    said: dict[int, set[int]] = {}
    for document, _, what in traces.cited:
        said.setdefault(document, set()).add(what)
    return ((document, body) for document, body, _ in traces.cited if len(said[document]) > 1)


_MOST = 1 << 15
"""So many citations are remembered at most."""

_traced: dict[tuple[str, int, Issuer | None], tuple[list[tuple[int, int, int]], list[int]]] = {}


def _traces_of_one(mention: Mention) -> tuple[list[tuple[int, int, int]], list[int]]:
    """What one citation gives, by its text, its place in it and its issuer: nothing else tells of it.

    Half of the citations of a plan stand so in another one.
    """
    key = mention.text.text, mention.citation.sign.start, mention.issuer
    if key not in _traced:
        if len(_traced) == _MOST:
            _traced.clear()
        _traced[key] = list(_cited(mention)), list(_meant(mention))
    return _traced[key]


def _cited(mention: Mention) -> Iterator[tuple[int, int, int]]:
    for aspect in ASPECTS:
        value = aspect.value(mention)
        if value is not None and (key := aspect.key(mention)) is not None:
            body = body_beyond_doubt(mention)
            yield _number(aspect.name, _text(key)), _number(body) if body else _IN_DOUBT, _number(_text(value))


def _meant(mention: Mention) -> Iterator[int]:
    """Where the plans are found that a citation may mean, and those of its body that cite the same document."""
    if mention.issuer is None or not mention.issuer.name or mention.day is None:
        return
    day = str(mention.day)
    yield _number("sign", mention.sign)
    for place in (mention.issuer.name, ""):
        yield _number("day", day, place)
        yield _titled(mention, place)


def _titled(mention: Mention, place: str) -> int:
    return _number("title", mention.sign, str(mention.day), place)


def _text(said: Hashable) -> str:
    """What tells a thing from others: a text, a day or several of these."""
    return "\0".join(map(str, said)) if isinstance(said, tuple) else str(said)


def _number(*parts: str) -> int:
    return crc32("\0".join(parts).encode("utf-8", "surrogatepass"))
