"""What has digits and measures nothing: dates, names, ordinals, models, document numbers.

`mask_names` blanks such stretches before quantities are looked for, so that no later rule sees them.
"""

from __future__ import annotations

import re
from functools import cache

from lib.reference.divisions import list_divisions
from lib.reference.plans import QUOTED_PLAN

_DIGIT = "零〇○一二三四五六七八九十"

PATTERNS = [
    # 2024年, 2021-2025年, 2003—2007年间, 二〇二五年, 90年代
    r"(?:1[89]|20)\d{2}\s*(?:年?\s*[-－—–~～至到、]+\s*(?:(?:1[89]|20)\d{2}|\d{2}))?\s*年(?:度|末|底|初|代|间|以来)?",
    r"[二一][零〇○九][" + _DIGIT + r"]{2}年",
    r"\d{2}年代",
    # 1—6月, 1-11月份, 6月28日, 8月24日至26日, 六月, 1月底
    r"\d{1,2}\s*[-－—–~～至到]+\s*\d{1,2}\s*月(?:份|底|末)?",
    r"(?<![\d.])\d{1,2}\s*月(?!亮)(?:份|底|末|初|中旬|上旬|下旬)?(?:\s*\d{1,2}\s*[日号])?",
    r"(?<![\d.])\d{1,2}\s*日(?![元均产])(?:上午|下午|晚|凌晨)?",
    r"[" + _DIGIT + r"]{1,2}月(?:份|底|末|初)?(?:[" + _DIGIT + r"]{1,3}日)?",
    r"(?:20|19)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?",
    r"\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d|[:：])",  # 14:30, not 20:50:30
    # “十四五”, 十三五, “九五”; without quotation marks 十五 is a numeral and 九五 may be part of one
    QUOTED_PLAN + "(?<![七八九十]五)",
    # 《2023年实施方案》, 国发〔2021〕5号, 9号文, 2号线, 318国道, G331, 055型, 2.0版
    r"《[^》]{1,60}》",
    r"[〔\[［【(（](?:19|20)\d{2}[〕\]］】)）]\s*\d+\s*号",
    r"(?:第)?\d+\s*号(?:文|令|线|楼|院|公路|国道)?",
    r"\d{3}(?:国道|省道|线)",
    r"\d+(?:\.\d+)?(?:型|版|式|后(?!续|期|备))",
    # 第十四届人民代表大会第四次会议, 十一届三中全会, 第五届, 第二批, 第三产业 (a rank such as 第3位 is kept)
    r"第?[" + _DIGIT + r"\d]+届(?:第?[" + _DIGIT + r"\d]+(?:次|中))?",
    r"[" + _DIGIT + r"]+(?:中|次)(?:全体)?(?:全会|会议(?!室)|代表大会|党代会|人代会|大会)",
    r"第["
    + _DIGIT
    + r"百\d]+(?:次|批|轮|期|代|条|章|部分|产业|季度|阶段|天|个|年|党|支|师|机床|中学|小学|医院|人民医院"
    r"|棒|书记|时间|线|要务|一|套|届|台|件|款|颗|艘|架|只|家|种|类|集|版|楼|道|关|所|座|栋|块|段|局|步|站|场|方阵|梯队|层次|责任|议题|需要)",
    r"[一二三四1-4前](?:个|、[二三四])?季度",
    # PM2.5, PM10, G60, T800, 5G, 75MN, 235MM — Latin letters and digits together are a model, save for the Latin units
    r"[A-Za-z][A-Za-z\-]*\d+(?:\.\d+)?[A-Za-z]*",
    r"\d+(?:\.\d+)?(?!(?:PF(?:LOPS|lops)?|EF(?:LOPS|lops)?|km|[MGk]W|K[Ww]|kw|TEU|[kMG]Wh|[EPTG]B|[GM]bps|[kM]VA|P(?![A-Za-z])))"
    r"[A-Za-zα-ωΑ-Ω]+\d*(?:级|类)?",
    # 两个70%: the second half of a slogan
    r"[两三四五]个\d+%",
    # 5+2, 1+N, 16+X, “464”; 7×24小时
    r"\d+(?:\s*[+＋×xX*]\s*(?:\d+|[NXnx]))+(?:小时)?",
    r"[NnXx]\s*[+＋]\s*\d+",
    # 120急救, 12345热线, 110千伏, 500千伏变电站
    r"\d{3,5}(?=热线|平台|急救|便民)",
    r"\d+(?:\.\d+)?(?:/\d+)?千伏(?!安)",
    r"±\d+千伏",
    # 24小时自助区, 15分钟生活圈, 48小时内, 8小时工作制 — the noun of time is part of the name
    r"[" + _DIGIT + r"\d]+(?:\s*[-—~至]\s*\d+)?(?:分钟|小时|公里|里)"
    r"(?=[^，。；、]{0,8}(?:圈|自助|不打烊|值班|值守|在线|通勤|通达|供水(?!时间)))",
    # 三年行动, 五年规划, 十年禁渔, 三年攻坚, 5年内, 近3年, 两年来, 三年期
    r"(?:近|过去|未来|今后|连续|最近)?[" + _DIGIT + r"两\d]+年"
    r"(?=行动|规划|计划|攻坚|禁渔|期|内|来|间|时间|任务|目标|左右|之|多来|倍增|大变样|以来)",
    # 3A级, 4A级旅游景区, 三级甲等, 三类水体, Ⅲ类, 一级公路, 二级以上
    r"\d+A(?:级)?",
    r"[一二三四五六七八九\d]+级(?:甲等|乙等|医院|公路|响应|以上|文物|保护|重点|应急|市场|联动|书记)?",
    r"[一二三四五六七八九ⅠⅡⅢⅣⅤ\d]+类",
    r"世界500强|[“\"]?(?:世界|中国|民企|民营企业|全球|行业|国内|财富)?(?:[1-9]\d{0,2}|百|千|双百)强",
    # 100周年, 一周年, 二期, 一期工程, 6.18
    r"[" + _DIGIT + r"百\d]+周年",
    r"[一二三四五六七八九十]+、?[二三四五六]?期(?![货待望间限])",
    # an e-mail, a phone number, a URL
    r"https?://\S+",
    r"\d{3,4}[-—]\d{7,8}",
    r"(?<!\d)1[3-9]\d{9}(?!\d)",
    # fixed expressions that hold a numeral: 一带一路, 三公经费, 四好农村路, 两个毫不动摇
    r"一带一路|三农|三公经费|四好农村路|双一流|一河一策|千方百计|千家万户|百花齐放|一心一意|千家万|万家灯火|百家争鸣|百货|百姓|百年|百日|"
    r"万众|万里长城|千里马|千载|万事|万物|千年|九年义务|五保|六保|六稳|三保|四个意识|四个自信|两个确立|两个维护|两个毫不动摇|"
    r"两手抓|三位一体|五位一体|四个全面|八项规定|六个一批|两不愁三保障|三去一降一补|一窗|一网|一站式|一次性|一次办|一件事|"
    r"两位数|个位数|三位数|百分之百责任|千人计划|万人计划|百千万|千企|万企|一流|一体|一批|一系列|一揽子|第一书记|第一资源|第一动力|"
    r"第一生产力|两个一百年|一国两制|两化|两业|三变|三链|五链|四链|三权|三资|两会|三会一课|两新|两重|两难|两高|三大攻坚战|三大战役|"
    r"四风|三严三实|两学一做",
]
# every pattern begins with one of these, so that the alternation is tried at few characters
_HEADS = r"[\d零〇○一二三四五六七八九十百千万双两第前近过未今连最世中民全行国财《〔\[［【(（“\"‘A-Za-z±ⅠⅡⅢⅣⅤ]"
# a run of digits is tried at its head alone, or a page of them would take the square of its length
_INSIDE = r"(?!(?<=\d)\d|(?<=[一二三四五六七八九十])[一二三四五六七八九十])"
NAMES = re.compile(f"(?={_HEADS}){_INSIDE}(?:" + "|".join(f"(?:{pattern})" for pattern in PATTERNS) + ")")

