"""Where the name of a body begins: after what runs into it from the sentence, a list or the line before; classes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import rjieba

from kg.lexicon import alternation, mark_of, one_of, table
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import Level, load
from kg.resolve.body.body_rows import last_of, outer
from kg.resolve.body.national import group_before
from kg.resolve.place.places import level_of
from kg.resolve.qualify import Line
from kg.resolve.spans import Found
from kg.text.normalise import BULLETS
from kg.text.words import Word

_MEETING = re.compile("会议|大会|全会|论坛")
_FOUNDS = re.compile(
    "(?<=大学|学院|公司|集团|医院|银行|政府)(?:建设|新建|共建|建立|成立|设立|组建|创办)|(?<=[一-鿿]{2})(?:建立|设立|组建|创办)"
)
_AHEAD = re.compile(
    r"以(?![色岭军方])|20\d\d年度?|[一二三四]季度|[上下]半年|\d+月|前\d+个?月|第[一二三四五]期|[村乡镇县市区州旗盟]里(?=[一-鿿]{4})"
)  # 一季度|进出口银行, 以|二十国集团, 村里|某某合作社
_SAID = re.compile(  # 某国议员称|某银行, 运营方|某公司
    "(?<![职名简通俗自号])称(?!多)|(?:运营|承办|主办|投资|施工|承建|中标|开发)(?:方|单位)(?=[一-鿿]{4})"
)
_DID = re.compile(
    "(?<=[一-鿿]{2})(?:举行|正式落户|落户|愿[同与]|大力支持|深化(?!改革)|历史上|援引|指控|抗议|(?<=总台|公司|集团|大学)(?:联合|会同|携手)(?!会|体|国|大学|办)|充分发挥|充分肯定|有效监管"
    "|部署|亮相)|(?<=中心|公司|集团|学院|政府)由|(?<=银行)指导"
    "|(?<=[院部委会局府省市县方军国])派(?:出|遣)?(?!驻)(?=[一-鿿]{0,4}$)|(?<=[一-鿿]{5})就(?![业近地医学餐诊读任职])"
    "|\\d+多?次|(?<=[村路街道巷园区])\\d+号"
)  # 国务院派|工作组, 某交易所正式落户|某副中心, 某村291号|某医院
_TOWARDS = re.compile(
    "(?:(?<=公司|集团|大学|学院|银行|医院)|(?<=合作社))(?:[向为给对]|办(?!公|事|学))"
)  # 某公司|向|某小学 gives
_UNDERWAY = re.compile("(?:正在?|加快|加紧|启动|计划)(?:建设|打造|新建|改造)")
_GOES = re.compile("[到赴](?=[省市县州区旗])")  # 市委书记到|市某管理处
_HEADS = re.compile(
    rf"(?:{alternation('titles')})[\u4e00-\u9fff·]{{2,5}}?(?:率领?|带领)(?!先)"
)  # 副市长某某率|某市党政代表团
_DAYS = re.compile(r"\d日(?:[上下]午|晚上?|凌晨|清晨)?(?:率领?|前往|来到|抵达|赴|在|到)?")  # 27日上午前往|故宫博物院
_ABROAD_TOO = ("当代", "现代", "驻", "在", "和", "与", "·", "、", "及", "(")
_LED = ("世界", "全球", "国际", "海外", *_ABROAD_TOO)
_DEED = re.compile(one_of(verb for verb in table("policy_verbs") if mark_of("name_words", verb) in ("", "outside")))


def begin_of(line: Line, start: int, suffix: int, stop: int, places: Sequence[Found], known: Mapping[int, int]) -> int:
    """Where the name that ends in a suffix begins, at ``start`` or after it.

    ``known`` has the bodies of the dictionary, where each begins by where it ends.
    """
    start = _clear(line, _of_row(line, start), suffix)
    start = _after_province(line.text, _glued(line, start, suffix, places, known), places)
    start = last_of(line, start, suffix, stop, places, known)
    start = _done(line, start, suffix, places)
    start = _second(line.text, start, suffix, places)
    start = _after_class(line, start, suffix)
    start = _dictionary(line, start, known.get(stop, start), stop, places)
    start = next((at for at in known.values() if start < at < suffix and _plain(line, start, at, places)), start)
    start = _elsewhere(line, start, suffix, stop, places)
    start = _joined(line.text, start, suffix, places, known)
    return _quoted(line.text, start, suffix, places)


def _of_row(line: Line, start: int) -> int:
    """Where a name begins that stands behind somebody's on a list, however it is cut: 刘 飞 国|能北电有限公司."""
    row = _ROW.match(line.text, line.begins[0], start)
    listed = row and start - row.end() < _ROW_MISSED and not _CLAUSE.search(line.text, row.end(), line.ends[-1])
    return row.end() if row and listed else start


