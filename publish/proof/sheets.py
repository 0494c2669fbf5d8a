"""The first sheet of a proof, and the last ones with queries and changes."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment
from msgspec import Struct

from publish.html import Setting
from publish.html.dates import issue_number, printed_date
from publish.html.environment import environment
from publish.html.labels import label
from publish.html.people import joined
from publish.model import Article, Multilingual, ProofRound, base_language
from publish.pdf import Copy
from publish.proof.proof_pages import ProofPages
from publish.proof.request import Marks, Occasion
from publish.proof.signs import SIGNS, sign_pictures
from publish.proof.ticks import Tick
from publish.proof.wholes import Whole
from publish.proof.wording import word
from publish.styles.measures import fill_variables

_FOLDER = Path(__file__).parent
_DEFAULT_INSTRUCTIONS = {
    "zh": (
        "請逐字校閱，用下列校對符號改在紙上，或以 PDF 註解標出；也可以回覆「某頁某行，原作某，"
        "應作某」，行號印在版心左側。",
        "頁邊的 AQ、EQ、TQ 是給作者、編輯、排版的詢問，請一一答覆；詢問單在末頁。"
        "校樣只供校閱，請勿流通。",
    ),
    "en": (
        "Please read every word. Correct on paper with the marks below, or as comments in the PDF; "
        "or reply with page and line (printed at the left), what stands there and what should.",
        "AQ, EQ and TQ are queries to author, editor and typesetter; please answer all of them "
        "on the last sheets. A proof is not for circulation.",
    ),
}


_LEGENDS = {
    "grey": (
        "改過的地方：新增的字有灰底；▲ 是刪去文字的地方，刪去的字印在頁邊；有改動的行旁邊有側線。"
        "全部改動列在末頁。",
        "What has changed: insertions have a grey ground; ▲ shows where words were taken out, "
        "which stand in the margin; a bar stands beside every changed line. All changes are "
        "listed at the end.",
    ),
    "colour": (
        "改過的地方：新增的字有黃底；▲ 是刪去文字的地方，刪去的字印在頁邊；有改動的行旁邊有側線。"
        "全部改動列在末頁。",
        "What has changed: insertions have a yellow ground; ▲ shows where words were taken out, "
        "which stand in the margin; a bar stands beside every changed line. All changes are listed "
        "at the end.",
    ),
    "list": ("改過的地方只列在末頁。", "What has changed is listed at the end, and not marked."),
}


class Both(Struct, frozen=True):
    """Words in Chinese and in English; either may be empty."""

    zh: str
    en: str


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return environment((_FOLDER / "templates",))


def filled(name: str, **values: object) -> str:
    """A template of this package, filled in."""
    return _templates().get_template(name).render(**values)


def both(words: Multilingual[str]) -> Both:
    """The Chinese and the English value, the first one typed standing for a missing Chinese one."""
    return Both(words.get("zh-Hant") or words.first() or "", words.get("en") or "")


def round_names(given: ProofRound) -> Both:
    """一校 and First proof."""
    return both(given.name)


def css_of(name: str, setting: Setting) -> str:
    """A style sheet of this package, the faces those of the style."""
    variables = {key.replace(".", "-"): value for key, value in setting.style.options}
    return fill_variables((_FOLDER / name).read_text("utf-8"), variables)


def journal_line(setting: Setting, language: str, *, dated: bool = True) -> str:
    """《刊名》　第75期　2021年7月, as far as they are known; without the date if not `dated`."""
    journal, issue = setting.journal, setting.issue
    title = (journal.title.best(language) or "") if journal else ""
    title = f"《{title}》" if title and base_language(language) == "zh" else title
    number = issue_number(issue, language) if issue else ""
    date = printed_date(issue.date, language, journal) if dated and issue and issue.date else ""
    return "\u3000".join(part for part in (title, number, date) if part)


def author_line(article: Article) -> str:
    """The authors' names in one line."""
    language = article.language
    return joined([person.display(language) for person in article.authors], language)


