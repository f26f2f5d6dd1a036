"""People, posts, terms, duties, accounts."""

from datetime import date

import pytest

from kaoheng_web.ledger.queries import history
from kaoheng_web.organisation.actions.accounts import close_account, open_account, reopen_account
from kaoheng_web.organisation.actions.founding import found
from kaoheng_web.organisation.actions.people import begin_term, create_post, end_term, give_duty, register_person
from kaoheng_web.organisation.actions.roles import assign_role
from kaoheng_web.organisation.models import Account, Duty, Person
from kaoheng_web.organisation.roles import Role
from kaoheng_web.shared.errors import NotAllowed, NotFound, Refusal

TODAY = date(2026, 3, 1)


def test_a_leader_answers_for_a_matter_until_the_term_ends(cast):
    post = create_post(cast.office, cast.city, "副市长", TODAY, leads=True)
    term = begin_term(cast.office, cast.leader, post, TODAY)
    give_duty(cast.office, term, "统计工作", TODAY, unit=cast.bureau)
    end_term(cast.office, term, date(2026, 6, 30))
    assert Duty.objects.get().valid_to == date(2026, 6, 30)


def test_nobody_takes_up_the_same_post_twice(cast):
    post = create_post(cast.office, cast.city, "副市长", TODAY)
    begin_term(cast.office, cast.leader, post, TODAY)
    with pytest.raises(Refusal, match="holds this post already"):
        begin_term(cast.office, cast.leader, post, TODAY)


def test_a_staff_number_belongs_to_one_person(cast):
    with pytest.raises(Refusal) as refused:
        register_person(cast.security, "T001", "某人")
    assert set(refused.value.fields) == {"staff_number"}


def test_only_the_security_administrator_registers_people_and_opens_accounts(cast):
    with pytest.raises(NotAllowed):
        register_person(cast.office, "N1", "某人")
    with pytest.raises(NotAllowed):
        open_account(cast.office, cast.stranger, "another")


def test_a_person_has_one_account(cast):
    with pytest.raises(Refusal) as refused:
        open_account(cast.security, cast.stranger, "office")
    assert len(refused.value.fields["name"]) == 2


def test_a_closed_account_signs_nobody_in(cast):
    account = cast.account(cast.stranger)
    close_account(cast.security, account, TODAY, reason="离职")
    assert not Account.objects.get(pk=account.pk).is_active


def test_somebody_who_comes_back_uses_the_same_account(cast):
    account = cast.account(cast.stranger)
    with pytest.raises(Refusal, match="not closed"):
        reopen_account(cast.security, account, reason="回来")
    close_account(cast.security, account, TODAY, reason="借调")
    with pytest.raises(NotAllowed):
        reopen_account(cast.office, account, reason="回来")
    reopen_account(cast.security, account, reason="借调结束")
    assert Account.objects.get(pk=account.pk).is_active
    assert history("organisation.account", account.pk).latest("sequence").reason == "借调结束"


def test_a_platform_is_founded_once(cast):
    with pytest.raises(Refusal, match="founded before"):
        found("太原市", "140100", "X", "某人", TODAY)


def test_people_are_visible_to_those_who_work_with_them(cast):
    def seen(person: Person) -> set[Person]:
        return set(Person.objects.visible_to(person))

    assert seen(cast.office) == seen(cast.security) == set(Person.objects.all())
    assert seen(cast.colleague) == {cast.colleague, cast.certifier}
    assert seen(cast.stranger) == {cast.stranger}


@pytest.fixture
def keeper(cast):
    """The security administrator of the county, not of the city."""
    assign_role(cast.security, cast.stranger, Role.SECURITY_ADMIN, cast.county, TODAY)
    return cast.stranger


def test_a_countys_security_administrator_looks_after_the_countys_people_and_newcomers(cast, keeper):
    newcomer = register_person(keeper, "N1", "新来者")
    assert set(Person.objects.visible_to(keeper)) == {keeper, cast.liaison, newcomer}
    open_account(keeper, newcomer, "newcomer")
    close_account(keeper, cast.account(cast.liaison), TODAY, reason="离职")
    with pytest.raises(NotFound):
        close_account(keeper, cast.account(cast.colleague), TODAY, reason="离职")


def test_a_person_is_registered_from_the_list_of_people(cast, client):
    client.force_login(open_account(cast.security, cast.security, "security"))
    assert "登记人员" in client.get("/people/").content.decode()
    twice = client.post("/people/new/", {"staff_number": "T001", "name": "新来者"})
    assert twice.status_code == 422
    assert "已登记" in twice.content.decode()
    done = client.post("/people/new/", {"staff_number": "N1", "name": "新来者"}, follow=True)
    assert "新来者" in done.content.decode()
    assert "没有账号" in done.content.decode()
    client.force_login(cast.account(cast.office))
    assert client.get("/people/new/").status_code == 403
