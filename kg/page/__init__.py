"""From a page's text to its articles: read, divided into blocks, stitched, signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from kg.errors import InputError
from kg.model import Article, Front, Issue, Page
from kg.page import assemble, front
from kg.page.across import join_across
from kg.page.aligned import aligned
from kg.page.blocks import Begin, Block, End, blocks
from kg.page.check import check
from kg.page.headlines import without_marks
from kg.page.home import infer
from kg.page.lists import entries, lists
from kg.page.parts import What, parts, sections
from kg.page.scan import strips
from kg.page.stitch import Join, joins, softened
from kg.page.tables import goes_on, headers, titled
from kg.page.wrapped import unwrapped

__all__ = ["check", "join_across", "read_page"]

_LEAST_HAN = 40
_LEAST_SHARE = 0.3
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_CLAUSE = re.compile(r"[\u4e00-\u9fff][,，。;；:：、!！?？]")


def read_page(name: str, text: str, options: Front | None = None) -> Page:
    """The articles of a page in reading order; ``options`` win over front matter, and both over what is inferred.

    Pure. Raises InputError where the text holds no newspaper text. Issues of the page have offsets into the file.
    """
    given, body = front.split(name, text)
    given = front.over(options, given) if options else given
    lines = entries(titled(parts(unwrapped(text, tuple(aligned(text, strips(text, body)))))))
    lines = lists(sections(without_marks(lines)))
    rows = (line for line in lines if line.what in (What.ROW, What.LISTED) and _CHINESE.match(line.text))
    _refuse(name, text[body:], listed=len(list(islice(rows, 2))) > 1)
    page_blocks = softened(blocks(lines))
    chains, inside = _chains(page_blocks)
    articles = tuple(_article(name, text, chain, inside) for chain in chains)
    for article in articles:
        check(article, text)
    masthead = tuple(part.text for part in lines if part.what is What.FURNITURE)
    known, inferred = infer(given, articles, masthead)
    issues = (*front.unknown(name, text, body, given.home), *_ragged(name, page_blocks), *_open_ends(name, chains))
    return Page(name, known, inferred, articles, tuple(sorted(issues, key=lambda issue: (issue.begin, issue.what))))


def _refuse(name: str, body: str, *, listed: bool) -> None:
    """Raise InputError for a text that is no newspaper page: too few Chinese characters, or too small a share.

    A page may hold a table or a list of names alone, and no sentence.
    """
    han = sum(map(len, _CHINESE.findall(body)))
    solid = sum(map(len, body.split()))
    if han < _LEAST_HAN:
        raise InputError(name, f"holds no newspaper text: only {han} Chinese characters")
    if not listed and len(list(islice(_CLAUSE.finditer(body), 2))) < 2:
        raise InputError(name, "holds no newspaper text: no Chinese sentence")
    if han < _LEAST_SHARE * solid:
        raise InputError(name, f"holds no newspaper text: only {han} of {solid} characters are Chinese")


def _chains(page_blocks: Sequence[Block]) -> tuple[list[list[Block]], dict[int, bool]]:
    """The blocks of each article, and which of them join inside a sentence."""
    found = joins(page_blocks)
    found = (*found, *_broken_tables(page_blocks, found))
    after = {join.last: join for join in (*found, *_fallbacks(page_blocks, found))}
    later = {join.next for join in after.values()}
    chains = []
    for block in page_blocks:
        if block.index in later:
            continue
        chain = [block]
        while chain[-1].index in after:
            chain.append(page_blocks[after[chain[-1].index].next])
        chains.append(chain)
    return chains, {join.next: join.inside for join in after.values()}


def _fallbacks(page_blocks: Sequence[Block], found: Sequence[Join]) -> list[Join]:
    """A bare block that goes on from nowhere belongs to the block right above it, if that one is not finished."""
    taken, placed = {join.last for join in found}, {join.next for join in found}
    return [
        Join(block.index - 1, block.index, False, 0.0)
        for block in page_blocks
        if block.index
        and block.begin is Begin.BARE
        and block.index not in placed
        and block.index - 1 not in taken
        and page_blocks[block.index - 1].end is End.CLOSED
    ]


def _broken_tables(page_blocks: Sequence[Block], found: Sequence[Join]) -> Iterator[Join]:
    """Rows below a caption that go on with the table above it, where neither is joined to another block."""
    taken, placed = {join.last for join in found}, {join.next for join in found}
    last: Block | None = None  # the block above the captions
    for block in page_blocks:
        if block.body and all(part.what is What.CAPTION for part in block.body):
            continue
        free = last is not None and last.index not in taken and block.index not in placed
        if last and free and last.index < block.index - 1 and not block.heads and goes_on(last.body, block.body):
            yield Join(last.index, block.index, False, 0.0)
        last = block


def _article(name: str, text: str, chain: Sequence[Block], inside: dict[int, bool]) -> Article:
    complete = not assemble.ends_open(chain) and chain[0].begin not in (Begin.BARE, Begin.TURNED)
    return assemble.article(name, text, chain, inside, complete)


def _ragged(name: str, page_blocks: Sequence[Block]) -> Iterator[Issue]:
    """An issue, at its place in the file, for each row with more or fewer cells than the header of its table."""
    for block in page_blocks:
        heads, width = headers(block.body), 0
        for at, row in enumerate(block.body):
            if at in heads:
                width = len(row.cells)
            elif row.what is What.ROW and len(row.cells) != width:
                yield Issue(name, row.begin, row.end, "ragged-row", f"{len(row.cells)} cells, {width} in the header")


def _open_ends(name: str, chains: Sequence[Sequence[Block]]) -> list[Issue]:
    """An issue for each end that finds no other half on the page; ``detail`` names the page it points at."""
    found = []
    for chain in chains:
        first, last = chain[0], chain[-1]
        if first.begin in (Begin.BARE, Begin.TURNED):
            begin, end = first.mark or (_first(first), _first(first))
            found.append(Issue(name, begin, end, "open-begin", first.turned_from.page if first.turned_from else ""))
        if assemble.ends_open(chain):
            turn = last.body[-1].turned_to
            begin, end = last.body[-1].mark or (last.body[-1].end, last.body[-1].end)
            found.append(Issue(name, begin, end, "open-end", turn.page if turn else ""))
    return found


def _first(block: Block) -> int:
    return (block.heads or block.body)[0].begin
