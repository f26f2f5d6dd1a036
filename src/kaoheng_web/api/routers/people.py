"""People."""

from django.db.models import Q
from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from kaoheng.text import Text
from kaoheng_web.api.callers import reader, writer
from kaoheng_web.api.shapes import Key, Number, Paged, Words
from kaoheng_web.organisation.actions.people import register_person
from kaoheng_web.organisation.models import Person
from kaoheng_web.shared.errors import NotFound

router = Router(tags=["people"])
NO_PERSON = Text("没有这个人，或者您不能查看。", "There is no such person, or you may not see them.")


class PersonOut(Schema):
    """A person."""

    id: int
    staff_number: str
    name: str


class People(Schema):
    """Some of the people."""

    count: int
    items: list[PersonOut]


class PersonFilter(Paged):
    """Which people."""

    words: Words = ""


class NewPerson(Schema):
    """A person to register."""

    staff_number: Number
    name: str = Field(min_length=1, max_length=50, pattern=r"^[^\x00]+$")


@router.get("", response=People)
def list_people(request: HttpRequest, asked: Query[PersonFilter]) -> dict[str, object]:
    """The people that the caller may see."""
    rows = Person.objects.visible_to(reader(request)).order_by("staff_number")
    if asked.words:
        rows = rows.filter(Q(name__icontains=asked.words) | Q(staff_number__icontains=asked.words))
    count, found = asked.of(rows)
    return {"count": count, "items": found}


@router.get("/{pk}", response=PersonOut)
def read_person(request: HttpRequest, pk: Path[Key]) -> Person:
    """One person."""
    return person_for(reader(request), pk)


@router.post("", response={201: PersonOut})
def register(request: HttpRequest, given: NewPerson) -> Status[Person]:
    """Register a person."""
    return Status(201, register_person(writer(request), given.staff_number, given.name))


def person_for(reader: Person, pk: int) -> Person:
    """The person, if the reader may know that they exist."""
    found: Person | None = Person.objects.visible_to(reader).filter(pk=pk).first()
    if found is None:
        raise NotFound(NO_PERSON)
    return found
