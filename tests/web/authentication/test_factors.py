"""Second factors: proven before they count, used once, removed by their owner, reset by another."""

from datetime import timedelta

import pytest
from django.db import connection

from kaoheng_web.authentication import rules
from kaoheng_web.authentication.actions.factors import (
    add_generator,
    add_key,
    remove_generator,
    remove_key,
    renew_recovery_codes,
    reset_factors,
)
from kaoheng_web.authentication.actions.proofs import by_code, by_key
from kaoheng_web.authentication.actions.signing import second_step
from kaoheng_web.authentication.codes import RECOVERY_CODES, new_secret
from kaoheng_web.authentication.keys import Site, ask_for_known, ask_for_new
from kaoheng_web.authentication.models import CodeGenerator, RecoveryCode, SecurityKey
from kaoheng_web.authentication.queries import factor_obligation, factors
from kaoheng_web.authentication.sealing import seal, unseal
from kaoheng_web.ledger.models import Entry
from kaoheng_web.ledger.verification import verify
from kaoheng_web.shared import clock
from kaoheng_web.shared.errors import NotAllowed, Refusal
from kaoheng_web.subjects import SUBJECTS
from tests.web.authentication.devices import SoftKey, shown

SITE = Site("http://testserver", "testserver")
FROM = {"origin": "127.0.0.1"}


def actions() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("action", flat=True))


def registered(account, key: SoftKey, name: str = "办公室密钥") -> list[str]:
    question = ask_for_new(SITE, account)
    return add_key(account.person, account, name, SITE, question.state, key.made(question.options))


def signs_in_with(account, key: SoftKey) -> None:
    question = ask_for_known(SITE, account)
    second_step(account, by_key(SITE, question.state, key.signing(question.options)), **FROM)


def test_a_generator_counts_after_its_first_code_and_comes_with_recovery_codes(account, secret):
    codes = add_generator(account.person, account, secret, shown(secret))
    assert len(set(codes)) == RECOVERY_CODES
    assert factors(account).recovery_codes == RECOVERY_CODES
    assert actions().count(rules.ADD_GENERATOR.name) == 1 + RECOVERY_CODES
    assert verify(SUBJECTS).damages == ()


@pytest.mark.parametrize("code", ["000000", "", "abcdef", "12345", "１２３"])
def test_a_wrong_first_code_adds_nothing(account, secret, code):
    with pytest.raises(Refusal) as refused:
        add_generator(account.person, account, secret, code)
    assert set(refused.value.fields) == {"code"}
    assert not CodeGenerator.objects.exists()


def test_there_is_one_generator_and_only_the_owner_adds_it(cast, account, secret, recovery_codes):
    other = new_secret()
    with pytest.raises(Refusal, match="remove it first"):
        add_generator(account.person, account, other, shown(other))
    with pytest.raises(NotAllowed):
        add_generator(cast.security, account, other, shown(other))


def test_a_code_signs_in_once(account, secret, recovery_codes):
    second_step(account, by_code(shown(secret)), **FROM)
    assert actions()[-1] == "authentication.sign_in"
    with pytest.raises(Refusal, match="used before"):
        second_step(account, by_code(shown(secret)), **FROM)
    assert actions()[-1] == "authentication.factor_refused"


def test_a_code_of_a_minute_ago_is_too_old_and_spaces_or_full_width_digits_do_no_harm(account, secret, recovery_codes):
    old = shown(secret)
    with clock.at(clock.now() + timedelta(seconds=60)):
        with pytest.raises(Refusal):
            second_step(account, by_code(old), **FROM)
        wide = "".join(chr(0xFF10 + int(digit)) for digit in shown(secret))
        second_step(account, by_code(f" {wide[:3]} {wide[3:]} "), **FROM)


def test_a_recovery_code_signs_in_once_and_says_so(account, recovery_codes):
    second_step(account, by_code(recovery_codes[0].upper()), **FROM)
    assert actions()[-2:] == [rules.USE_RECOVERY.name, "authentication.sign_in"]
    with pytest.raises(Refusal):
        second_step(account, by_code(recovery_codes[0]), **FROM)
    assert factors(account).recovery_codes == RECOVERY_CODES - 1
    assert verify(SUBJECTS).damages == ()


def test_codes_of_one_account_open_no_other(cast, account, secret, recovery_codes):
    other = cast.account(cast.leader)
    for code in (shown(secret), recovery_codes[0]):
        with pytest.raises(Refusal):
            second_step(other, by_code(code), **FROM)


def test_new_recovery_codes_end_the_old_ones(account, recovery_codes):
    renewed = renew_recovery_codes(account.person, account)
    with pytest.raises(Refusal):
        second_step(account, by_code(recovery_codes[0]), **FROM)
    second_step(account, by_code(renewed[0]), **FROM)


def test_without_a_factor_there_is_nothing_to_recover(account):
    with pytest.raises(Refusal, match="nothing to recover"):
        renew_recovery_codes(account.person, account)


def test_the_database_holds_neither_secret_nor_recovery_codes(account, secret, recovery_codes):
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM authentication_codegenerator")
        stored = cursor.fetchone()[0]
    assert secret not in stored
    assert unseal(stored) == secret
    assert not set(RecoveryCode.objects.values_list("digest", flat=True)) & set(recovery_codes)


