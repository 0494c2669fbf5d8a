"""The first sheet of a proof, and the last ones with queries and changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publish.html import Setting, metadata_of
from publish.html.dates import issue_number, printed_date
from publish.html.labels import label
from publish.html.people import joined
from publish.model import Article, Multilingual, ProofRound, base_language
from publish.pdf import Copy, SetPages
from publish.pdf.weasy import set_pages
from publish.proof.located import Located
from publish.proof.places import Stretch
from publish.proof.queries import PlacedQuery
from publish.proof.request import Occasion
from publish.proof.signs import SIGNS, sign_pictures
from publish.proof.wording import kind_word, word
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


@dataclass(frozen=True, slots=True)
class Both:
    """Words in Chinese and in English; either may be empty."""

    zh: str
    en: str


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(str(_FOLDER / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


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


def first_sheet(
    article: Article, setting: Setting, occasion: Occasion, contents: str, since: str, page: str
) -> SetPages:
    """The first sheet; `page` is the style sheet that gives its size."""
    metadata = metadata_of(article)
    round = occasion.round
    own = both(round.instructions)
    language = article.language

    def day(typed: str) -> str:
        return printed_date(typed, language, setting.journal) if typed else ""

    xhtml = filled(
        "first.html.j2",
        language=language,
        title=metadata.titles[0][1],
        other_title=next((title for tag, title in metadata.titles[1:] if tag.startswith("en")), ""),
        authors=author_line(article),
        journal=journal_line(setting, language),
        round=round_names(round),
        recipient=recipient_line(occasion, language),
        date=day(occasion.date),
        due=day(occasion.due),
        build=occasion.build,
        contents=contents,
        since=since,
        instructions={
            "zh": [own.zh] if own.zh else _DEFAULT_INSTRUCTIONS["zh"],
            "en": [own.en] if own.en else _DEFAULT_INSTRUCTIONS["en"],
        },
        signs=SIGNS,
    )
    css = css_of("sheets.css", setting) + page
    return set_pages(Copy(xhtml, css, setting.style.faces, sign_pictures()))


def recipient_line(occasion: Occasion, language: str) -> str:
    """作者　李之藻: whom the round is for, and who gets it."""
    role = occasion.round.addressee.best(language) or ""
    return "\u3000".join(part for part in (role, occasion.recipient) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """A change as the list has it."""

    number: int
    place: str
    kind: str
    old: str
    new: str


def place_words(place: Stretch | None, folios: Sequence[str], language: str) -> str:
    """頁12 行5, 頁12 表1列3; empty where there is no place."""
    if place is None:
        return "—"
    folio, label = folios[place.line.page], place.line.label
    line = word("line", language).format(line=label) if label.isdigit() else label
    return f"{word('page', language).format(page=folio)} {line}"


def rows_of(changes: Sequence[Located], folios: Sequence[str], language: str) -> tuple[Row, ...]:
    """The list of changes."""
    return tuple(
        Row(
            each.number,
            " / ".join(
                place_words(place, folios, language) for place in (each.place, *each.others)
            ),
            _kind(each, language),
            _shown(each.change.old, each.change.removed, language),
            _shown(each.change.new, each.change.added, language),
        )
        for each in changes
    )


def _kind(each: Located, language: str) -> str:
    change = each.change
    where = change.field or (change.label if change.unit in ("note", "cell") else "")
    what = where or kind_word(change.unit, language)
    done = kind_word(change.kind, language)
    if change.old_kind:
        done += f"（{word('was', language)}{kind_word(change.old_kind, language)}）"
    return f"{what}　{done}"


def _shown(words: str, tokens: Sequence[object], language: str) -> str:
    return words if words.strip() or not tokens else word("blank", language)


def last_sheets(
    article: Article,
    setting: Setting,
    occasion: Occasion,
    queries: Sequence[PlacedQuery],
    changes: Sequence[Row] | None,
    folios: Sequence[str],
    since: str,
    page: str,
) -> SetPages | None:
    """The sheets with queries and changes; None where there is nothing to list.

    `changes` are None where nothing was compared.
    """
    if not queries and changes is None:
        return None
    language = article.language
    xhtml = filled(
        "last.html.j2",
        language=language,
        title=metadata_of(article).titles[0][1],
        round=round_names(occasion.round),
        queries=[
            {
                "label": query.label,
                "place": place_words(query.place, folios, language),
                "to": kind_word(query.to, language),
                "text": query.text,
                "answer": query.answer,
                "is_open": query.is_open,
            }
            for query in queries
        ],
        compared=changes is not None,
        changes=changes or (),
        since=since,
    )
    return set_pages(Copy(xhtml, css_of("sheets.css", setting) + page, setting.style.faces))
