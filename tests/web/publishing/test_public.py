"""Anybody reads what is disclosed and nothing before; a paper that was issued is known, another is not."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kaoheng.documents.blocks import loads
from kaoheng.documents.pdf import pdf_bytes
from kaoheng_web.ledger.actions import sign_root
from kaoheng_web.publishing.actions.disclosing import disclose
from kaoheng_web.publishing.reports.catalogue import BY_KIND
from tests.web.publishing.stage import finalised, issue_all, noticed

RESULTS = ("/public/2025/results/", "/public/2025/results.csv", "/public/2025/results.json")


@pytest.mark.parametrize("address", RESULTS)
def test_strangers_see_no_results_before_they_are_final_and_disclosed(stage, client, address):
    noticed(stage)
    disclose(stage.cast.office, stage.edition, "totals")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", RESULTS)
def test_final_results_that_nobody_disclosed_stay_shut(stage, client, address):
    finalised(stage)
    assert client.get(address).status_code == 404
    assert "/results/" not in client.get("/public/").content.decode()


@pytest.mark.parametrize("address", RESULTS)
@pytest.mark.parametrize(("extent", "seen"), [("totals", True), ("grades", False)])
def test_as_much_is_shown_as_was_disclosed(stage, client, address, extent, seen):
    finalised(stage)
    disclose(stage.cast.office, stage.edition, extent)
    told = client.get(address).content.decode()
    assert ("96.80" in told, "高平市" in told, "优秀" in told) == (seen, True, True)


def test_disclosed_results_are_shut_again_when_the_office_takes_them_back(stage, client):
    finalised(stage)
    disclose(stage.cast.office, stage.edition, "totals")
    disclose(stage.cast.office, stage.edition, "nothing")
    assert client.get(RESULTS[0]).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", ["/public/", "/public/2025/indicators/", "/public/ledger/", "/verify/"])
def test_public_pages_open_for_anybody_in_both_languages(stage, client, address, language):
    done = client.get(address, headers={"accept-language": language})
    assert done.status_code == 200
    assert "演示数据" in done.content.decode() or "Demo data" in done.content.decode()


def test_indicators_are_open_data_with_licence_hash_and_signed_root(stage, client):
    sign_root()
    told = json.loads(client.get("/public/2025/indicators.json").content)
    assert [row["title"] for row in told["rows"]] == ["城镇新增就业", "招商项目"]
    assert told["root"]["size"] > 0
    assert told["licence"]
    assert client.get("/public/2025/indicators.csv").content.startswith(b"\xef\xbb\xbf")


@pytest.fixture
def statement(stage):
    return issue_all(stage, noticed(stage), BY_KIND["statement"])[0]


def check(client, content):
    return client.post("/verify/", {"file": SimpleUploadedFile("x.pdf", content)})


def test_an_issued_statement_is_known_by_its_code_with_its_proof(statement, client):
    sign_root()
    told = client.get(f"/verify/?code={statement.code}").content.decode()
    assert [
        words
        for words in ("高平市", "96.80", "优秀", statement.number, statement.run.result_hash, "✓")
        if words not in told
    ] == []
    assert "路径通向已签署的根" in told
    spaced = " ".join(statement.code[at : at + 4] for at in range(0, 16, 4))
    assert client.post("/verify/", {"code": spaced}).status_code == 200


def test_a_wrong_code_tells_nothing(statement, client):
    wrong = str((int(statement.code[0]) + 1) % 10) + statement.code[1:]
    for code in (wrong, "0" * 16, "1", "甲" * 16):
        done = client.get("/verify/", {"code": code})
        assert done.status_code == 404
        assert "高平市" not in done.content.decode()


def test_the_very_file_is_known_and_an_altered_one_is_not(statement, client):
    made = pdf_bytes("计分单", loads(statement.content))
    assert check(client, made).status_code == 200
    assert check(client, made.replace(b"%PDF-1.7", b"%PDF-1.6")).status_code == 404


def test_nothing_typed_is_told_beside_the_field(stage, client):
    done = client.post("/verify/", {"code": ""})
    assert done.status_code == 422
    assert "请输入验证码" in done.content.decode()


def test_codes_cannot_be_tried_through(statement, client, settings):
    settings.CHECKS_A_MINUTE = 0
    done = client.get(f"/verify/?code={statement.code}")
    assert done.status_code == 429
    assert "高平市" not in done.content.decode()