_ROW = re.compile(r"[一-鿿](?: ?[一-鿿]{1,3})(?:\([^()]{1,12}\))? +(?=[一-鿿])")
_ROW_MISSED = 4  # characters of a name that a cut may leave
_CLAUSE = re.compile("[,。;:!?]")


def _glued(line: Line, start: int, suffix: int, places: Sequence[Found], known: Mapping[int, int]) -> int:
    """Where a name begins that follows a headline without a stop, at its place: 免费退票措施|中国国家铁路集团.

    What stands before is of everyday words, and none that the names of bodies begin with (国家税务总局|某市税务局).
    """
    if start in known.values() or any(f.begin == start for f in places):
        return start
    for found in places:
        before = line.within(start, found.begin) if start + 1 < found.begin < suffix else []
        if not before or line.text.endswith(_LED, start, found.begin):
            continue
        words = [line.surface(word) for word in before]
        plain = all(w.tag in ("n", "v", "vn", "ad", "d", "t", "m", "q", "a") for w in before)
        if plain and len(words[-1]) > 1 and not words[-1].isdecimal() and not any(map(_of_bodies, words)):
            return found.begin
    return start


def _of_bodies(word: str) -> bool:
    """Whether the names of bodies have a word."""
    return any(word in table(each) for each in ("body_words", "body_suffixes", "departments", "topics"))


def _after_province(text: str, start: int, places: Sequence[Found]) -> int:
    """Where a name begins with its city, the province written before it for the reader: 吉林|长春通源方舱医院."""
    province = next((f for f in places if f.begin == start and level_of(f.thing.name) is Level.PROVINCE), None)
    if province is None or text[province.begin : province.end] == province.thing.name:
        return start
    if _OF_COUNTIES.search(text, start, start + _LONGEST):  # 浙江义乌农村商业银行: of both by its registered name
        return start
    return next((f.begin for f in places if f.begin == province.end and _lies_in(f, province)), start)


_OF_COUNTIES = re.compile("[一-鿿]{2,8}?(?:农村商业银行|农商银行|村镇银行)股份")
_LONGEST = 20


def _lies_in(city: Found, province: Found) -> bool:
    """Whether a place is a division of a province, by name: 长春 of 吉林, but 香港|江西社团总会."""
    gazetteer = load()
    above = gazetteer.named(province.thing.name)
    return any(gazetteer.within(one, above[0]) for one in gazetteer.named(city.thing.name) if above)


_UNDER = re.compile(  # 某海关所属|某办事处, 归属于|上市公司股东的净利润
    "(?<=[^和及、])(?:所属|下属|直属)的?|[归隶从]属于"
)


def _clear(line: Line, start: int, suffix: int) -> int:
    """Where a name begins after a meeting it is at (…次会议|某某代表团) and after verbs of policy (新建|公办幼儿园)."""
    text = line.text
    start = max(start, text.rfind(" ", start, suffix) + 1)
    if text.startswith(_SENT, suffix):
        start = max((match.end() for match in _LEADS.finditer(text, start, suffix)), default=start)
    if text[start] in BULLETS:
        start += 1
    timed = _AHEAD.match(text, start, suffix)
    start = timed.end() if timed else start
    for pattern in (_MEETING, _FOUNDS, _UNDERWAY, _UNDER, _TOWARDS, _DAYS, _GOES, _HEADS, _SAID, _DID, _WITH):
        for match in pattern.finditer(text, start, suffix):
            start = match.end()
    praise = _PRAISE.match(text, start, suffix)
    start = praise.end() if praise else start
    while verb := _DEED.match(text, start, suffix - 1) or _BUILT.match(text, start, suffix):
        start = verb.end()
    for word in line.within(start, suffix):
        surface = line.surface(word)
        urged = word.begin == start and len(surface) == 4 and surface[2:] in table("policy_verbs")  # 切实加强|某某部队
        led = (word.begin > start or surface == "会同") and (
            surface in _LEADING or (surface in "对向令由把将在给让" and word.tag in ("p", "v", "d"))
        )
        if word.end < suffix and (urged or led):
            start = word.end
    first = line.within(start, start + 1)[0]
    if text[start] in "据经由从向" and first.begin == start and not rjieba.has_word(line.surface(first)):
        start += 1  # 据|港珠澳大桥边检站
    return start


