"""From a chain of blocks to one article: its text, the lines, the pieces of the file, the authors and the joins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Article, ArticleKind, Author, Line, LineKind, Piece
from kg.page.blocks import Begin, Block, End
from kg.page.parts import Part, What
from kg.page.scan import Run, spell
from kg.page.seams import across
from kg.page.subheads import COLUMN
from kg.page.tables import goes_on, headers

_KINDS = {
    What.HEADING: LineKind.SUBHEAD,
    What.PARAGRAPH: LineKind.PARAGRAPH,
    What.BRIEF: LineKind.PARAGRAPH,
    What.LISTED: LineKind.PARAGRAPH,
    What.SECTION: LineKind.PARAGRAPH,
    What.ROW: LineKind.ROW,
    What.CAPTION: LineKind.CAPTION,
    What.BYLINE: LineKind.BYLINE,
}
_SUBHEAD = re.compile(r"——|—|[(].*[)]$")
_KICKER = re.compile(r"(?:时|强调|指出|要求|表示|主持|出席|讲话)$|[:]$|时(?:强调|指出|要求|表示)")
_HELD = re.compile(
    "(?:会议?|仪式|论坛|活动|展|节)(?:举行|召开|开幕|闭幕|启动|举办)$|召开(?:[^召开]{0,4}会议|[^召开]{2,8}会)$"
)
_ATTENDS = re.compile("出席|讲话|主持|致辞|参加|宣布")
_PERIOD = re.compile(r"\s*[(（][\d.\-—–~～至到年月日一二三四五六七八九十〇 ]+[)）]$")
_WRAPPED = 20


class Writer:
    """Writes an article's text run by run and keeps where each run stands in the file."""

    def __init__(self, file: str, source: str) -> None:
        self.file, self.source = file, source
        self.text = ""
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.authors: list[Author] = []
        self.joins: list[int] = []

    def line(self, part: Part, kind: LineKind, *, joined: bool = False) -> None:
        """Write ``part`` as a line of its own, or ``joined`` to the last one without a break."""
        if joined:
            begin = self.lines.pop().begin
            self.joins.append(len(self.text))
        else:
            self.text += "\n" if self.lines else ""
            begin = len(self.text)
        start = len(self.text)
        for number, cell in enumerate(part.cells):
            self.text += "\t" if number else ""
            for run in cell:
                self._run(run)
        self.lines.append(Line(begin, len(self.text), kind))
        self.authors += [Author(name, start + a, start + b) for name, a, b in part.names]

    def _run(self, run: Run) -> None:
        begin = len(self.text)
        self.text += self.source[run[0] : run[1]]
        last = self.pieces[-1] if self.pieces else None
        if run[0] == run[1]:
            return
        if last and last.file_end <= run[0] and self.source[last.file_end : run[1]] == self.text[last.end :]:
            self.pieces[-1] = Piece(last.begin, len(self.text), last.file_begin)
        else:
            self.pieces.append(Piece(begin, len(self.text), run[0]))


def article(file: str, source: str, chain: Sequence[Block], inside: Mapping[int, bool], complete: bool) -> Article:
    """The article of a chain of blocks; ``inside`` says for each later block whether it joins inside a sentence."""
    writer = Writer(file, source)
    first = chain[0]
    kinds = head_kinds(first.heads)
    for head, kind in zip(first.heads, kinds, strict=True):
        writer.line(head, kind)
    above: Sequence[Part] = ()
    for block in chain:
        joined = inside.get(block.index, False)
        for number, (part, kind) in enumerate(zip(block.body, _kinds(block, above), strict=True)):
            writer.line(part, kind, joined=joined and number == 0)
        above = block.body
    return Article(
        file=file,
        kind=article_kind(chain),
        headline=headline(source, first.heads, kinds),
        text=writer.text,
        lines=tuple(writer.lines),
        pieces=tuple(writer.pieces),
        authors=tuple(writer.authors),
        joins=tuple(writer.joins),
        complete=complete,
    )