# “三抓一服务”, ‘万人助万企’, “10分钟绿色生活圈”: a short quotation is a name; a longer one is speech and may state figures.
# One that itself holds a measured amount ("“投资10亿元以上”项目") stays open.
QUOTED = re.compile(r"[“‘「『\"]([^“”‘’「」『』\"，,。；;：:！？]{1,18})[”’」』\"]")
_MEASURED = re.compile(r"\d[\d.]*[万亿千百]*(?:元|亩|公里|吨|%|平方)|[万亿]元")

FILL = "\x00"


@cache
def _place_names() -> re.Pattern[str]:
    """Divisions whose names hold a numeral: 七台河, 三门峡市, 六安; a county's short name (三台, 万年) may be a count."""
    names = {
        name
        for division in list_divisions()
        for name in ((division.name,) if division.level == "county" else (division.name, division.short))
        if re.search("[一二三四五六七八九十百千万两]", name)
    }
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def mask_names(text: str) -> str:
    """The text with every name, date and ordinal replaced by as many NUL characters, so that offsets stay.

    >>> mask_names("2024年新增12户").replace(FILL, "·")
    '·····新增12户'
    """

    def blank(match: re.Match[str]) -> str:
        return FILL * len(match.group())

    def blank_quotation(match: re.Match[str]) -> str:
        return (
            match.group()
            if _MEASURED.search(match.group(1)) and not re.match("[两三四五]个", match.group(1))
            else blank(match)
        )

    masked = _place_names().sub(blank, QUOTED.sub(blank_quotation, text))
    return NAMES.sub(blank, masked)