def head_author(article: Article) -> str:
    """The first author, 等 for the others."""
    language = article.language
    names = [person.display(language) for person in article.authors]
    others = label("et-al", language) if len(names) > 1 else ""
    return f"{names[0]}{others}" if names else ""


def book_words(occasion: Occasion, setting: Setting, language: str) -> str:
    """一校　2026年12月1日　退還日期 2026年12月15日　送：編輯　稿號 …: the head of an e-book."""
    names = round_names(occasion.round)
    recipient = recipient_line(occasion, language)
    parts = (
        " ".join(dict.fromkeys(name for name in (names.zh, names.en) if name)),
        printed_date(occasion.date, language, setting.journal) if occasion.date else "",
        word("return", language) + printed_date(occasion.due, language, setting.journal)
        if occasion.due
        else "",
        word("to", language) + recipient if recipient else "",
        word("build", language) + occasion.build,
    )
    return "\u3000".join(part for part in parts if part)


class Heading(Struct, frozen=True):
    """What a proof is of.

    `authors` are all of them in a line, `head` the first one, as the heads of sheets have it;
    `creators` are those that the file names.
    """

    language: str
    title: str
    other_title: str
    authors: str
    head: str
    creators: tuple[str, ...]


class Compared(Struct, frozen=True):
    """With what a proof was compared, and how the changes are marked."""

    since: str
    marks: Marks


def first_sheet(
    heading: Heading,
    setting: Setting,
    occasion: Occasion,
    contents: str,
    compared: Compared | None,
    page: str,
) -> Copy:
    """The first sheet; `page` is the style sheet that gives its size."""
    round = occasion.round
    own = both(round.instructions)
    legend = _LEGENDS[compared.marks] if compared else ()
    language = heading.language

    def day(typed: str) -> str:
        return printed_date(typed, language, setting.journal) if typed else ""

    xhtml = filled(
        "first.html.j2",
        language=language,
        title=heading.title,
        other_title=heading.other_title,
        authors=heading.authors,
        journal=journal_line(setting, language),
        round=round_names(round),
        recipient=recipient_line(occasion, language),
        date=day(occasion.date),
        due=day(occasion.due),
        build=occasion.build,
        contents=contents,
        since=compared.since if compared else "",
        instructions={
            "zh": (*([own.zh] if own.zh else _DEFAULT_INSTRUCTIONS["zh"]), *legend[:1]),
            "en": (*([own.en] if own.en else _DEFAULT_INSTRUCTIONS["en"]), *legend[1:]),
        },
        signs=SIGNS,
    )
    css = css_of("sheets.css", setting) + page
    return Copy(xhtml, css, setting.style.faces, sign_pictures())


def recipient_line(occasion: Occasion, language: str) -> str:
    """作者　李之藻: whom the round is for, and who gets it."""
    role = occasion.round.addressee.best(language) or ""
    return "\u3000".join(part for part in (role, occasion.recipient) if part)


def last_sheets(
    heading: Heading,
    setting: Setting,
    round: ProofRound,
    proofs: Sequence[ProofPages],
    wholes: Sequence[Whole],
    ticks: Sequence[Tick],
    since: str,
    page: str,
) -> Copy | None:
    """The sheets with queries, changes, and what is to be ticked; None where there are none.

    Documents of an issue have their lists below their titles; `wholes` came to it or left it.
    """
    compared = any(proof.rows is not None for proof in proofs)
    asked = [proof for proof in proofs if proof.queries]
    if not asked and not compared and not ticks:
        return None
    xhtml = filled(
        "last.html.j2",
        language=heading.language,
        title=heading.title,
        round=round_names(round),
        is_issue=len(proofs) > 1,
        queries=[(proof.matter.title, proof.asked) for proof in asked],
        compared=compared,
        changes=[(proof.matter.title, proof.rows) for proof in proofs if proof.rows],
        wholes=wholes,
        since=since,
        ticks=ticks,
    )
    return Copy(xhtml, css_of("sheets.css", setting) + page, setting.style.faces)
