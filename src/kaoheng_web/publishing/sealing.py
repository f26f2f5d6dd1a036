"""An issued document as it is kept: its words, its code, and the hashes of its files."""

from collections.abc import Sequence
from hashlib import sha256

from kaoheng.documents.blocks import Block, dumps
from kaoheng.documents.pdf import pdf_bytes
from kaoheng.documents.word import word_bytes
from kaoheng_web.publishing.models import Publication
from kaoheng_web.publishing.reports.report import Report


def sealed(row: Publication, report: Report, code: str, blocks: Sequence[Block]) -> Publication:
    """The row with what it says and what tells it from an imitation."""
    row.code, row.content = code, dumps(blocks)
    row.word_hash = sha256(word_bytes(report.title.zh, blocks)).hexdigest()
    row.pdf_hash = sha256(pdf_bytes(report.title.zh, blocks)).hexdigest()
    return row
