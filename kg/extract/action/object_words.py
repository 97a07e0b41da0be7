"""The words of an object, without its quantity and what leads up to it, and whether they tell what an action is on."""

from __future__ import annotations

import re

from kg.extract.clause.hollow import empty
from kg.extract.clause.verbs import NOUNISH
from kg.extract.text import AnnotatedText
from kg.lexicon import table
from kg.text.numbers import FoundQuantity


def object_words(text: AnnotatedText, begin: int, end: int, measure: tuple[FoundQuantity, ...]) -> str:
    """The object's words without brackets of mere notes and without its quantity.

    News of the whole country keeps a number that stands before what it counts (击落|383架无人机): each item tells of
    other things. A paper's page lists what is compared from issue to issue, and only the quantity holds the number.
    """
    words = _uncounted(text, begin, end, measure) or text.surface(begin, end)
    people = measure and measure[-1].quantity.unit in ("户", "人", "名")
    if words.endswith(_LEVELS) or (people and _AREA.search(words)):  # 确保粮食产量|保持在1.3万亿斤以上
        words = text.surface(begin, end)
    words = (_ALIAS.sub("", words) if "称" in words else words).strip()
    if words[:1] in _AROUND_BEGINS or words[-1:] in _AROUND_ENDS or "予以" in words:
        words = _AROUND.sub("", words)
    words = words.strip(" ,。;、")
    words = _SIZED.sub("", words) if "的" in words else words
    if words.count("“") == words.count("”"):
        return words
    return words + "”" if "“" in words[1:] and text.flat[end : end + 1] == "”" else words.strip("“”")


def _uncounted(text: AnnotatedText, begin: int, end: int, measure: tuple[FoundQuantity, ...]) -> str:
    """The words around the quantities of an object."""
    kept: list[str] = []
    at = begin
    for quantity in sorted((q for q in measure if begin <= q.begin < end), key=lambda q: q.begin):
        if text.national and quantity.end < end - 1:
            continue
        if quantity.begin < at or (
            text.flat[quantity.end : quantity.end + 1] in ("响", "以", "的") and quantity.begin > begin + 1
        ):
            continue
        kept.append(text.surface(at, quantity.begin))
        at = quantity.end
    kept.append(text.surface(at, end))
    return "".join(kept)


_AROUND_BEGINS = frozenset("的了各一出起以或让")
_AROUND_ENDS = frozenset("达至到计共约近超上币,有说称时出调为示在将被从")
_AROUND = re.compile(
    r"^(?:的|了|各类(?=.{3})|以下(?:同志|人员|个人|集体|单位)(?=.{3})|一[批个起件名处](?!中国|[批个件])|出(?![口现台席版资行境海发访租让售院场动油舱厂生苗土血入门])|起|让(?![利渡步出位“])|或(?:部分|基本|全部)?(?![将者许其]|委托|[\u4e00-\u9fff]{2}$)[\u4e00-\u9fff]{2}了?(?=..))|(?:(?<![存所实内外潜现好旨])在|(?<![大名主上中少即])将|(?<![棉植覆])被|(?<![服听盲随])从)$|(?:达到|(?<![雷发传表直])达|至|到|合计|共|(?<![条公协契合盟和节预违邀签])约|(?<![接附邻靠相远最])近|(?<![高反赶彩B])超|以上|人民币|,)+$|(?<=..)(?<![拥具国公私持所没])中?(?:已经?|累计|共)?有$|予以[\u4e00-\u9fff]{2}$|(?<=声明|消息|公告|通报|报告|讲话|评论|公报|视频|宣言|谈话|文告|社论|文章|咨文|开信|社评|.》)(?:[说称]|指出|强调|认为|表示)$|的同时$"
)


_LEVELS = ("保持在", "稳定在", "维持在", "控制在")
_AREA = re.compile(
    r"(?:沿[岸线]|两岸|[地一]带|附近|周边|当地|灾区|地区|内|处|仍)(?:\d+户)?$"
)  # 河沿岸61户180人: who lives there
_SIZED = re.compile(
    r"^总?(?:规模|投资额?|金额|额度|面积)(?:为|约|达|超过?|近)*[\d.]+[万亿]*[余多]?(?:元|美元|亩|平方米|公顷)的(?=..)"
)
_ALIAS = re.compile(r"[(（](?:以下)?(?:统|简)称[^)）]*[)）]")
_BARE = re.compile(
    r"[\d.一二三四五六七八九十百千万亿多余]+%?|[\d.]+[—至~到][\d.]+[一-鿿]{1,2}|(?:近|约|超|过)*(?:一?半|[一二三四五六七八九十\d]+分之[一二三四五六七八九\d]+)(?:以上|左右|多)?|工作|这|其|之[内前后]|[\u4e00-\u9fff]{2,3}年多?来|每.{1,2}(?:每.)?|数据显示|这[个些]问题|[去今]年的?|[高低]位|清楚|明白|到位|(?:每[^,]{1,4})?重新|什么[一-鿿]{0,4}|如何.*|[^,]{0,10}财政|其他(?:事项|有关事项|议题)"
)


def worth(words: str, verb: str, measure: tuple[FoundQuantity, ...]) -> bool:
    """Whether an object says something: no bare pronoun, no empty phrase (作出贡献, 增强政治自觉).

    A verb beside a number is worth asking what is counted: 26座水闸,已|检修|完成9座.
    """
    counted = words == verb and bool(measure)
    deed = words[-2:] in table("policy_verbs") and len(words) < 6
    if words.startswith("以及") or (words[:1] in ("和", "与") and deed):
        return False  # 在实践中不断丰富|和发展, 广泛支持|和积极参与, 发射|以及飞行的各种状态
    if _NO_OBJECT.match(words) or (not measure and words in ("问题", "其中")):
        return False
    if empty(verb, words) or (verb in NOUNISH and not counted and words in table("policy_verbs")):
        return False
    of_a_time = _PART_OF.search(words) and not (verb == "祝贺" and words.endswith("周年"))
    return len(words) >= 2 and not _BARE.fullmatch(words) and not of_a_time


_NO_OBJECT = re.compile(  # 开放|已成为鲜明标识, 致以热烈祝贺|和诚挚问候, 提交|给某国, 清扫|班班长, 把工作做实|做到位
    r"[做抓落]到位|[班队组科股](?:副?[班队组科股]长|队员|组员)|给(?![予出])|[从自][^,]{2,12}起$|只[能会有]|达[\d.]|在[^,]+(?:领域|方面)$|(?:一体|相互|同步|协同|共同)[一-鿿]{2}、|(?:已经?|就|都|也|仍)(?:成为|是|被|写入)|[和与](?:亲切|诚挚|衷心|热烈|崇高|良好)*(?:慰问|问候|敬意|祝福|祝愿|感谢)$"
)
_PART_OF = re.compile(  # 全国新增发电量中,…; 建立外交关系50周年; 削减它是不应该|的; 到会听取|意见的某委副主任某某回应
    "的[^,]{5,}(?:回应|表示|表态|坦言)$|(?<!其余)(?<!余下)(?<!剩下)的$|(?<![集其高初])中$|周年$|[余多]年$|[年月天]来$|(?<![存现])在[^,、]{2,12}上$"
)
