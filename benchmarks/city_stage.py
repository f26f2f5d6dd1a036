"""The demo city in a database of its own, and one run of its last year with the time of each part."""

from time import process_time

from django.core.management import call_command

from kaoheng_web.demo.city import seed
from kaoheng_web.demo.people import person
from kaoheng_web.demo.places import YEAR
from kaoheng_web.methods.queries import governing
from kaoheng_web.results.actions.runs import score_year
from kaoheng_web.results.exchange.whole import whole
from kaoheng_web.results.queries.runs import final
from kaoheng_web.results.scoring import method_of, score


class Stage:
    """A year that is final is scored again, as its correction."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        seed()
        edition, corrects = governing(YEAR - 1), final(YEAR - 1)
        assert edition is not None, "the demo city has a method"
        assert corrects is not None, "last year is final"
        self.edition, self.corrects, self.office = edition, corrects, person("office1")
        evidence = whole(edition)
        sheets = (getattr(evidence, name) for name in evidence.__dataclass_fields__ if name != "digest")
        self.rows = sum(sheet.columns.num_rows for sheet in sheets if sheet is not None)
        self.units = corrects.results.count()

    def measured(self) -> tuple[float, float, float]:
        """CPU seconds of reading, of scoring, and of the whole action."""
        begun = process_time()
        evidence = whole(self.edition)
        read = process_time()
        score(method_of(self.edition.method, provisional=False), evidence)
        scored = process_time()
        run = score_year(self.office, self.edition, corrects=self.corrects, reason="bench")
        done = process_time()
        assert run.results.count() == self.units, "every unit has a result"
        return read - begun, scored - read, done - scored