_WITH = re.compile("正在?[同与和跟]")  # 合作社正同|某某公司洽谈
_SENT = ("代表团", "考察团", "访问团", "工作组", "小组", "工作队")
_LEADS = re.compile("(?<=[\u4e00-\u9fff·]{2})率(?!先)领?")  # 副市长某某率|某市代表团
_MODAL = re.compile("应当?|要|将|拟|需|可以?")
_PRAISE = re.compile(
    "(?:高度|充分)?(?:评价|赞赏|肯定|称赞)|感谢|祝贺|欢迎|汇报|抗议|谴责|指责|批评|出售|收购|解散|(?:建议|呼吁|督促)(?![书函])|代表(?![团队大会])"
)  # 高度评价|七十七国集团
_BUILT = re.compile("(?:建设|打造)(?=[一-鿿]{4})(?!银行|集团|工程|局|厅|委|部)")  # 正在建设|某某医院
_LEADING = ("是", "率", "率领", "会同", "同", "以及", "携手", "委托", "调派", "正在", "前往", "来到", "赴", "走进")


def _done(line: Line, start: int, suffix: int, places: Sequence[Found]) -> int:
    """Where a name begins after what somebody else does: 某新区|共建|福鼎市某某小学, 某国|部署|某某部队."""
    place = next((found.end for found in places if found.begin == start and found.end < suffix), suffix)
    modal = _MODAL.match(line.text, place, suffix)  # 某州应|组建某研究院
    place = modal.end() if modal else place
    deed = line.within(place, place + 1)[0]
    verb = line.surface(deed)
    there = place > start and line.text.endswith("在", 0, start) and verb in table("policy_verbs")  # 正在某市|建设
    does = there or (deed.end < suffix and deed.tag == "v" and _DEED.fullmatch(verb))
    if deed.begin == place and deed.end <= suffix and does:
        start = deed.end
    for found in places:
        if start < found.begin < suffix and outer(found, line.text):
            before = line.within(found.begin - 1, found.begin)[0]
            if before.end == found.begin and before.begin > start and line.surface(before) in table("policy_verbs"):
                start = found.begin
    return start


def _second(text: str, start: int, suffix: int, places: Sequence[Found]) -> int:
    """Where a name begins that follows others without a stop: at its country (某国监管机构|某国网络局) or group."""
    for found in places:
        if not start < found.begin < suffix:
            continue
        if group := group_before(text, start, found.begin):
            return group
        if found.thing.name not in table("countries") or text.endswith(_ABROAD_TOO, 0, found.begin):
            continue
        if text.startswith("族", found.end):
            continue  # 某盟|蒙古族中学
        before = next((other for other in places if other.begin <= start and other.end == found.begin), None)
        firm = found.thing.name == "中国" and text.startswith(_FIRMS, suffix)  # 某省|中国小商品城集团股份有限公司
        own = before is None or before.thing.name in table("countries") or firm
        chained = not own and is_country(found.thing.name)
        if chained or (before is None and (start + 2 < found.begin or text[start - 1] == "在")):
            start = found.begin
    return start


_FIRMS = ("公司", "集团", "有限", "股份")
_KIND = re.compile(
    "(?:最大|首[支家个]|第[二三四]大)[一-鿿]{0,8}?(?:银行|工会|力量|公司|集团|医院)|龙头企业|企业|巨头|零售商|供应商|运营商|制造商|生产商|开发商|经销商|厂商|零售业者|机构|智库|媒体|引领者|领跑者|设施|支柱|老字号"
)


