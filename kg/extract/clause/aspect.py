"""How far things have come, by the tense words, the aspect and the verb of a clause."""

from __future__ import annotations

import re

from kg.extract.clause.contracts import UNDER
from kg.model import Status

# What must not stand before a word is said behind it: the search then skips to the characters that begin one.
_PLANNED = re.compile(
    r"将(?=把|通过)|将(?!.{2,14}(?:送[到往至入上]|发射|应用[于到]|用于|带到|搬[到进]|转[移运][到至往]|疏散[到至]|撤离[到至]|安置[到在]|引入|结合|植入|融为|列为|定为|由\d|纳入|列入|作为|转[化变]为|打造[成为]|建设?成(?!投[产用运]|通车|运[营行]|使用)|改造[成为]|培育成|变成|推向|融入)"
    r"|.{2,30}(?:提升|提高|缩短|调整|延长|降低|上调|下调|升级|增加|扩大|压缩|压减|减少|统一|合并)(?:[至到为\d]|[一两二三四五六七八九十](?![大项类方轮批]))"
    r"|(?![于在会对与]).{2,24}(?:全部|悉数|安全|成功|紧急|连夜)(?:转移|转运|救出|疏散|撤离|安置|送医|拆除|清除|运走|运抵|找到)$|[军领])|要(?<![重主需必纲首只纪摘概扼]要)(?!素|点|闻|件|道|塞|求的|求$|求、|求(?:贯穿|融入|落实到|转化|细化|体现))|拟(?<![模虚]拟)(?!音)|力争|打算|年计划(?<=今年计划)(?![\d报草预执审任指目外内总的、与和]|$|.{0,4}面积)|年计划(?<=\d年计划)(?=[购采添装建新完开实推改整修更引培种栽铺拆搬])|计划(?<![规划动年度月作总”个]计划)(?=加[^开]|通过|[购采添装配停检招聘补腾今明春夏秋冬年到用在于投建新将再完开实推培引打从向对组出拿安争高扩种栽植铺改整修拆升更设搬迁清分\d]|发[放展])"
    r"|承诺(?=[^,]{0,8}(?:年内|[日月周天]内|[底日月]前|将|完成|建成)|(?!事项|任务|项目|实事|目标)[一-鿿]{2,6}?(?<!的)\d)"
    r"|准备(?<![已做作存经期\d]准备)(?=[在于把向从对再新改修扩建拆整更添加铺装栽种开投引举办设购采招培编]|用(?!的))"
    r"|应(?<![供反效适相响感宝回呼照策答]应)(?!用|急|对|届|变|县|城|[\u4e00-\u9fff]尽)|须|需(?!求|要(?:$|[的和与、]|提供|服务))|预计|争取(?![^,]{0,14}(?:资金|项目|政策|指标))|(?:企图|试图|妄图)(?<!了[企试妄]图)(?![^,]{1,8}的)|今年内|明年|年底前|愿(?<![自意志]愿)(?!景)|希望"
    r"|期待|旨在|到20\d\d年(?!的\d)|严禁|下一步|接下来|下令(?!的)|考虑(?![到不]|的)|责成|当即请|号召|呼吁|决定(?=[对自从按]|提请|提交|设立|成立|组建|建立|开展|启动|实施|实行|新建|建设|安排|投入|筹建|推行|试点|追加|举办|召开|减少|增加|增派|提高|降低)|(?<=双方)(?:一致)?同意|(?<=元首)(?:一致)?同意|敦促|促请|打算(?<![精细]打算)(?!盘)"
)
_SO_MANY = r"(?=[\d.]+[万亿]*[一-鿿]{1,3}$)"
_DONE = re.compile(
    r"已(?!于|[^,已]{2,4}未[^,]{2,4}的)|被(?!动|子)|了(?<!为了)(?!解)|过(?<![通超度渡]过)(?!程|度|渡|硬|去五年|冬|年|节|境|夜|期|敏|滤|剩)|通过(?=了|$)|实际(?=完成|建成|改造|新增|投入|发放|下达)|截至|先后|相继|不久前|首次(?=发布|出台|公布|推出|举行|举办|开展|实[行施]|开通|启用(?!的)|纳入|提出(?!的))|正式(?=实施|施行)|累计|日前|近日|去年|此前|成功|顺利|以来(?!$)|获(?<!收获)(?!得者|奖者|悉)|完工|竣工|昨日|上午|下午|当天|随后"
    rf"|好{_SO_MANY}|完{_SO_MANY}|掉{_SO_MANY}|来(?<![未将原本]来){_SO_MANY}"
    rf"|上(?<=[埋打栽种铺换装拆修签拿用]上){_SO_MANY}|下(?<=[埋打栽种铺换装拆修签拿用]下){_SO_MANY}"
    r"|月(?<=\d月)(?<!\d{3}月)\d{1,2}日(?!前|起|内|至|到|—|以前|之前|截)"
)
_ONGOING = re.compile(
    r"正在|忙着|在(?<=[也都仍还]在)(?<![存所现外内处].在)(?![于位场座校职岗家此这那我内外上下地])|正(?<![改纠校真反修]正)(?=在|会同|采取|积极|加|全|编|组|按|有序|大|稳|进|充|着|抓|逐|持|努|不断|紧|深|分|对(?![外面手比着])|开展|推|建|申|准备|筹|研|试|赶|以|通过|与|同)|目前|日趋|逐步"
)
_NOW = re.compile(rf"(?={_ONGOING.pattern})正")
_AT_WORK = re.compile(  # 救援力量也在全力抢险, 抢修工作有序推进, 从昨晚开始展开排查
    r"(?=[也都仍还有持稳紧同加抓从每顺])(?:[也都仍还]在(?=根据|按照|围绕|结合|针对|持续|全力|全面|加紧|加快|加力|积极|不断|努力|抓紧|有序|陆续|逐步|同步|紧急|推进|开展|进行|探索|排查|组织)"
    r"|(?:有序|持续|稳步|紧张|同步|加紧|抓紧|顺利(?=推进))(?:地)?(?:进行|推进|开展|展开)(?:中|当中)?$|每[天日晚夜](?=[\u4e00-\u9fff]{2,6}(?:排查|巡查|巡逻|值守|巡护|检查|清理|监测))|从[今昨][^,]{0,14}(?:开始|起))"
)
STEADILY = "全面|加快|加速|加紧|压茬|快速|扎实|持续|接续|有序|稳步|高效|顺利"  # how work goes on
_GOES_ON = re.compile(r"持续(?<!可持续)|经常|不断|继续|积极|大力|深入|着力|全力|扎实|稳步|有序|接续|纵深")


