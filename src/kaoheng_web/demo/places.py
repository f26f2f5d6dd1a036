"""The units of the demo city by ranking group: real names, as the offices write them; the codes are invented."""

from dataclasses import dataclass

from kaoheng_web.organisation.models import Unit

CITY, CITY_CODE, YEAR = "晋城市", "140500", 2026

COUNTIES = {
    "140502": "城区",
    "140521": "沁水县",
    "140522": "阳城县",
    "140524": "陵川县",
    "140525": "泽州县",
    "140581": "高平市",
}


@dataclass(frozen=True, slots=True)
class Series:
    """A ranking group with its units."""

    code: str
    title: str
    title_en: str
    kind: str
    units: tuple[str, ...]
    graded: bool = True


SERIES = (
    Series("counties", "县（市、区）", "Counties and districts", Unit.Kind.COUNTY, tuple(COUNTIES.values())),
    Series(
        "zones",
        "开发区",
        "Development zones",
        Unit.Kind.ZONE,
        ("晋城经济技术开发区", "高平经济技术开发区", "阳城经济技术开发区"),
    ),
    Series(
        "economy",
        "市直经济类部门",
        "Economic departments",
        Unit.Kind.GOVERNMENT,
        (
            "市发展和改革委员会",
            "市工业和信息化局",
            "市财政局",
            "市自然资源局",
            "市住房和城乡建设局",
            "市交通运输局",
            "市水务局",
            "市农业农村局",
            "市商务局",
            "市文化和旅游局",
            "市国有资产监督管理委员会",
            "市能源局",
            "市统计局",
            "市数据局",
            "市城市管理局",
            "市投资促进局",
            "市粮食和物资储备局",
            "市供销合作社联合社",
            "市公共资源交易中心",
            "市住房公积金管理中心",
        ),
    ),
    Series(
        "society",
        "市直社会管理类部门",
        "Departments of social administration",
        Unit.Kind.GOVERNMENT,
        (
            "市政府办公室",
            "市教育局",
            "市科学技术局",
            "市公安局",
            "市民政局",
            "市司法局",
            "市人力资源和社会保障局",
            "市生态环境局",
            "市卫生健康委员会",
            "市退役军人事务局",
            "市应急管理局",
            "市审计局",
            "市市场监督管理局",
            "市体育局",
            "市医疗保障局",
            "市行政审批服务管理局",
            "市信访局",
            "市机关事务管理局",
            "市民族宗教事务局",
            "市人民防空办公室",
            "市文物局",
            "市地方志研究室",
            "市社会保险中心",
            "市疾病预防控制局",
        ),
    ),
    Series(
        "party",
        "党群类部门",
        "Party and mass organisations",
        Unit.Kind.PARTY,
        (
            "市委办公室",
            "市委组织部",
            "市委宣传部",
            "市委统战部",
            "市委政法委员会",
            "市委社会工作部",
            "市委机构编制委员会办公室",
            "市直属机关工作委员会",
            "市总工会",
            "共青团晋城市委员会",
            "市妇女联合会",
            "市科学技术协会",
            "市纪委监委机关",
            "市委政策研究室",
            "市委网络安全和信息化委员会办公室",
            "市委老干部局",
            "市委党校",
            "市工商业联合会",
            "市文学艺术界联合会",
            "市残疾人联合会",
        ),
    ),
    Series(
        "stationed",
        "驻市单位",
        "Stationed units",
        Unit.Kind.STATIONED,
        (
            "国家税务总局晋城市税务局",
            "国家统计局晋城调查队",
            "市气象局",
            "市烟草专卖局",
            "市邮政管理局",
            "市消防救援支队",
            "国家金融监督管理总局晋城监管分局",
            "国网晋城供电公司",
            "中国电信晋城分公司",
            "晋城海关",
        ),
        graded=False,
    ),
)

SUBORDINATE = {
    "市教育局": ("晋城市第一中学校", "市教育考试中心", "市教育装备中心"),
    "市卫生健康委员会": ("市人民医院", "市中医医院", "市妇幼保健院", "市急救中心", "市中心血站"),
    "市人力资源和社会保障局": ("市就业服务中心", "市人才服务中心", "市技工学校"),
    "市民政局": ("市社会福利院", "市救助管理站"),
    "市文化和旅游局": ("市图书馆", "市博物馆", "市文化馆"),
    "市体育局": ("市体育场馆服务中心",),
    "市交通运输局": ("市公路事业发展中心", "市道路运输服务中心", "市交通运输综合行政执法队"),
    "市住房和城乡建设局": ("市住房保障服务中心", "市建设工程质量安全站"),
    "市自然资源局": ("市不动产登记中心", "市土地储备中心"),
    "市水务局": ("市水文水资源站", "市河湖保护中心"),
    "市农业农村局": ("市农业技术推广中心", "市畜牧兽医服务中心"),
    "市生态环境局": ("市生态环境综合行政执法队",),
    "市应急管理局": ("市应急救援指挥中心",),
    "市市场监督管理局": ("市综合检验检测中心",),
    "市工业和信息化局": ("市中小企业服务中心",),
    "市财政局": ("市财政投资评审中心",),
    "市司法局": ("市公证处",),
    "市科学技术局": ("市科技创新服务中心",),
    "市统计局": ("市普查中心",),
}
"""Units below departments, which assess them themselves."""

# Who certifies figures and who scores with reasons, besides what every unit does for itself.
DATA = ("市统计局", "市财政局", "市生态环境局", "市应急管理局", "市能源局", "市商务局")
SCORING = ("市委组织部", "市委宣传部", "市委政法委员会", "市行政审批服务管理局")
