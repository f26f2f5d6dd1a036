"""Filters of lists are kept by each person for themselves."""

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.organisation.actions.saved_views import MOST, remove_view, save_view
from kaoheng_web.organisation.models import SavedView
from kaoheng_web.shared.errors import NotAllowed, Refusal

KEPT = {"page": "organisation:units", "title": "缺填报人", "query": "without=liaison&words="}


@pytest.fixture
def office(cast, client):
    client.force_login(cast.account(cast.office))
    return client


def test_filters_are_kept_shown_and_dropped(cast, office):
    assert "存为常用筛选" in office.get("/units/?without=liaison").content.decode()
    assert office.post("/views/keep/", KEPT)["Location"] == "/units/?without=liaison"
    assert 'href="?without=liaison"' in office.get("/units/").content.decode()
    assert "缺填报人" not in office.get("/people/").content.decode()
    row = SavedView.objects.get()
    assert office.post(f"/views/{row.pk}/drop/")["Location"] == "/units/"
    assert "缺填报人" not in office.get("/units/").content.decode()
    actions = list(Entry.objects.order_by("-sequence").values_list("action", flat=True)[:2])
    assert actions == ["organisation.remove_view", "organisation.save_view"]


def test_a_name_is_given_once_and_the_refusal_is_shown(cast, office):
    office.post("/views/keep/", KEPT)
    done = office.post("/views/keep/", KEPT, follow=True)
    assert "已有名为“缺填报人”的筛选" in done.content.decode()
    assert SavedView.objects.count() == 1


def test_nobody_sees_or_drops_those_of_another(cast, office, client):
    row = save_view(cast.leader, "organisation:units", "我的", "kind=county")
    assert "我的</a>" not in office.get("/units/").content.decode()
    assert office.post(f"/views/{row.pk}/drop/").status_code == 404
    with pytest.raises(NotAllowed):
        remove_view(cast.office, row)


def test_there_is_an_end_to_keeping(cast):
    for number in range(MOST):
        save_view(cast.office, "organisation:units", f"第{number}个", "kind=county")
    with pytest.raises(Refusal, match="At most"):
        save_view(cast.office, "organisation:units", "再来一个", "kind=county")


def test_a_page_that_does_not_exist_keeps_nothing(cast, office):
    assert office.post("/views/keep/", {**KEPT, "page": "organisation:nowhere"}).status_code == 404
