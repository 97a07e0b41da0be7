"""Which block goes on where: the best assignment of continuations to the blocks that want one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.page.blocks import Begin, Block, End
from kg.page.parts import AGAIN, OPENERS, What, is_final
from kg.page.seams import Seams, goes_on_inside, seam
from kg.page.subheads import BOX

THRESHOLD = 0.5
WIDTH = 24
_REPEATED = 5.0
_RESUMED = 2.0  # an article is torn by a box, and goes on behind it
_BACKWARDS = 3.0  # what speaks for a join against the order of the page
_LEAST_TITLE = 5
_SOFT = 0.0  # seams below this are not looked at inside a block


@dataclass(frozen=True, slots=True)
class Join:
    """Block ``last`` goes on in block ``next``; ``inside`` a sentence or with a new line; ``score`` above THRESHOLD."""

    last: int
    next: int
    inside: bool
    score: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to place the first continuations: the chain of each block met so far, by its last block."""

    score: float
    found: tuple[Join, ...]
    chains: dict[int, tuple[int, ...]]


def joins(blocks: Sequence[Block]) -> tuple[Join, ...]:
    """The joins of a page: at most one before and one after each block, the sum of scores being the greatest.

    Blocks are placed in the order of the page; the best WIDTH ways so far are kept, so that what an early join
    takes from a later one is weighed. A continuation is held against all blocks of the chain that it would end.
    """
    heads = repeated(blocks)
    if not any(block.begin is Begin.BARE or block.index in heads for block in blocks):
        return ()
    seams = Seams(blocks)
    plans = [_Plan(0.0, (), {})]
    for block in blocks:
        if block.begin is Begin.BARE or block.index in heads:
            scores = _scores(seams, blocks, block, heads)
            plans = sorted((new for plan in plans for new in _placed(plan, block, scores, seams, blocks)), key=_rank)[
                :WIDTH
            ]
        else:
            plans = [_Plan(plan.score, plan.found, _grown(plan, block, None)) for plan in plans]
    return (*plans[0].found, *_wrapped(seams, blocks, plans[0].found))


def _wrapped(seams: Seams, blocks: Sequence[Block], found: Sequence[Join]) -> Iterator[Join]:
    """Blocks that go on from an open end further down: at the top of a page or column, before their beginning."""
    taken, placed = {join.last for join in found}, {join.next for join in found}
    after = {join.last: join.next for join in found}
    for first in blocks:
        if first.begin is not Begin.BARE or not first.body or first.soft or first.index in placed:
            continue
        own = first.index  # the last block of the chain that begins with it
        while own in after:
            own = after[own]
        further = blocks[first.index + 1 :]
        ends = [block for block in further if block.end is End.OPEN and block.index not in taken | {own}]
        if join := _best_end(seams, ends, first):
            taken.add(join.last)
            after[join.last] = join.next  # no later join may lead back to this chain
            yield join


def _best_end(seams: Seams, ends: Sequence[Block], first: Block) -> Join | None:
    """The join of the open end that a block printed before it goes on from the most surely."""
    scores = {end.index: seams.score(end, first, 0) + seams.topic((end.index,), first.index) for end in ends}
    best = max(scores, key=lambda index: (scores[index], -index), default=-1)
    return Join(best, first.index, True, scores[best]) if best >= 0 and scores[best] >= _BACKWARDS else None


def _rank(plan: _Plan) -> tuple[float, tuple[int, ...]]:
    return -plan.score, tuple(join.last for join in plan.found)


def _scores(seams: Seams, blocks: Sequence[Block], block: Block, heads: dict[int, int]) -> dict[int, float]:
    """What speaks, beside the topic, for each earlier block to go on in ``block``."""
    return {
        last.index: _score(seams, blocks, last, block, heads)
        for last in blocks[: block.index]
        if last.body and last.end in (End.OPEN, End.CLOSED) and _may_follow(blocks, last, block, heads)
    }


def _placed(
    plan: _Plan, block: Block, scores: dict[int, float], seams: Seams, blocks: Sequence[Block]
) -> Iterator[_Plan]:
    """``plan`` with ``block`` after each chain that it may end, and with ``block`` after none."""
    yield _Plan(plan.score, plan.found, _grown(plan, block, None))
    for last, chain in plan.chains.items():
        if last not in scores:
            continue
        score = scores[last] + seams.topic(chain, block.index)
        if score >= THRESHOLD:
            join = Join(last, block.index, goes_on_inside(blocks[last], block), score)
            yield _Plan(plan.score + score, (*plan.found, join), _grown(plan, block, last))


def _grown(plan: _Plan, block: Block, last: int | None) -> dict[int, tuple[int, ...]]:
    chains = {end: chain for end, chain in plan.chains.items() if end != last}
    return {**chains, block.index: (*(plan.chains[last] if last is not None else ()), block.index)}


