"""A box (票箱): codes let papers in, and nothing ties a paper to its code or to a time.

No entry of the ledger names a code or a paper, for an entry has a time; the digest of the closed box is recorded
instead. Papers that come at the same moment are committed together, in random order: one write to the disk serves all
of them, and not even the transaction ties a code to its paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from kaoheng_web.channels.codes import SHUFFLER, hash_of, new_code, new_id
from kaoheng_web.channels.together import Together

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Found:
    """All that a code leads to: whether it is spent, its class, what is asked, and where the vote stands."""

    spent: bool
    own: str
    title: str
    asked: str
    opened: bool
    closed: bool
    voided: bool


class Box:
    """The codes and papers of the classes of a vote.

    `own` and `whole` are the keys that lead from a code to its class and from there to the vote, `asked` the column
    of the vote with what is asked, `filled` that of a paper with what was filled in.
    """

    def __init__(self, code: type[Model], paper: type[Model], *, own: str, whole: str, asked: str, filled: str) -> None:
        self.code, self.paper, self.own, self.whole = code, paper, own, whole
        owner: Any = code._meta.get_field(own).related_model
        vote: Any = owner._meta.get_field(whole).related_model
        codes, owners, votes = (model._meta.db_table for model in (code, owner, vote))
        keys = ("id", f"{own}_id")
        self._columns = [field.attname for field in paper._meta.concrete_fields if field.attname not in keys]
        self._look = f"""
SELECT code.spent, own.name, vote.title, vote.{asked},
       vote.opened_at IS NOT NULL, vote.closed_at IS NOT NULL, vote.voided_at IS NOT NULL
FROM {codes} code JOIN {owners} own ON own.id = code.{own}_id JOIN {votes} vote ON vote.id = own.{whole}_id
WHERE code.hash = %s
"""
        self._spend = f"""
UPDATE {codes} SET spent = %s WHERE hash = %s AND NOT spent AND EXISTS (
    SELECT 1 FROM {owners} own JOIN {votes} vote ON vote.id = own.{whole}_id
    WHERE own.id = {own}_id
      AND vote.opened_at IS NOT NULL AND vote.closed_at IS NULL AND vote.voided_at IS NULL)
RETURNING {own}_id
"""
        values = ", ".join("%s" if column == filled else "''" for column in self._columns)
        self._drop = f"""
INSERT INTO {paper._meta.db_table} ({", ".join((*keys, *self._columns))}) VALUES (%s, %s, {values})
"""
        self._together = Together(self._drop_all)

    def look_up(self, hash: str) -> Found | None:
        """All that a code leads to, in one question, as this is asked for every page of the booth."""
        with connection.cursor() as cursor:
            cursor.execute(self._look, [hash])
            row = cursor.fetchone()
        return None if row is None else Found(*row)

    def drop(self, hash: str, filled: str) -> bool:
        """Whether the paper is in the box; not so when the code was used, or the box closed a moment ago."""
        return self._together.do((hash, filled))

    def give_out(self, numbers: Mapping[int, int]) -> dict[int, list[str]]:
        """So many new codes for each class by key; they stand in the answer only, their hashes in random order."""
        codes = {key: [new_code() for _ in range(number)] for key, number in numbers.items()}
        rows = [(key, hash_of(code), False) for key, own in codes.items() for code in own]
        self._write(self.code, ("hash", "spent"), rows)
        return codes

    def reshuffle(self, vote: Model) -> None:
        """Codes and papers under new random keys, in random order, so that neither order nor key ties one to another.

        The codes are held first: whoever is dropping a paper with one of them is waited for, and its paper is seen.
        """
        mine = {f"{self.own}__{self.whole}": vote}
        held = self.code._default_manager.select_for_update(of=("self",)).filter(**mine)
        codes = list(held.values_list(f"{self.own}_id", "hash", "spent"))
        papers = list(self.paper._default_manager.filter(**mine).values_list(f"{self.own}_id", *self._columns))
        for model in (self.code, self.paper):
            model._default_manager.filter(**mine).delete()
        self._write(self.code, ("hash", "spent"), codes)
        self._write(self.paper, self._columns, papers)

    def _write(self, model: type[Model], columns: Any, rows: list[Any]) -> None:
        SHUFFLER.shuffle(rows)
        names = (f"{self.own}_id", *columns)
        made = (model(id=new_id(), **dict(zip(names, row, strict=True))) for row in rows)
        model._default_manager.bulk_create(made, batch_size=AT_A_TIME)

    def _drop_all(self, papers: list[tuple[str, str]]) -> list[bool]:
        with transaction.atomic(), connection.cursor() as cursor:
            box, taken = [], []
            for hash, filled in sorted(papers):  # everybody takes codes in the same order: nobody waits in a ring
                cursor.execute(self._spend, [True, hash])
                spent = cursor.fetchone()
                if spent is not None:
                    box.append((new_id(), spent[0], filled))
                    taken.append((hash, filled))
            SHUFFLER.shuffle(box)
            if box:
                cursor.executemany(self._drop, box)
        return [_first(taken, paper) for paper in papers]


def _first(taken: list[tuple[str, str]], paper: tuple[str, str]) -> bool:
    """Whether this one was taken; of two equal ones only the first."""
    if paper not in taken:
        return False
    taken.remove(paper)
    return True
