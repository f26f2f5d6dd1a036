"""An address that declares nothing is refused, and refusals are pages."""

import json

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from kaoheng.text import Text
from kaoheng_web.organisation.authority.predicates import holds
from kaoheng_web.organisation.authority.verbs import holders
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.access import ANYONE, SIGNED_IN, page
from kaoheng_web.shared.errors import Refusal


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("shown")


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refusal(Text("不行。", "No."), fields={"name": [Text("请填写。", "Write it.")]})


urlpatterns = [
    path("forgotten/", answer),
    page("open/", answer, access=ANYONE, name="open"),
    page("inside/", answer, access=SIGNED_IN, name="inside"),
    page("office/", answer, access=holders("office", holds(Role.OFFICE)), name="office"),
    page("refusing/", refuse, access=ANYONE, name="refusing"),
    path("", include("kaoheng_web.urls")),  # where the links around a page lead
]


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = __name__


def test_a_forgotten_declaration_refuses_everybody(cast, client):
    client.force_login(cast.account(cast.office))
    assert client.get("/forgotten/").status_code == 403


def test_a_stranger_is_sent_to_sign_in_and_comes_back(client, db):
    done = client.get("/inside/?page=2")
    assert (done.status_code, done["Location"]) == (302, "/sign-in/?next=/inside/%3Fpage%3D2")


def test_a_colleague_without_the_role_is_refused_and_the_holder_is_not(cast, client):
    client.force_login(cast.account(cast.colleague))
    assert client.get("/office/").status_code == 403
    assert client.get("/inside/").status_code == 200
    client.force_login(cast.account(cast.office))
    assert client.get("/office/").status_code == 200


@pytest.mark.parametrize(("language", "words"), [("zh-hans", ("不行。", "请填写。")), ("en", ("No.", "Write it."))])
def test_a_refusal_is_a_page_in_the_readers_language(client, db, language, words):
    done = client.get("/refusing/", headers={"accept-language": language})
    assert done.status_code == 422
    assert all(word in done.content.decode() for word in words)


def test_pages_carry_a_policy_without_inline_script(client, db):
    policy = client.get("/open/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_the_platform_says_whether_it_lives_and_is_ready(client, db):
    assert json.loads(client.get("/livez").content) == {"status": "ok"}
    assert json.loads(client.get("/readyz").content) == {"status": "ok"}