def _may_follow(blocks: Sequence[Block], last: Block, following: Block, heads: dict[int, int]) -> bool:
    """A block under a repeated headline follows the article of that headline, or a bare piece that may be its."""
    if following.index not in heads:
        return True
    start = stretch(blocks, last.index)
    return start == heads[following.index] or (
        blocks[start].begin is Begin.BARE and last.index > heads[following.index]
    )


def softened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` cut in two wherever a paragraph in their middle reads like the other half of some open end.

    What stands below a headline that is printed again is its article's to the end.
    """
    found: list[Block] = []
    opened: list[Block] = []
    again = repeated(blocks)
    for block in blocks:
        free = () if block.index in again else range(1, len(block.body))
        torn = opened[-1:] if _is_box(block) and opened and opened[-1] is found[-1] else []
        cuts = [at for at in free if _may_be_elsewhere(block, at, opened, torn)]
        for begin, end in zip([0, *cuts], [*cuts, len(block.body)], strict=True):
            body = block.body[begin:end]
            if begin:
                found.append(Block(len(found), Begin.BARE, [], body, soft=True))
            else:
                found.append(replace(block, index=len(found), body=body))
        if found[-1].end is End.OPEN:
            opened.append(found[-1])
    return tuple(found)


def _may_be_elsewhere(block: Block, at: int, opened: Sequence[Block], torn: Sequence[Block]) -> bool:
    """Whether the paragraph at ``at`` reads on from an open end as well as it begins anew; nearly, if ``torn`` here."""
    before, part = block.body[at - 1], block.body[at]
    if before.what not in _TEXT or part.what is not What.PARAGRAPH or not is_final(before.text):
        return False
    if part.bold or OPENERS.match(part.text) or AGAIN.match(part.text):
        return False
    if not opened:
        return False
    piece = Block(-1, Begin.BARE, [], block.body[at:])
    return any(seam(last, piece) > _SOFT - _RESUMED * (last in torn) for last in opened)


_TEXT = (What.PARAGRAPH, What.BRIEF)


def repeated(blocks: Sequence[Block]) -> dict[int, int]:
    """The blocks whose headline stands above an earlier block already, and that block."""
    found: dict[int, int] = {}
    for block in blocks:
        if (
            block.begin is not Begin.HEADED
            or len(block.title) < _LEAST_TITLE
            or not block.body
            or OPENERS.match(block.body[0].text)
        ):
            continue
        for earlier in blocks[: block.index]:
            if earlier.index not in found and earlier.begin is not Begin.BARE and _same_title(earlier, block):
                found[block.index] = earlier.index
                break
    return found


def _same_title(earlier: Block, later: Block) -> bool:
    first, second = earlier.title, later.title
    if len(first) < _LEAST_TITLE:
        return False
    return first == second or second in first or (first in second and 2 * len(first) > len(second))


def _score(seams: Seams, blocks: Sequence[Block], last: Block, following: Block, heads: dict[int, int]) -> float:
    between = blocks[last.index + 1 : following.index]
    score = seams.score(last, following, sum(not block.soft for block in between))
    if last.end is End.CLOSED and not _is_list(last) and all(block.begin is Begin.INSET for block in between):
        score += 1.0
    if _ROSTER.fullmatch(last.body[-1].text) and not _ROSTER_GOES_ON.search(following.body[0].text):
        score -= _BACKWARDS  # running text below a list of appointments
    if following.body[0].what is What.LISTED:  # the names of a list go on from names
        score += _BACKWARDS if last.body[-1].what is What.LISTED else -_BACKWARDS if last.end is End.OPEN else 0.0
    if heads.get(following.index) == stretch(blocks, last.index):
        score += _REPEATED
    if last.end is End.OPEN and following.soft:
        box = stretch(blocks, following.index)
        score += _RESUMED * (box == last.index + 1 and _is_box(blocks[box]))
    return score


def _is_box(block: Block) -> bool:
    """Whether a block is a box that is set into an article: 相关链接."""
    return any(BOX.fullmatch(head.text) for head in block.heads)


_ROSTER = re.compile(r"[^,，。;；]{2,60}(?:的[^,，。;；]{2,40}职务|为[^,，。;；]{4,40})[;；。]")
_ROSTER_GOES_ON = re.compile(r"职务|任命|免去|[:：]$|为[^,，。;；]{4,40}[;；。]$|^[(（]|^\d+[年、.]|[年日]$")


def _is_list(block: Block) -> bool:
    """A table or a list: running text below it is seldom its own."""
    return block.has_table or block.body[-1].what is What.LISTED


def stretch(blocks: Sequence[Block], index: int) -> int:
    """The block that a soft block seems to belong to; a block's own index where it is not soft."""
    while blocks[index].soft:
        index -= 1
    return index
