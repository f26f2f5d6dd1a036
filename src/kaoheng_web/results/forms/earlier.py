"""What is read of results of earlier years, and why one of them is struck out."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.shared.fields import line, lines, number


class Entering(forms.Form):
    """One row of the workbook, without its unit."""

    year = number(Text("年度", "Year"), 1990, 2200)
    total = line(Text("总分", "Total"), 20, required=False)
    rank = number(Text("名次", "Rank"), 1, 9999, required=False)
    members = number(Text("同组单位数", "Units in its group"), 1, 9999, required=False)
    grade = line(Text("等次", "Grade"), 20)
    source = line(Text("来源文号", "Document"), 100)


class Striking(forms.Form):
    """Why a result is struck out."""

    reason = lines(Text("作废理由", "Reason"))
