"""The grades and the partners of talks in both languages."""

from kaoheng.text import Text
from kaoheng_web.channels.interviews.models import Interview

GRADES = {
    Interview.Grade.GOOD.value: Text("好", "good"),
    Interview.Grade.FAIRLY_GOOD.value: Text("较好", "fairly good"),
    Interview.Grade.FAIR.value: Text("一般", "fair"),
    Interview.Grade.POOR.value: Text("较差", "poor"),
}
PARTNERS = {
    Interview.Partner.LEADER.value: Text("班子成员", "members of the leadership"),
    Interview.Partner.MIDDLE.value: Text("中层干部", "middle cadres"),
    Interview.Partner.BELOW.value: Text("下级单位负责人", "heads of units below"),
    Interview.Partner.STAFF.value: Text("干部职工代表", "staff"),
}
