"""The words of statistics: what names an indicator, what says that it was measured or changed, what only promises.

Lists of words are in ``indicators.tsv``; here are the patterns that join them.
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import marked, one_of, table
from kg.text.numbers import ABOUT
from kg.text.words import cut

PROMISE = re.compile(
    r"将(?<!已将)(?<!累计将)(?<!先后将)(?![近\d“]|[^,;。]{2,8}(?:引入|送到|送至|变成|打造成|改造成|转化为|转变为))|要(?<![主重需摘必纪]要)(?![素求闻点塞])|拟(?<![模虚]拟)|计划(?!总投资|[^,;。\d]{0,6}面积|的?[\d一二三四五六七八九]|[,、;。)》”]|单列|生育|加开|执行|开行|发送|运输)|力争|力保|(?<!为)(?<!为了)确保|争取|目标[是为]|有望|预期(?=[为将会可能在增涨降达\d]|目标|实现|年均|新增)"
    r"|应(?<![供反效适相响感]应)(?![用急届对])|须|不低于|不少于|如果|若(?!干)|责成|已要求|每年可|就能|可新增|可实现|(?:今后|未来)[一两三四五六七八九十\d]+年|(?:没有|未能?)(?:实现|完成)|(?<![面已])达产(?![,。;])|可能(?=会|有|将|达|超)|是(?<=[一二三四五六七八九十]是)"
)
REPORT = re.compile(
    r"显示|获悉|了解到|据了解|介绍|表示|告诉|公布|发布|统计|通报|透露|指出|强调|认为|提出|消息|报道|称(?=[,:])|说(?=[,:])|报告(?=[,:])"
)
EXPECTED = re.compile("预计[^,;。]{0,8}(?:发送|加开|开行|执行)")  # 今年春运|预计全市发送旅客1160万人次
STOP = re.compile(r"[,;:。!?]")
ENDS = (*",;。:、!?()和与及,以 ”", "")  # what follows a quantity that counts nothing named after it
PAIR = re.compile(r"^(?:和|与|、|,)$")
_TURNED_TO = (
    "(?:增长|增加|发展|壮大|回升|攀升|跃升|提高|上涨|突破|恢复|扩容|回落|飙升|猛增|激增|缩小|提升|上升|扩大|拓展|下降|减少|缩减|缩短"
    "|降低|压减|压缩|上调|下调|下跌|微?[增升扩涨降减跌])[到至]|[增降]为"
)
TURNED = re.compile(_TURNED_TO)
LINK = re.compile(
    rf"(?:分别)?(?:[已还也共由从就仍]|由此|因此|[双首](?=[超突破])|平均|可(?=达)|再次|再度|首度|一举|率先|顺利|历史性地?|(?<![日月年人户村平])均|全部|每[天日周月年](?=均|[超达约近在有])|[这近]几年|[一两三四五六七八九十\d]+年(?=累计|共|合计)|这些年|近年来|多年来|始终|继续|预计|需要|已经|普遍|大多|历史同期|首次|累计|总共|一共|共计|合计|总计|只|仅|稳定|保持|维持|持续|一直|接连|相继|连续第?[\d一二三四五六七八九十两几多数]+个?[年月天季周]度?)*"
    rf"(?:{_TURNED_TO}|达到了|达到|高达|多达|达|仅为|为|是|完成|实现|突破|跃上|迈上|站上|登上|超过|接近|逼近|超|(?<![突打])破|逾|将近|近|约|(?<=[已刚度])过|[共现已拥设建]有|有|保持在|稳定在|维持在|在)*(?:了|约合|折合|里氏|大约|约|近|到|超|高|最高|最多|不到|不足|负|零下)*(?:达到|达)?$"
)
CHANGE = re.compile(
    r"(?P<compared>同比(?:去年|上年|前年)?|环比(?:[^,;。]{1,8})?|同期|上年|去年|上月|年均|(?:平均)?每[年月]|与[^,;。]{1,12}相[较比]|(?<![同环])相?[较比](?![重例率值])(?:[^,;。]{1,14}))?(?:分别|平均|均|各|实际|名义|累计|大幅|小幅)*"
    r"(?P<verb>增长|增加|上升|提高|提升|上涨|加快|扩大|回升|攀升|反弹|偏多|偏高|[大激猛微]增|[增涨多]"
    r"|(?<=[年期月])高出?|(?P<down>(?<=[年期月])低|下降|降低|减少|下滑|压减|压缩|缩短|缩减|下跌|暴跌|大跌|回落|放缓|萎缩|收窄|减缓|偏少|偏低|[大锐微]降|锐减|[降跌少]))"
    r"(?:了|大?约|近|超|逾|均|分别|达到|达|幅度|超过|不到|不足|为)*$"
)
BEFORE_CHANGE = re.compile(
    r"(?:扣除[^,;。]{2,14}后|(?:在|受)[^,;。在受]{2,24}?(?:带动|推动|拉动|影响)下?)?(?:[,、和]|同比|环比|按可比价格?计算|按不变价格?计算|按(?:年率|美元|人民币)(?:计算|计价|计)|以(?:美元|人民币)计价?|扣除价格因素|剔除价格因素|实际|名义|年均|两年平均|平均|累计"
    r"|[较比](?:上年|去年|上月|同期|年初|前年|上年同期|去年同期|\d{4}年)(?:同期|末|底)?|分别|均|都|各|大幅|小幅|也|已|又|再|则|还|继续|保持|(?:在?(?:过去|近|最近|这))?[一两二三四五六七八九十\d]+(?:天|周|年|个月|个?星期)(?:来|内|间|里)?)*$"
)
SHARE = re.compile(
    r"(?:[约已均共就仅只]|大约)*(?P<of>占(?:到了?|了)?(?!比|有率|到|了|$)[^,;。]{1,24}?)的?(?P<what>比重|比例|份额)?(?:达到|达|为|是|大?约|接近|近|超过|超|逾|不到|不足|了|平均|已经?|由|从|(?:提高|提升|上升|增长|增加|扩大|下降|降低|[升增降])[到至]|持续|始终|一直|稳定|保持|在|连续[\d一二两三四五六七八九十]+个?[年月天季]度?)*$"
)
PULL = re.compile(r"(?P<what>拉动[^,;。]{1,20}?增长)$")
PULLS = re.compile(r"[^,;。]*(?:拉动|带动|(?<![行大天驱促])使(?![用命馆者团节领])得?|让)")
OPENING = re.compile(
    r"^(?:本报讯|这里(?:孕育|诞生|生产|汇聚|聚集)?的?|[①-⑳]|年内|(?:[园境区市县校院馆场村镇乡州省]?内|村里)(?=[现共已拥]有)|省?(?:和|及)新疆生产建设兵团|(?:\d+个省|各省|各地)[^,;。]{0,28}?(?:累计)?报告(?=现有|新增|确诊|境外|接种|本土|无症状|疑似|死亡)|[这该]批|其中|(?:[近这]|过去|最近)?(?:[两三四五六七八十]|\d{1,2})年来?的?(?![期级制生龄内])|(?:假期|节日)?前[一两三四五六七\d]天(?=[共累])|连续[\d一二三四五六七八九十两]+个?[年月天季周]度?|该[一-鿿]{2}(?=[总年累])|此外|同时|另外|目前|现在|眼下|截至目前|如今|去年|过去(?:一[天周年]|24小时|一个?月)|并且?|而且?|但|从而|当日|当天|当月|当年|全年|累计|总共|一共|共计|合计|预计|已经|已有?(?!效)(?!(?:建成?|投产)[、和及与])|仅|现有|该[市县区州旗镇乡村]"
    r"|(?:该|本)?(?:公司|集团|(?<=该)企业|企业(?!研发))(?=实现|完成|全年|累计|营业|净|总|资产|研发|利润)|特别是|尤其是|等(?:\d+[个多]?)?(?:省市区?|省(?=累计)|省区市|省份|地区?|多地|国)|分别|期间|以来|首次|初步统计|初步核算|初步测算|其(?![他余])|[共现已拥设建还]有(?:类似)?|计划(?=[加开执发])|今天|不仅|共(?![同享建])|与(?![^,;。]{2,20}?(?:进出口|贸易))|[的了,、:和也又)])+"
)
TOWARDS = re.compile(
    r"(?:对|与|同|向|占|占到了|比|较|至|和|到|往|从|自|据|经|由|靠近|邻近|毗邻|距离?|依托|立足|[东西南北][起接至达抵连]|起自|通达|可达|抵达|直达|遍布|远销|销往|并入|接入|辐射|途经|流失|跨|[快慢高低多少大小]于(?:同期|同类|上年)?|[高低超]出)$|(?:对|向|至|往|与|同)(?:[\u4e00-\u9fff]{2,8}[、和])+$"
)
BRACKETS = re.compile(r"\([^()]*\)")
SEEN = ("监测到", "观测到", "记录到")  # what was seen has names that no dictionary knows: 越冬候鸟
GROWTH = re.compile(r"(?:增速|增幅|涨幅|升幅)$")
FALL = re.compile(r"(?:降幅|跌幅)$")
HAVE = re.compile(r"(?:[共现已拥设建还]有|共建成)")
RECORD = re.compile(
    "(?:[再又均]|首次|双双|也)*(?:[再迈连跃](?:续|上)*[^,;。]{0,3}新?台阶|创(?:下|出|造)?|刷新|稳步|稳中|持续|不断|明显|大幅|首次|累计已?突破|(?:维持|保持|处于)(?:在|较)*[高低]位)(?:[^,;。]*)$"
)
_HOW = (
    "近年来|今年以来|首次|总体|整体|继续|依然|仍然?|均|双双|进一步|明显|显著|快速|较快|稳步|稳定|平稳|加快|持续|不断|大幅度?|小幅|有所|逐步|逐月"
    "|呈现?|保持|实现|出现|维持|处于|迎来|恢复|由负转正|止跌|企稳|稳中|强劲|高位|低位"
)
_GOES = (
    r"[^,;。\d]{0,10}?(?:增长|回升|上升|提升|提高|上涨|扩大|改善|好转|加快|下降|回落|下跌|减少|收窄|放缓|反弹|恢复|攀升|走[高低强弱]|向好|回暖"
    "|平稳|稳定|增加|转[降升增跌涨正]|运行|态势|势头|势|区间|双[增升降][长高]?|双下降|双增长)"
)
COURSE = re.compile(  # how what is measured goes, said without a number: 发电量|快速回升, 消费价格|环比持平
    r"(?:环比|同比|与?(?:上[年月季]|去年|上年同期|去年同期))(?:基本|大体)?(?:持平|零增长)$"
    r"|越来越[一-鿿]$|增势[一-鿿]{2}$|实现?翻番$|翻了?(?:[一两三]番|近?\d+倍)$"
    rf"|(?:从[^,;。]{{1,8}}(?:开始|起)|在?连续[^,;。]{{2,10}}后|连续[^,;。]{{2,5}}|(?:{_HOW}))(?:{_HOW}){{0,5}}(?:{_GOES})?$"
    r"|(?:回升|回落|上升|下降|上涨|下跌|增长|减少|加快|放缓|反弹|企稳)$"
)
REACHES = re.compile(rf"(?<!下)达|突破|超|不到|不足|{_TURNED_TO}|为(?:了|{ABOUT})*$")
STOCK = re.compile(f"达|突破|超|{_TURNED_TO}")
VERBAL = frozenset(["v", "p", "r", "d", "uj", "ul", "uz", "ud", "ug", "uv", "y", "c"])
CLAUSE = re.compile(
    r"^[他她]|^(?:要求|了|[为向](?!期))|[他她]家|自家|一家|靠|让|把|被|通过(?![^,;。]*的[^的]{2,}$)|带动|已为|由[^,;。]{2,}投资|由前$|[就都]给|下达|拨付|等地|转为(?!确诊)|可(?![再支比持靠])|现在|就是"
)
AT_HEIGHT = re.compile("(?:[在从到自由处]|[^,;。平最总]区)[^,;。]*海拔$")  # 在|海拔8830米架设气象站
FROM_TO = re.compile(
    rf"^,?(?:{_TURNED_TO}|发展[到至])(?:了|约|近|最高|超过|超|突破|如今的?|目前的?|现在的?|[去今]年[底末]?的?|\d{{4}}年底?的?)*$"
)
NATIONAL = re.compile(r"(?:重点|百强|先进|示范|文明|优秀|劳动|五一|三八|人大|政协|两会|统一|性)")
FROM = re.compile(
    r"(?:由|从)(?![事业])(?:[^,;。由从]{1,14}的|[^,;。由从]{1,8}(?:之初|初期|时)|(?:\d{4}|去|前|上)年[初底末]?|上月末?|年初)?(?:不足|不到|仅|约|近)?$"
)
SERIES = re.compile(r"(?:[\d.]+[万亿]+、)+$")  # 接连突破3000亿、4000亿、|5000亿美元
TO = re.compile(r"\d.*")
STAGES = re.compile(r"^(?:(?:已建成?|在建|拟建|新建|预研|在研|已投产|在营)[、和及与]?)+的?")
OF_LAST = frozenset(
    [
        *("比例", "占比", "比重", "增速", "增幅", "涨幅", "降幅", "升幅", "跌幅", "同比增速", "同比增幅"),
        *("年均增速", "平均增速", "年均增长率", "日均", "月均", "人均", "户均", "村均", "最高单日", "单日最高"),
    ]
)
COMPANY = re.compile(r"(?:公司|集团|(?<!人民)银行|厂)(?<!广播公司)$")
MEDIA = re.compile("(?:广播公司|电视台|电台|新闻网|通讯社|(?<!作)社|日报|时报|邮报)$")
_OUT = re.compile("(?:[从向][^,;。、]{2,8}?)?(?:出口|进口)(?=[^、和及总额值增量]{2})")  # 从某国|进口红花籽
_DESCRIBED = re.compile("^以[^,;。]{2,16}为(?:代表|主|引领|核心)的")
_MADE_AND_SOLD = ("产量", "销量")
_GOODS = re.compile("(?P<what>.*?)(?:(?P<both>产销量?)|生产[和、]销售)")
DAILY = re.compile(r"[日月年]均")
_MEASURE = re.compile(
    r"(?:(?<![质力大少适批限分])量|(?<!名)额|[均单油房电售股票气粮菜肉]价|(?<![多少大半岁系参分函指无])数|(?<=[一-鿿]{2})(?:水平|时间|时限))$"
)
MAX = 26  # characters of an indicator's name; a longer one is a clause misread
LONG = 40  # of one whose last word measures by itself
DEED = re.compile(  # what was done with money, goods or people is an action with a quantity, and no statistic
    r"(?:(?:项目|工程|公司)(?=已|累计)|[共已]|先后|累计|及时|统筹|每年|\d+[.、]|向[^,;。]{2,8})*"
    r"(?:安排|下达|拨付|划拨|预拨|筹集|筹措|兑付|兑现|追加|压减|压缩|削减|(?:投|发)放(?![总量额])|引进(?!外资|内资)"
    r"|开发(?!投资|区)|出动|承担|提供[^,;。]{0,6}(?:岗位|床位|住房)|转移(?:群众|人员|居民|村民|游客)|保障(?:车辆|人员)"
    r"|新增[^,;。]{0,8}(?:[车学床托]位|停车泊位|停车场|充电桩|绿地)"
    r"|完成[^,;。]{0,10}(?:改造|筛查|整治|修缮|清淤|修复|体检|培训|加装|施工|建设|安装|浇筑|铺设|架设|开挖|维修|搬迁|拆除|治理|排查|检修)$)(?!的)"
)
GIVEN = re.compile(r"(?:安排|下达|拨付|划拨|预拨|发放)(?=\d{4}年|今年|去年|[上下]半年)")
SENT = re.compile("(?:累计|[共已])(?:出动|派出)")
FLOWS = re.compile("死亡|审结|执结|办结|受理|查处|结案|签约|开工|投产|竣工|治愈|出院|发放|销售|回收|出口|交付")
LISTS = re.compile("[一-鿿]{2}[和与、][一-鿿]{2}")  # 城镇和农村人均住房面积|32.9平方米、37.1平方米
PARALLEL = 2  # characters that two names of a list end in alike: 机电产品、劳动密集型产品出口


def named(words: str) -> str | None:
    """The indicator that words name which stand before a value: 实现营业收入 → 营业收入; None if they name none."""
    words = _IN_ALL.sub("", words)  # 完工量、新接订单量|两大指标
    done = words[2:].removeprefix("了") if words.startswith(("实现", "完成", "出现", "录得")) else ""
    name = done if len(done) > 1 and heads(done) else words
    if (makes := _MAKES.search(name)) and heads(name[makes.end() :]):
        name = name[: makes.start()] + name[makes.end() :]
    if (
        len(name) > MAX and "等" in name and ("的" in name or not heads(name))
    ):  # 电子、有色、化工、汽车等重点行业对…的贡献率
        name = name.rpartition("等")[2]
    apposed = name.split("即", 1)[0]
    name = apposed if heads(apposed) else name
    if _YIELDS.fullmatch(name):
        return name
    most = LONG if heads(name) else MAX
    if not 1 < len(name) <= most or name in OF_LAST or name[0] == "占" or not _balanced(name) or CLAUSE.search(name):
        return None
    yields = name.startswith(("年产", "人均", "户均", "亩均")) and nominal(name[2:])
    traded = (out := _OUT.match(name)) and nominal(name[out.end() :].replace("、", ""))
    if DEED.match(name) or SENT.search(name):
        return None
    return name if yields or traded or heads(name) or reported(name) else None


_MAKES = re.compile("(?<=[一-鿿]{2})(?:实现|完成)了?(?=[一-鿿]{2})(?!的)")  # 中央企业|实现|营业收入
_YIELDS = re.compile(
    "(?:直接|累计)?带动[^,;。]{0,6}(?:销售额?|消费额?|[成交]{1,2}易?额|(?:经济)?总?产[值出])"
)  # 带动新车销售|56亿元


def reported(name: str) -> bool:
    """Whether words report what was counted: 发送旅客, 新能源乘用车累计零售, 城镇新增就业."""
    match = _flow().fullmatch(DAILY.sub("", name).removeprefix("年"))
    daily = DAILY.match(name)  # 日均|增产
    if match is None or not (daily or match["before"] or match["counted"]) or match["counted"].endswith("来自"):
        return False
    if not match["before"] and name.startswith(SEEN) and "的" not in name:
        return True
    parts = (match["before"].rpartition("的")[2], match["counted"].rpartition("的")[2])
    return all(not part or heads(part) or (len(part) > 1 and plain(part)) for part in parts)


def plain(words: str) -> bool:
    """Whether words hold no particle and no person: the dictionary takes nouns (快递, 选手) for verbs too often."""
    joined = re.sub("[和与及、]|各[类种级地]|其他", "", words)
    return not any(word.tag in VERBAL - {"v"} for word in cut(joined)) and not _person(joined)


def _person(words: str) -> bool:
    found = (words[word.begin : word.end] for word in cut(words) if word.tag.startswith("nr"))
    called = (name for name in found if name not in table("crops") and not name.startswith("养老"))  # 夏粮, 养老金
    return any(name[0] in table("surnames") for name in called)  # no 小三通


@cache
def _flow() -> re.Pattern[str]:
    verbs, firsts = one_of(_listed("verb")), "".join(sorted({verb[0] for verb in _listed("verb")}))
    done = "累计|总共|一共|合计|先后|已经|陆续|恢复|继续|[共已均]"
    return re.compile(
        rf"(?P<before>[^,;。:]{{0,18}}?)(?=[累总一合先已陆恢继共均{firsts}])(?:{done})*(?:{verbs})了?(?P<counted>[^,;。:]{{0,14}}?)(?:{done})*"
    )


def measured(name: str) -> bool:
    """Whether words before 达到, 超过 or 为 and an amount say what amounts to so much: 对外的援助, 旅游专列收益."""
    last = name.rpartition("的")[2]
    return len(name) > 3 and not CLAUSE.search(name) and nominal(last) and not _person(last)


def nominal(name: str) -> bool:
    """Whether words can name what is measured: nouns, no verb or particle among them."""
    if not 1 < len(name) <= MAX or not _balanced(name):
        return False
    words = cut(name)
    if words[-1].tag == "k" and len(words) > 1:  # 接种|者
        words = words[:-2] + words[-1:]
    return words[-1].tag[0] in "nvjlxek" and not any(word.tag in VERBAL for word in words[:-1])


def subject(name: str) -> bool:
    """Whether words can be what 同比增长 is said of, also as a clause: 制造业采购节能环保服务, 以…为代表的制造业."""
    described = _DESCRIBED.sub("", name)
    doing, of, noun = described.rpartition("的")
    if of and len(doing) > 1 and len(noun) > 1:  # 来华工作的|外国专家
        return len(described) <= MAX and not CLAUSE.search(described) and nominal(noun)
    return nominal(described) or (4 < len(described) <= MAX and plain(described) and cut(described)[-1].tag[0] in "nvj")


def heads(name: str) -> bool:
    """Whether a name ends in a word that measures by itself (总产值, 合格率, 回收量)."""
    name = name[:-2] if len(name) > 4 and DAILY.search(name, len(name) - 2) else name  # 邮政快递业务量|日均
    return name.endswith(_listed("head")) or bool(_MEASURE.search(name))


def head_of(name: str) -> str:
    """The word that a name ends in and that measures by itself; nothing where there is none."""
    known = marked("indicators", "head")
    return next((name[at:] for at in range(len(name)) if name[at:] in known), "")


def share_out(name: str, among: int) -> list[str]:
    """The indicators of a list that as many values follow: 产量和销量; one indicator where the numbers differ.

    What the last one ends in holds for all: 制造业和服务业投资 are 制造业投资 and 服务业投资.
    """
    name = name.replace("分别", "", 1)  # 对东盟、中东分别出口
    if (stages := _STAGES.fullmatch(name)) and among == stages["all"].count("、") + 1:  # 第一、二、三产业|增加值
        return [f"第{each}{stages['what']}" for each in "一二三"[:among]]
    if among == len(_TOWN_AND_COUNTRY) and (both := _BOTH.match(name)):  # 城乡居民|人均可支配收入
        return [name.replace("城乡", each, 1) for each in (_TOWN_AND_COUNTRY if both["people"] else ("城市", "农村"))]
    head = (head_of(name) or _traded(name)) if "“" in name or _SUMMED.search(name) else ""
    if len(head) > 1:  # 汽车、锂电池等“新三样”产品|产量
        name = _SUMMED.sub("", name[: -len(head)]) + head
    names = re.split("、|和|及", name)
    if spent := _SPENT.fullmatch(name):
        names = [f"{spent['whose']}{each}{spent['is']}" for each in re.split("、|和|及", spent["what"])]
    if verb := _OUT.match(name):  # 出口汽车、手机
        names = [part if _OUT.match(part) else verb[0] + part for part in names]
    if among == len(_MADE_AND_SOLD) and (goods := _GOODS.fullmatch(name)):  # 汽车产销, 汽车生产和销售
        return [goods["what"] + what for what in (_MADE_AND_SOLD if goods["both"] else ("生产", "销售"))]
    if len(names) > among:  # 信息传输和技术服务业、租赁和商务服务业增加值
        names = name.split("、")
    if len(names) != among or among < 2:
        return [name]
    if len(names[0]) == 1:  # 内、外贸
        return [first + names[-1][1:] if len(first) == 1 else first for first in names]
    head = head if len(head) > 1 else _common(names[0], names[-1])
    towards = name[0] if name[0] in "对与向" else ""
    whose = found[0] if (found := _WHOSE.match(names[0])) else ""
    twice = head.endswith(_OF_OTHERS) and heads(names[-1].removesuffix(head))  # 进口、出口通关时间
    shared = [part if heads(part) and not (twice and part != names[-1]) else part + head for part in names]
    shared = [part if part.startswith(whose) else whose + part for part in shared]
    return [part if part.startswith(towards) else towards + part for part in shared]


_OF_OTHERS = ("时间", "时限", "指数", "价格")  # what can be of what measures by itself
_SPENT = re.compile("(?P<whose>[^、的]*?用于)(?P<what>[^的]+)(?P<is>的[一-鿿]{2,4})")  # 用于教育、卫生|的支出


def _traded(name: str) -> str:
    """What of goods that are summed up is measured: 进口量 of 能源、金属矿砂等大宗商品|进口量."""
    found = _TRADED.search(name)
    return found[0] if found else ""


_TRADED = re.compile("(?<=[品物类材])[一-鿿]{2}[量额价]$")
_WHOSE = re.compile("[^和及]{2,}?(?:企业|行业|平台)(?=[^和及]{2})")  # 零售企业|家电、汽车销售额
_STAGES = re.compile("(?P<all>第一、(?:第?二、第?三|第?二))(?P<what>产业.+)")
_BOTH = re.compile("城乡(?P<people>居民)?")
_IN_ALL = re.compile("(?:等)?[两二三四五六七八九十][大项]?(?:主要)?指标$")
_TOWN_AND_COUNTRY = ("城镇", "农村")
_SUMMED = re.compile("(?<![高同平中初优上下])等[^、]{0,12}$")  # but 高等教育毛入学率


def _common(first: str, last: str) -> str:
    """What the last name of a list says of the first as well: 人均可支配收入 of 城镇、农村居民人均可支配收入."""
    alike = last.rfind(first[-PARALLEL:])
    words = next((word for word in cut(last) if word.end >= len(first)), None)
    compound = words is not None and words.end - words.begin == 2 * len(first)  # 城镇、|农村居民|人均收入
    at = alike + PARALLEL if alike >= 0 else len(first) if compound or words is None else words.end
    return last[at:] if heads(last[at:]) else head_of(last)


def _balanced(name: str) -> bool:
    return "(" not in name and ")" not in name and name.count("“") == name.count("”")


@cache
def _listed(mark: str) -> tuple[str, ...]:
    return tuple(sorted(marked("indicators", mark)))
