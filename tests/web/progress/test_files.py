"""Evidence files: the hash is fixed at upload, one file serves many items, the same bytes of two units are seen."""

import pytest

from kaoheng_web.ledger.models import Entry
from kaoheng_web.progress import storage
from kaoheng_web.progress.actions.files import attach
from kaoheng_web.progress.models import Attachment, EvidenceFile
from kaoheng_web.progress.queries import twins
from kaoheng_web.shared.errors import NotAllowed, Refusal

PDF = b"%PDF-1.7 x"


def hand_in(scene, who="liaison", unit=None, name="快报.pdf", content=PDF, items=("investment",), period="2026-05"):
    person = getattr(scene.cast, who)
    return attach(person, scene.edition, unit or scene.cast.county, name, content, items, period)


def test_a_file_is_kept_under_its_hash_and_serves_many_items(scene):
    file = hand_in(scene, items=("investment", "gdp"))
    assert storage.read(file.sha256) == PDF
    assert set(Attachment.objects.values_list("item", flat=True)) == {"investment", "gdp"}


def test_the_same_file_again_changes_nothing(scene):
    hand_in(scene)
    count = Entry.objects.count()
    hand_in(scene)
    assert (EvidenceFile.objects.count(), Entry.objects.count()) == (1, count)


def test_the_same_bytes_of_two_units_are_flagged(scene):
    first = hand_in(scene)
    assert twins([first]) == {}
    hand_in(scene, who="colleague", unit=scene.cast.bureau, items=("bulletins",))
    assert twins([first]) == {first.sha256: 2}


def test_bytes_that_were_changed_on_the_disk_are_not_given_out(scene):
    file = hand_in(scene)
    storage.place_of(file.sha256).write_bytes(b"%PDF forged")
    assert storage.read(file.sha256) is None


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"content": b""}, "file"),
        ({"name": "木马.exe"}, "file"),
        ({"content": b"MZ"}, "file"),
        ({"content": PDF + bytes(20 * 2**20)}, "file"),
        ({"items": ()}, "items"),
        ({"items": ("bulletins",)}, "items"),
        ({"period": "2026-12"}, "period"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(scene, told, field):
    with pytest.raises(Refusal) as refused:
        hand_in(scene, **told)
    assert field in refused.value.fields
    assert not EvidenceFile.objects.exists()


@pytest.mark.parametrize("who", ["office", "colleague", "certifier"])
def test_nobody_hands_in_evidence_for_another_unit(scene, who):
    with pytest.raises(NotAllowed):
        hand_in(scene, who=who)
