"""What Chinese, minority and transliterated personal names are made of."""

from __future__ import annotations

from functools import cache

from kg.lexicon import table

# characters that transliterated foreign names are written with
FOREIGN = (
    "阿埃艾爱安昂奥澳巴白柏班邦保堡鲍贝本比彼毕宾波伯勃博卜布采蔡查茨达大代戴丹当道德登邓狄迪蒂丁东杜多顿俄恩尔法凡范方菲费芬冯佛弗伏夫福富盖甘冈高戈哥格葛根"
    "古瓜圭哈海汉汗豪赫亨洪胡华怀惠霍基吉季加贾杰捷金津卡凯坎康考柯科克肯孔库夸昆拉莱兰朗劳勒雷黎里理利丽莉林琳卢鲁路露伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密敏"
    "明缪莫墨默姆木穆那纳娜乃奈南内尼宁纽努诺欧帕潘庞培佩彭皮平珀普奇齐恰强乔钦琴丘让热仁日荣茹儒瑞萨塞赛桑瑟森沙莎尚绍舍申圣施什石史舒朔斯思丝松苏索塔泰坦汤唐陶"
    "特提忒廷图吐托瓦万旺威韦维委卫魏温文翁沃乌武伍西希锡夏香肖谢欣辛兴休雄许雅亚延扬耶叶伊以易因英尤于约赞泽扎詹珍芝治兹子祖佐什娅妮蕾薇莲蓓曹齐奎扬达尕旺顿珠卓措仁增吾买提江尔肯热依古丽"
    "其根力毕云花图雅高娃苏日乌嘎楞乐朝鲁宝音敦包青那陶呼都色和仓央措姆玛桑旦次罗洛曲培边敖孟嘉吾麦迪亚合孜汗买列切连拜赖逊济廖罕滕别"
)

FOREIGN_SET = frozenset(FOREIGN)
FOREIGN_WRITTEN = FOREIGN_SET | set("·-")  # with the marks between the parts of a name


@cache
def surnames() -> frozenset[str]:
    """Surnames of one character and of two."""
    return frozenset(table("surnames"))


@cache
def doubtful_surnames() -> frozenset[str]:
    """Surnames that are ordinary words too (有, 和, 年): a name with one needs a sign besides."""
    return frozenset(name for name, columns in table("surnames").items() if "word" in columns)


@cache
def compound_surnames() -> frozenset[str]:
    return frozenset(name for name in surnames() if len(name) == 2)
