"""People, posts, terms and duties."""

from datetime import date

from django.db import transaction

from kaoheng.text import Text
from kaoheng_web.ledger.actions import changed, created, record
from kaoheng_web.ledger.versions import UNSEEN, refuse_outdated
from kaoheng_web.organisation import rules, subjects
from kaoheng_web.organisation.authority.verbs import require
from kaoheng_web.organisation.models import Duty, Person, Post, Term, Unit
from kaoheng_web.shared.errors import refuse_if


def register_person(by: Person, staff_number: str, name: str) -> Person:
    """Somebody new, known by a number of their own."""
    with transaction.atomic():
        require(by, rules.REGISTER_PERSON)
        taken = Text(f"工号“{staff_number}”已登记。", f"The staff number {staff_number!r} is taken.")
        refuse_if([], {"staff_number": [taken] if Person.objects.filter(staff_number=staff_number).exists() else []})
        person = Person.objects.create(staff_number=staff_number, name=name)
        record(by.actor, [created(rules.REGISTER_PERSON.name, subjects.PERSON, person)])
    return person


def create_post(by: Person, unit: Unit, title: str, on: date, *, leads: bool = False) -> Post:
    """A post in a unit."""
    with transaction.atomic():
        require(by, rules.CREATE_POST)
        refuse_if(rules.ended(Text("单位", "The unit"), unit.valid_to, on))
        post = Post.objects.create(unit=unit, title=title, leads=leads, valid_from=on)
        record(by.actor, [created(rules.CREATE_POST.name, subjects.POST, post)])
    return post


def begin_term(by: Person, person: Person, post: Post, on: date, *, document: str = "") -> Term:
    """A person takes up a post."""
    with transaction.atomic():
        require(by, rules.BEGIN_TERM)
        twice = post.terms.on(on).filter(person=person).exists()
        holds = Text(f"{person.name}已担任此职务。", f"{person.name} holds this post already.")
        refuse_if([*rules.ended(Text("职务", "The post"), post.valid_to, on), *([holds] if twice else [])])
        term = Term.objects.create(person=person, post=post, valid_from=on)
        record(by.actor, [created(rules.BEGIN_TERM.name, subjects.TERM, term, document)])
    return term


def appoint(
    by: Person, person: Person, unit: Unit, title: str, on: date, *, leads: bool = False, document: str = ""
) -> Term:
    """A person takes up a post by its title; the post is set up where the unit has none of that title."""
    with transaction.atomic():
        post = unit.posts.on(on).filter(title=title).order_by("pk").first()
        return begin_term(by, person, post or create_post(by, unit, title, on, leads=leads), on, document=document)


def end_term(by: Person, term: Term, on: date, *, document: str = "", seen: str | None = UNSEEN) -> None:
    """A person leaves a post, with that day as the last one; the duties end with it."""
    verb = rules.END_TERM.name
    with transaction.atomic():
        require(by, rules.END_TERM)
        refuse_outdated(subjects.TERM, term, seen, {"on": "valid_to"})
        refuse_if([*rules.ended(Text("任职", "The term"), term.valid_to, on), *rules.wrong_order(term.valid_from, on)])
        changes = []
        before = subjects.TERM.digest(term)
        term.valid_to = on
        term.save(update_fields=["valid_to"])
        changes.append(changed(verb, subjects.TERM, before, term, document))
        for duty in term.duties.on(on):
            before = subjects.DUTY.digest(duty)
            duty.valid_to = on
            duty.save(update_fields=["valid_to"])
            changes.append(changed(verb, subjects.DUTY, before, duty, document))
        record(by.actor, changes)


def give_duty(by: Person, term: Term, matter: str, on: date, *, unit: Unit | None = None) -> Duty:
    """What a leader answers for from a day on."""
    with transaction.atomic():
        require(by, rules.GIVE_DUTY)
        refuse_if(rules.ended(Text("任职", "The term"), term.valid_to, on))
        duty = Duty.objects.create(term=term, matter=matter, unit=unit, valid_from=on)
        record(by.actor, [created(rules.GIVE_DUTY.name, subjects.DUTY, duty)])
    return duty


def end_duty(by: Person, duty: Duty, on: date, *, seen: str | None = UNSEEN) -> None:
    """A leader no longer answers for a matter, with that day as the last one."""
    with transaction.atomic():
        require(by, rules.END_DUTY)
        refuse_outdated(subjects.DUTY, duty, seen, {"on": "valid_to"})
        refuse_if([*rules.ended(Text("分管", "The duty"), duty.valid_to, on), *rules.wrong_order(duty.valid_from, on)])
        before = subjects.DUTY.digest(duty)
        duty.valid_to = on
        duty.save(update_fields=["valid_to"])
        record(by.actor, [changed(rules.END_DUTY.name, subjects.DUTY, before, duty)])
