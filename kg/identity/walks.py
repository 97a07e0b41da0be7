"""What walk of life a post belongs to: who governs, who teaches, who works with his hands, and what is held beside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from kg.identity.held import CENTRAL, FOR_A_TIME, Held
from kg.identity.wording import title_of
from kg.lexicon import marked

_FIRST = ("书记", "市长", "州长", "盟长")  # who lead a city
_OF_PROVINCE = ("书记", "省长", "市长", "主席")
_OF_STATE = re.compile("(?:[部署局行]长|主任|检察长)$")
_DEPUTIES = ("委员", "代表", "常委", "政协委员", "人大代表", "党代表")
_ASSEMBLY = re.compile("人民代表大会(?:常务委员会)?$|人民政治协商会议|党代会|代表大会$|代表团$")
_SIDE = re.compile("(?:代表|委员|院士|会员|理事|顾问|先锋|模范)$")  # held beside any other post
_LEARNED = re.compile("(?:大学|学院|研究[院所会]|研究中心|科学院|党校).*(?:教授|研究员|学者|专家|院士|[所院校]长)$")
_LEADS = re.compile(
    "(?:书记|主席|主任|委员长|会长|理事长|总编辑|[省市县区州旗镇乡部厅局院所校署司处科行社]长|检察长|(?<![目门部点户堂店品域])经理|董事长|总裁|总理|总统|常委|委员|秘书长|国务委员|首相|大臣|大使|代表|发言人)$"
)
_WORKS = re.compile(
    "(?:(?:邮|邮递|快递|投递|配送|外卖|保洁|养护|护路|巡线|巡检|巡护|管护|看护|售票|售货|营业|收银|服务|炊事|乘务|列车|饲养|装卸|理货|调度|操作|维修|化验|质检|监测|检测|采样|抄表|消防|救生|飞行)员|工|工人|[一-鿿]匠|手艺人|[一-鿿]农|(?:种植|养殖|种养|专业)?大?户|摊主|司机|驾驶员|教师|老师|护士|医生|医师|学生|[村居农牧渔]民|战士|职工|店主|护林员|网格员|志愿者|记者|选手|运动员|演员|商户|业主|个体户|创业者|[青]年)$"
)


@cache
def heads_office(held: Held) -> bool:
    """Whether a post is that of one of the two who lead a province, or of those who lead an office of the state."""
    if held.area == CENTRAL:
        return bool(_OF_STATE.search(held.title)) and not _ASSEMBLY.search(held.body)
    province = held.area.isdecimal() and held.area.endswith("0000")
    return province and held.title in _OF_PROVINCE and held.body.endswith(("委员会", "人民政府"))


@cache
def senior(held: Held) -> bool:
    """Whether a post governs the country, a province or a city: such people are few, but for deputies."""
    if held.title in ("委员", "代表") and part_time((held,)):
        return False
    if held.area == CENTRAL or held.area.endswith("0000"):
        return bool(_LEADS.search(held.title))
    return held.area.endswith("00") and held.title in _FIRST


def learned(posts: Iterable[Held]) -> bool:
    """Whether all posts with a body are a scholar's, who may serve several institutes."""
    return _all(_LEARNED, (str(held) for held in posts if held.body))


def serves(posts: Iterable[Held]) -> bool:
    """Whether a post is one of an office, of which a place has few."""
    offices = tuple(marked("body_suffixes", "office"))
    return any(_LEADS.search(held.title) and held.body.endswith(offices) for held in posts)


def lead(titles: Iterable[str]) -> bool:
    """Whether all titles are of those who lead something."""
    return _all(_LEADS, titles)


def part_time(posts: Collection[Held]) -> bool:
    """Whether all posts are such as are held beside a trade: a teacher is 政协委员, a villager 人大代表."""
    return bool(posts) and all(
        held.title in _DEPUTIES and (not held.body or _ASSEMBLY.search(held.body)) for held in posts
    )


def one_leads(titles: Iterable[str]) -> bool:
    return any(_LEADS.search(title) for title in titles)


def work(titles: Iterable[str]) -> bool:
    """Whether all titles are trades."""
    return _all(_WORKS, titles)


def trades(descriptions: Iterable[str]) -> set[str]:
    """The trades that names without a post are described by: 驾驶员 of 桥吊驾驶员|李伟, 教师 of 中学体育老师|某某."""
    found = (_WORKS.search(words) for words in descriptions if not words.endswith(_ANYBODY))
    return {"农民" if match[0].endswith(_FARMERS) else _SAME_TRADE.get(match[0], match[0]) for match in found if match}


def heads(descriptions: Iterable[str]) -> set[str]:
    """The titles of those who lead by which names without a post are described: 主任 of 护理部主任|某某."""
    return {title for words in descriptions if _LEADS.search(title := title_of(words)) and not _SIDE.search(title)}


_ANYBODY = (  # what one may be beside a trade
    *("青年", "村民", "居民", "农民", "学生", "职工", "员工", "工人", "志愿者", "创业者", "商户", "业主"),
    *("记者", "选手", "运动员", "演员"),
)
_FARMERS = ("农", "户")  # 橘农, 种植户
_SAME_TRADE = {"老师": "教师", "医师": "医生"}


def for_a_time(posts: Iterable[Held]) -> bool:
    """Whether all posts with a body are of such as are set up beside offices: 某运动会组委会执行主席."""
    held = [each for each in posts if each.body]
    return bool(held) and all(each.body.endswith(FOR_A_TIME) for each in held)


def held_beside(titles: Iterable[str]) -> bool:
    """Whether all titles are held beside any other post."""
    return _all(_SIDE, titles)


def _all(pattern: re.Pattern[str], titles: Iterable[str]) -> bool:
    return all(pattern.search(title) for title in titles)