def _after_class(line: Line, start: int, suffix: int) -> int:
    """Where a name begins after what its bearer is called: 某国零售巨头|沃某公司, 当地龙头企业|德某集团."""
    for match in _KIND.finditer(line.text, start, suffix - 1):
        listed = line.text[match.end()] in "和与、"
        if not listed and line.starts_word(match.end()) and line.proper(match.end(), suffix):
            start = match.end()
    return start


def _dictionary(line: Line, start: int, known: int, stop: int, places: Sequence[Found]) -> int:
    """A name that ends in one of the dictionary's is that one: 近日会同|某部; 某市|某局, 某国|某部 stay whole."""
    if known <= start:
        return start
    held = any(f.begin <= start and f.end == known for f in places)
    before = line.within(known - 1, known)
    if mark_of("central_bodies", line.text[known:stop]) and _everyday(line, before[0], known):
        return known  # 中国影史票房冠军|国家电影局
    named = before[0].tag in ("ns", "nz", "nt", "nr", "b") and before[0].end == known
    return start if held or named or line.text.endswith(("·", "国", "国家"), 0, known) else known


def _everyday(line: Line, word: Word, at: int) -> bool:
    """Whether a word of the dictionary ends at a place that is no name nor a body's: 冠军, 曝光, but no 共产党."""
    surface = line.surface(word)
    plain = word.end == at and len(surface) > 1 and rjieba.has_word(surface) and surface[-1] not in "党会局部院团军社国"
    return plain and word.tag in ("n", "v", "vn", "nz") and not load().named(surface)


def _plain(line: Line, start: int, stop: int, places: Sequence[Found]) -> bool:
    """Whether no name stands between: 外交努力|国际原子能机构理事会."""
    return not line.proper(start, stop) and not any(start <= f.begin < stop for f in places)


def _elsewhere(line: Line, start: int, suffix: int, stop: int, places: Sequence[Found]) -> int:
    """A name that the text has elsewhere without its first words, where these are no name: 预期|某某研究所."""
    if any(f.begin == start for f in places):
        return start
    for word in line.within(start, suffix):
        if word.begin > start and stop - word.begin > 3 and not line.proper(start, word.begin):
            alone = _begins_alone(line.text, line.text[word.begin : stop])
            if alone and line.proper(word.begin, suffix):
                return word.begin
    return start


def _joined(text: str, start: int, suffix: int, places: Sequence[Found], known: Mapping[int, int]) -> int:
    """Where a name begins that is told of with another body: 总台和|非洲某某联盟."""
    at = text.find("和", start, suffix)
    return at + 1 if at in known and any(f.begin == at + 1 for f in places) else start


def _begins_alone(text: str, name: str) -> bool:
    """Whether a name stands somewhere behind a mark or at the beginning of a line."""
    at = text.find(name)
    while at >= 0:
        if not at or text[at - 1] in "\n、,。;:“":
            return True
        at = text.find(name, at + 1)
    return False


def _quoted(text: str, start: int, suffix: int, places: Sequence[Found]) -> int:
    """Take in a quoted word, and the place right before it: “绿盾”工作专班, 某镇“某某”协会; “小巨人”企业 is left."""
    closing = start - 1 if text[start - 1 : start] == "”" else text.find("”", start, suffix)
    opening = text.rfind("“", 0, start + 1) if closing >= 0 else -1
    if opening < 0 or start - opening > 12:
        return start
    while before := next((f for f in places if f.end == opening), None):
        opening = before.begin
    return opening


def is_class(line: Line, start: int, stop: int) -> bool:
    """Whether words name a class of bodies: 国有商业银行, 高等学校; 成都市|三级医院 are those of a place."""
    if _GRADED.search(line.text, start, stop):
        return True
    words = (line.surface(word) for word in line.within(start, stop))
    return all(word in table("classes") or word in table("policy_verbs") for word in words)


_GRADED = re.compile(
    "(?:[一二三]级(?:甲等|以上)?|[县市省州乡镇区村]级|三甲|公立|民营|民办|公办|定点|基层)(?:综合|公立)?(?:医院|学校|医疗机构|企业|法院|检察院|幼儿园|中小学)$"
)
