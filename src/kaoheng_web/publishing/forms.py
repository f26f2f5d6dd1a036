"""What is typed to issue documents, to set what is public, and to have a document checked."""

from django import forms

from kaoheng.text import Text
from kaoheng_web.publishing.rules import EXTENTS
from kaoheng_web.shared.fields import choice, line, titled
from kaoheng_web.shared.forms import lazily

MOST_BYTES = 5 * 2**20


class Issue(forms.Form):
    """The mark of the numbers, and who gets copies."""

    mark = line(
        Text("文号代字", "Mark of the number"),
        20,
        told=Text("例如：晋市考核；年份和序号由系统编排", "for example 晋市考核; year and number follow"),
    )
    copied = line(
        Text("抄送机关", "Copies to"),
        300,
        required=False,
        told=Text(
            "印在文末版记；同级之间用顿号，不同级之间用逗号；不抄送就留空",
            "printed at the end of the document; empty where nobody gets a copy",
        ),
    )


class Disclose(forms.Form):
    """How much the public sees."""

    extent = choice(Text("公开范围", "What is public"), titled(EXTENTS))


class Check(forms.Form):
    """The code on a paper, or the file itself."""

    code = forms.CharField(required=False, max_length=40)
    file = forms.FileField(required=False)

    def clean_file(self) -> object:
        """A document is small."""
        file = self.cleaned_data["file"]
        if file is not None and file.size > MOST_BYTES:
            raise forms.ValidationError(str(lazily(Text("文件超过5兆字节。", "The file is larger than 5 MB."))))
        return file
