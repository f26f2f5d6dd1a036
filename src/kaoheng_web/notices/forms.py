"""What people type about their notices."""

from typing import Any

from django import forms

from kaoheng.text import Text
from kaoheng_web.notices.carriers import set_up
from kaoheng_web.notices.models import Preference
from kaoheng_web.shared.fields import choice, line, titled
from kaoheng_web.shared.forms import lazily

RHYTHMS = {
    Preference.Rhythm.AT_ONCE: Text("随时发送（免打扰时段除外）", "at once, but not in quiet hours"),
    Preference.Rhythm.DIGEST: Text("每天8:30汇总发送一次", "once a day at 8:30, all together"),
}
STATES = {
    "": Text("全部", "all"),
    "unread": Text("未读", "unread"),
    "open": Text("待办结", "asked of me"),
    "done": Text("已办结", "settled"),
}


def _clock() -> forms.TimeInput:
    return forms.TimeInput({"type": "time"}, "%H:%M")


class NoticeFilter(forms.Form):
    """Which notices to show."""

    words = line(Text("内容含", "Has"), 50, required=False)
    state = choice(Text("状态", "State"), titled(STATES), required=False)


class HowToDeliver(forms.Form):
    """Where else notices go, when, and in which language; one field for every carrier that is set up."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.carriers = set_up()
        for carrier in self.carriers:
            label = Text(f"{carrier.title.zh}：{carrier.asks.zh}", f"{carrier.title.en}: {carrier.asks.en}")
            self.fields[carrier.name] = line(
                label, 100, required=False, told=Text("留空则不用这种方式。", "Leave empty not to use it.")
            )
        self.order_fields([carrier.name for carrier in self.carriers])

    rhythm = choice(Text("发送节奏", "Rhythm"), titled(RHYTHMS))
    quiet_from = forms.TimeField(label=lazily(Text("免打扰从", "Quiet from")), widget=_clock())
    quiet_to = forms.TimeField(
        label=lazily(Text("到", "to")),
        widget=_clock(),
        help_text=lazily(Text("这段时间的消息在结束时一并发送。", "What comes in between leaves when it is over.")),
    )
    language = choice(Text("消息语言", "Language"), [("zh", "中文"), ("en", "English")])

    def chosen(self) -> dict[str, Any]:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        return {"addresses": {carrier.name: given.pop(carrier.name) for carrier in self.carriers}, **given}