_NEARLY = re.compile(  # 已非常接近签署协议, 最早可能在22日签署, 威胁切断服务, 已准备好再次停火, 已责成某公司增设
    "已经?(?:责成|要求|指示|通知)|接近(?=签署|达成|完成)|最早(?:可能|将|或)(?=在|于)|威胁(?=要|将|切断|加征|退出|关闭|打击|报复|取消|停止|征收)|准备好(?![\\d了])(?=[^,的]{4})"
)


_SECURES = re.compile("确保|保障|保证|推动|促进")  # 确保高考顺利举行: it is not over


def status_of(words: str, acted: bool, before: Status | None) -> Status | None:
    """What the tense words and the aspect of a clause say; None where they say nothing. Those of titles say nothing."""
    words = _TITLE.sub("《》", words) if "》" in words else words
    planned, done, ongoing = _PLANNED.search(words), _DONE.search(words), _ONGOING.search(words)
    if nearly := _NEARLY.search(words):
        planned, done = nearly, None
    if not planned and not done and words[:1] in _LEADS and (_LED.match(words) or UNDER.match(words)):
        return Status.PLANNED if before is None else before
    if done and done[0] in ("成功", "顺利") and _SECURES.search(words, 0, done.start()):
        done = None
    over = done and done[0] in ("已", "累计", "截至")
    if planned and done and over and "的" in words[planned.end() : done.start()]:  # 计划新建的12个站点|已建成4个
        planned = None
    if not planned and not over and _AT_WORK.search(words):
        return Status.ONGOING
    if ongoing and not planned and not over:
        return Status.ONGOING if _NOW.search(words) else None
    through = before is None and not planned and "全部" in words and _ALL_OF_THEM.search(words)
    if through or (done and (not planned or (done.start() < planned.start() and over))):
        return Status.DONE
    if planned:
        return Status.PLANNED
    return Status.ONGOING if acted and before is None and _GOES_ON.search(words) else None


_ALL_OF_THEM = re.compile("全部(?:实现|恢复|完成|达到|接通|通[电水车]|到位|运抵|抵达|开[通放工])")  # 安置点全部实现通电
_TITLE = re.compile("《[^》]*》")
_LEADS = frozenset("今下后以由根按依")  # what either begins with
_LED = re.compile(  # 由市民政局牵头
    "(?:今后|下一步|后续|以后)?由[^,了已]{2,20}(?:牵头|负责|统筹|具体)"
)
