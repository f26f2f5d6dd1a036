"""The implementing rules as a paper: a draft is bare, what the leading group approved is issued in its form."""

from io import BytesIO

import docx
from docx.oxml.ns import qn

from kaoheng_web.methods.exchange import clauses_docx
from tests.web.methods.texts import DOCUMENT, approved, drafted

ISSUED = "晋城市考核办\t2026年3月1日印发"


def told(edition, language="zh"):
    body = docx.Document(BytesIO(clauses_docx(edition, {}, language, demo=False))).element.body
    return "".join("\t" if part.tag == qn("w:tab") else part.text or "" for part in body.iter(qn("w:t"), qn("w:tab")))


def test_approved_rules_have_a_red_head_and_end_with_who_issued_them_on_which_day(cast):
    paper = told(approved(cast))
    assert "晋城市考核领导组文件" in paper[:40]
    assert DOCUMENT in paper[:80]
    assert ISSUED in paper[-60:]


def test_a_draft_has_neither_nor_has_the_english_translation(cast):
    for paper in (told(drafted(cast)), told(approved(cast), "en")):
        assert "考核领导组文件" not in paper
        assert "印发" not in paper
