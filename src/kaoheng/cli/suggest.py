"""`kaoheng suggest SENTENCE`"""

from rich.markup import escape

from kaoheng.cli.console import out, stop
from kaoheng.drafting.suggest import suggest
from kaoheng.drafting.written import lines
from kaoheng.text import Language, Text

NOTHING = Text(
    "没有读懂这句话，请换一种说法，或从规则目录中选择（docs/reference/rules.md）",
    "the sentence was not understood: say it otherwise, or choose a rule from docs/reference/rules.md",
)


def run(sentence: str, language: Language) -> None:
    """Propose rules for a sentence, with what it leaves open; a person confirms them."""
    found = suggest(sentence)
    if not found.proposals and not found.effects:
        stop(NOTHING, language)
    for i, proposal in enumerate(found.proposals, start=1):
        title = f"{proposal.number} {proposal.title[language]}".strip()
        word = Text(f"建议{i}", f"Proposal {i}")
        out.print(f"[bold]{word[language]}：{escape(title)}[/]")
        for read in proposal.read:
            out.print(f"  [dim]“{escape(read.words)}” → {escape(read.means[language])}[/]")
        for line in lines(proposal, language):
            out.print("  " + escape(line))
    for effect in found.effects:
        out.print(f"[bold]{Text('另有', 'Besides')[language]}[/]：“{escape(effect.words)}” → {effect.means[language]}")
    out.print(Text("以上只是建议，请逐项确认。", "These are proposals only: confirm each of them.")[language])