def _kinds(block: Block, above: Sequence[Part]) -> Iterator[LineKind]:
    """What each line of a block's body is; a table that goes on from the block ``above`` has its header there."""
    rows = [at for at, part in enumerate(block.body) if part.what is What.ROW]
    heads = headers(block.body) - ({0} if goes_on(above, block.body) else set())
    for at, part in enumerate(block.body):
        if at in heads:
            yield LineKind.HEADER
        elif rows and at > rows[-1] and part.what is not What.BYLINE:
            yield LineKind.NOTE
        elif at == 0 and block.heads and part.what is What.PARAGRAPH and re.fullmatch(r"[(][^()]*[)]", part.text):
            yield LineKind.SUBHEAD
        else:
            yield _KINDS[part.what]


def article_kind(chain: Sequence[Block]) -> ArticleKind:
    """What the chain is on the page, by its first block."""
    first = chain[0]
    if first.begin in (Begin.TURNED, Begin.BARE):
        return ArticleKind.CONTINUATION
    whats = [part.what for block in chain for part in block.body]
    if What.ROW in whats and sum(what is What.PARAGRAPH for what in whats[: whats.index(What.ROW)]) <= 2:
        return ArticleKind.TABLE
    if whats and whats[0] is What.CAPTION:
        return ArticleKind.CAPTION
    return ArticleKind.ARTICLE


def head_kinds(heads: Sequence[Part]) -> tuple[LineKind, ...]:
    """Kicker, headline or subhead for each of the lines above an article: one headline, or two that are one wrapped."""
    if not heads:
        return ()
    main = _main(heads)
    return tuple(
        LineKind.HEADLINE if at == main else LineKind.KICKER if at < main else LineKind.SUBHEAD
        for at in range(len(heads))
    )


def _main(heads: Sequence[Part]) -> int:
    """The headline: the biggest heading that is neither 某某强调 nor ——侧记; the first of several.

    Of two alike it is the second where the first says what was held, and the second what came of it: 招商推介会举行,
    then 27个项目签约, but not 某某出席并讲话.
    """
    fit = [at for at, head in enumerate(heads) if not _SUBHEAD.match(head.text)] or list(range(len(heads)))
    if len(fit) > 1 and COLUMN.fullmatch(heads[fit[0]].text):
        fit = fit[1:]
    if len(fit) > 1 and _KICKER.search(heads[fit[0]].text):
        fit = fit[1:]
    if len(fit) > 1 and _comes_of(heads[fit[0]], heads[fit[1]]):
        fit = fit[1:]
    return min(fit, key=lambda at: (heads[at].level, at))


def _comes_of(first: Part, second: Part) -> bool:
    """Whether the first of two lines alike says that a meeting was held, and the second not who came."""
    return first.level == second.level and bool(_HELD.search(first.text)) and not _ATTENDS.search(second.text)


def headline(source: str, heads: Sequence[Part], kinds: Sequence[LineKind]) -> str:
    """The headline as the file spells it, without a table's period, a second line of it after a blank."""
    if LineKind.HEADLINE not in kinds:
        return ""
    main = kinds.index(LineKind.HEADLINE)
    words = spell(source, heads[main].cells[0])
    following = heads[main + 1] if main + 1 < len(heads) else None
    if following and across(words, following.text) > 1:  # 全线贯 | 通 6月底通车
        words += spell(source, following.cells[0])
    elif following and following.level == heads[main].level and max(len(words), len(following.text)) <= _WRAPPED:
        words += "" if _SUBHEAD.match(following.text) else " " + spell(source, following.cells[0])
    return _PERIOD.sub("", words)


def ends_open(chain: Sequence[Block]) -> bool:
    """The chain stops inside a sentence, or sends the reader to another page."""
    return chain[-1].end in (End.OPEN, End.TURNED)
