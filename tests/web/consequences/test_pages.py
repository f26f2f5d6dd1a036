"""The pages of the consequences and of the cadre record, for those concerned."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kaoheng_web.consequences.actions.application import generate
from kaoheng_web.consequences.actions.steps import Given, take_step
from kaoheng_web.consequences.models import Consequence, Step
from kaoheng_web.ledger.queries import history

YEAR = "?year=2025"
TALK = Given(on=date(2026, 2, 25), host="部长", document="晋组谈〔2026〕1号", notes="演示：谈话内容")


@pytest.fixture
def enter(client, scene):
    def come_in(person):
        client.force_login(scene.cast.account(person))
        return client

    return come_in


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_open_in_both_languages(scene, made, enter, language):
    told = {"accept-language": language}
    take_step(scene.personnel, made["admonition"], "hold", TALK)
    for person in (scene.cast.office, scene.personnel, scene.head):
        client = enter(person)
        assert client.get(f"/consequences/{YEAR}", headers=told).status_code == 200
        for row in Consequence.objects.visible_to(person):
            assert client.get(f"/consequences/{row.pk}/", headers=told).status_code == 200
    assert enter(scene.personnel).get("/cadres/", headers=told).status_code == 200


def test_the_office_generates_on_the_page(scene, scored, enter):
    scored()
    client = enter(scene.cast.office)
    assert "生成措施" in client.get(f"/consequences/{YEAR}").content.decode()
    wrong = SimpleUploadedFile("c.csv", "date,kind\n明天,workday\n".encode())
    refused = client.post(f"/consequences/generate/{YEAR}", {"calendar": wrong})
    assert refused.status_code == 422
    assert "不是日期" in refused.content.decode()
    done = client.post(f"/consequences/generate/{YEAR}", follow=True).content.decode()
    assert "措施已生成" in done
    assert "组织调整</td>" not in done
    assert client.get(f"/consequences/generate/{YEAR}").status_code == 404


def test_lists_are_filtered_by_kind_state_and_unit(scene, made, enter):
    client = enter(scene.cast.office)
    assert "阳城县" not in client.get(f"/consequences/{YEAR}&kind=rectification").content.decode()
    assert "等次为较差" not in client.get(f"/consequences/{YEAR}&state=done").content.decode()
    assert "通报表扬</td>" not in client.get(f"/consequences/{YEAR}&words=高平").content.decode()


def test_a_unit_hands_in_its_proof_and_the_office_opens_it(scene, made, enter):
    at = f"/consequences/{made['rectification'].pk}/"
    client = enter(scene.head)
    assert client.post(f"{at}plan/", {"text": "方案"}, follow=True).status_code == 200
    wrong = client.post(f"{at}prove/", {"text": "已整改到位"})
    assert wrong.status_code == 422
    assert "已整改到位" in wrong.content.decode()
    file = SimpleUploadedFile("整改.pdf", b"%PDF-1.7 proof")
    assert "整改.pdf" in client.post(f"{at}prove/", {"text": "已整改", "file": file}, follow=True).content.decode()
    proof = f"/consequences/proofs/{Step.objects.get(kind='prove').pk}/"
    assert enter(scene.second).get(proof).content == b"%PDF-1.7 proof"
    assert enter(scene.cast.colleague).get(proof).status_code == 404
    assert enter(scene.second).post(f"{at}plan/", {"text": "方案"}).status_code == 403


def test_who_must_not_know_of_a_measure_does_not_learn_of_it(scene, made, enter):
    at = f"/consequences/{made['reshuffle'].pk}/"
    for person in (scene.cast.office, scene.head, scene.cast.liaison, scene.cast.colleague):
        assert enter(person).get(at).status_code == 404
        assert enter(person).post(f"{at}propose/", {"text": "建议"}).status_code == 404
    assert enter(scene.cast.stranger).get("/consequences/").status_code == 403


def test_notes_open_for_the_organisation_department_and_nobody_else(scene, made, enter):
    take_step(scene.personnel, made["admonition"], "hold", TALK)
    at = f"/consequences/{made['admonition'].pk}/"
    assert "演示：谈话内容" not in enter(scene.personnel).get(at).content.decode()
    assert "演示：谈话内容" in enter(scene.personnel).post(f"{at}notes/").content.decode()
    for person in (scene.cast.office, scene.cast.leader, scene.head):
        assert enter(person).post(f"{at}notes/").status_code == 404


def test_a_record_opens_on_record_for_the_department_and_oneself_and_never_for_the_office(scene, made, enter):
    at = f"/cadres/{scene.head.pk}/"
    assert "较差" not in enter(scene.personnel).get(at).content.decode()
    assert history("organisation.person", scene.head.pk).latest("sequence").action != "consequences.read_record"
    assert "一年内不得提拔" in enter(scene.personnel).post(at).content.decode()
    assert history("organisation.person", scene.head.pk).latest("sequence").action == "consequences.read_record"
    assert "组织调整" not in enter(scene.head).post(at).content.decode()
    for person in (scene.cast.office, scene.cast.leader, scene.cast.liaison):
        assert enter(person).post(at).status_code == 403


def test_the_workbench_shows_what_waits(scene, scored, enter):
    run = scored()
    assert "请生成结果运用措施" in enter(scene.cast.office).get(f"/{YEAR}").content.decode()
    generate(scene.cast.office, run)
    assert "提交整改方案" in enter(scene.head).get(f"/{YEAR}").content.decode()


def test_a_withdrawn_measure_says_so(scene, scored, made, enter):
    correction = scored(poor="7", on=date(2026, 2, 20), corrects=made["admonition"].application.run)
    generate(scene.cast.office, correction)
    page = enter(scene.cast.office).get(f"/consequences/{made['rectification'].pk}/").content.decode()
    assert "更正结果（第2批）" in page
    assert "更正数据" in page