def test_a_new_key_of_the_settings_seals_while_the_old_one_still_opens(account, secret, recovery_codes, settings):
    settings.FACTOR_KEYS = ["another key of the settings", *settings.FACTOR_KEYS]
    second_step(account, by_code(shown(secret)), **FROM)
    second_step(account, by_code(recovery_codes[0]), **FROM)
    assert unseal(seal("x")) == "x"


def test_a_key_is_registered_and_signs_in(account):
    key = SoftKey()
    assert len(registered(account, key)) == RECOVERY_CODES
    signs_in_with(account, key)
    assert actions()[-1] == "authentication.sign_in"
    assert verify(SUBJECTS).damages == ()


def test_a_second_key_brings_no_second_set_of_codes(account):
    registered(account, SoftKey(), "一")
    assert registered(account, SoftKey(), "二") == []
    assert [key.name for key in factors(account).keys] == ["一", "二"]


def test_a_key_that_is_known_or_a_name_that_is_taken_is_refused(account):
    key = SoftKey()
    registered(account, key)
    with pytest.raises(Refusal) as refused:
        registered(account, key)
    assert "registered already" in refused.value.text.en
    assert set(refused.value.fields) == {"name"}


def test_a_copy_of_a_key_is_found_out_by_its_count(account):
    key = SoftKey()
    registered(account, key)
    signs_in_with(account, key)
    key.signed = 0
    with pytest.raises(Refusal, match="did not answer rightly"):
        signs_in_with(account, key)


def test_passkeys_that_do_not_count_sign_in_again_and_again(account):
    key = SoftKey(counts=False)
    registered(account, key)
    signs_in_with(account, key)
    signs_in_with(account, key)


def test_an_answer_to_another_challenge_or_from_another_site_opens_nothing(account):
    key = SoftKey()
    registered(account, key)
    first, second = ask_for_known(SITE, account), ask_for_known(SITE, account)
    with pytest.raises(Refusal):
        second_step(account, by_key(SITE, second.state, key.signing(first.options)), **FROM)
    key.origin = "http://testserver.example.com"
    with pytest.raises(Refusal):
        signs_in_with(account, key)


def test_another_key_opens_nothing(account):
    registered(account, SoftKey())
    with pytest.raises(Refusal):
        signs_in_with(account, SoftKey())


NONSENSE = [
    {},
    {"id": "x"},
    {"id": "eA", "rawId": "eA", "type": "public-key", "response": {}},
    {"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}},
    {"id": 1, "rawId": 1, "type": "public-key", "response": []},
    {
        "id": "eA",
        "rawId": "eA",
        "type": "public-key",
        "response": {"clientDataJSON": "////", "attestationObject": "////", "authenticatorData": "_w", "signature": ""},
    },
]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_from_a_browser_is_refused_and_breaks_nothing(account, nonsense):
    registered(account, SoftKey())
    question = ask_for_new(SITE, account)
    with pytest.raises(Refusal, match="did not answer rightly"):
        add_key(account.person, account, "x", SITE, question.state, nonsense)
    with pytest.raises(Refusal, match="did not answer rightly"):
        second_step(account, by_key(SITE, question.state, nonsense), **FROM)


def test_owners_remove_their_factors_and_the_last_takes_the_recovery_codes_with_it(account, secret, recovery_codes):
    registered(account, SoftKey())
    remove_generator(account.person, account)
    assert factors(account).recovery_codes == RECOVERY_CODES
    remove_key(account.person, SecurityKey.objects.get())
    assert (len(factors(account)), factors(account).recovery_codes) == (0, 0)
    assert {rules.REMOVE_GENERATOR.name, rules.REMOVE_KEY.name} <= set(actions())
    assert verify(SUBJECTS).damages == ()


def test_nobody_else_removes_a_factor(cast, account, recovery_codes):
    registered(account, SoftKey())
    with pytest.raises(NotAllowed):
        remove_generator(cast.security, account)
    with pytest.raises(NotAllowed):
        remove_key(cast.leader, SecurityKey.objects.get())


def test_what_a_role_needs_is_asked_for_and_its_last_factor_stays(account, settings, secret):
    assert factor_obligation(account) is None
    settings.SECOND_FACTOR_ROLES = ["office"]
    assert "第二因素" in str(factor_obligation(account))
    add_generator(account.person, account, secret, shown(secret))
    assert factor_obligation(account) is None
    with pytest.raises(Refusal, match="before you remove this one"):
        remove_generator(account.person, account)
    registered(account, SoftKey())
    remove_generator(account.person, account)


def test_the_security_administrator_resets_what_was_lost_with_a_reason(cast, account, recovery_codes):
    registered(account, SoftKey())
    with pytest.raises(NotAllowed):
        reset_factors(cast.leader, account, reason="帮忙")
    reset_factors(cast.security, account, reason="手机丢失，当面核实")
    assert len(factors(account)) == 0
    assert Entry.objects.filter(action=rules.RESET_FACTORS.name, reason="手机丢失，当面核实").count() == 2
    with pytest.raises(Refusal, match="no second factor"):
        reset_factors(cast.security, account, reason="再来一次")
