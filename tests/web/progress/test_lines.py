"""What the method asks of a unit, line by line."""

from importlib.resources import files

from kaoheng.method.load import read
from kaoheng_web.demo import data
from kaoheng_web.progress.lines import asked


def test_each_value_of_an_item_is_reported_in_its_own_unit_of_measure():
    method = read(files(data).joinpath("method-2025.yaml").read_text("utf-8")).method
    lines = {one.line.column: one for one in asked(method, "140502", "counties") if one.item.id == "gdp"}
    told = {column: (one.title.zh, one.measure) for column, one in lines.items()}
    assert told == {"level": ("地区生产总值增速（总量）", "亿元"), "actual": ("地区生产总值增速", "%")}
