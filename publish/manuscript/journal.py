"""journal.yaml → Journal."""

from typing import Annotated, Any, ClassVar

from msgspec.structs import replace
from pydantic_core import PydanticCustomError

from publish.diagnostics import in_order
from publish.files.folder import Folder
from publish.files.nodes import Mapping, Node, Sequence, canonical_key
from publish.manuscript.article_fields import ARTICLE_TYPES, FIELD_PATHS
from publish.manuscript.fields import (
    Fields,
    ListOf,
    Reader,
    asked,
    not_among,
    told,
    wrong,
)
from publish.manuscript.identifiers import DoiPrefix, License
from publish.manuscript.organisations import (
    GpnFields,
    IssnFields,
    MastheadFields,
    OrganisationFields,
    masthead,
    organisation,
)
from publish.manuscript.read import Reading, open_file
from publish.manuscript.style import StyleFields, style_choice
from publish.manuscript.typed import typed_places
from publish.manuscript.values import (
    Day,
    Language,
    Read,
    Text,
    Texts,
    WholeNumber,
    by_language,
    one_of,
    scalar,
    text,
)
from publish.model import ColophonLine, Journal, Multilingual, ProofRound
from publish.model.issue import COLOPHON_FIELDS, DEFAULT_ROUNDS

_REQUIRING = (*ARTICLE_TYPES, "colophon")


def _required(node: Node, reader: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Types of article, and the colophon, with the fields they need."""
    if not isinstance(node, Mapping):
        raise wrong(node, "field-not-map")
    found: list[tuple[str, tuple[str, ...]]] = []
    for key, value in node.entries:
        kind = canonical_key(key.text)
        if kind not in _REQUIRING:
            reader.report(not_among(key, key.text, _REQUIRING))
            continue
        known = COLOPHON_FIELDS if kind == "colophon" else FIELD_PATHS
        items = value.items if isinstance(value, Sequence) else (value,)
        names: list[str] = []
        for item in items:
            try:
                names.append(_field_name(item, known))
            except PydanticCustomError as error:
                reader.report(error)
        found.append((kind, tuple(names)))
    return tuple(found)


def _field_name(node: Node, known: tuple[str, ...]) -> str:
    name = canonical_key(scalar(node).text)
    if name not in known:
        raise not_among(node, name, known)
    return name


def _labels(node: Node, reader: Reader) -> tuple[tuple[str, Multilingual[str]], ...]:
    """Names of labels with their wording."""
    if not isinstance(node, Mapping):
        raise wrong(node, "field-not-map")
    found: list[tuple[str, Multilingual[str]]] = []
    for key, value in node.entries:
        try:
            found.append((canonical_key(key.text), by_language(text)(value, reader)))
        except PydanticCustomError as error:
            reader.report(error)
    return tuple(found)


_REQUIRED_SCHEMA: dict[str, Any] = {
    "type": "object",
    "propertyNames": {"enum": list(_REQUIRING)},
    "properties": {"colophon": {"type": "array", "items": {"enum": list(COLOPHON_FIELDS)}}},
    "additionalProperties": {
        "type": "array",
        "items": {"enum": list(FIELD_PATHS)},
    },
}


class GiroFields(Fields):
    """劃撥 A giro account."""

    account: Text = told("劃撥帳號", "Account")
    name: Text = told("戶名", "Name of the account")


class ColophonLineFields(Fields):
    """版權頁的一行 A line of the colophon."""

    label: Texts = asked("標目", "Label")
    value: Texts = asked("內容", "Value")


class RoundFields(Fields):
    """校次 A round of proofs."""

    number: WholeNumber = asked("校次", "Number")
    name: Texts = asked("名稱", "Name", more="一校, 清樣")
    addressee: Texts = told("對象", "Addressee", default=Multilingual())
    instructions: Texts = told("說明", "Instructions", default=Multilingual())


class JournalFields(Fields):
    """期刊 A journal."""

    lang: Language = told("語言", "Language", more="BCP 47：zh-Hant-TW …")
    title: Texts = told("刊名", "Title", default=Multilingual())
    abbreviation: Texts = told("簡稱", "Abbreviation", default=Multilingual())
    issn: IssnFields | None = told("ISSN", "ISSN", default=None)
    gpn: GpnFields | None = told("GPN", "GPN", default=None)
    doi_prefix: DoiPrefix = told("DOI 前綴", "DOI prefix")
    doi_pattern: Text = told("DOI 的組成", "Pattern of DOIs")
    publisher: OrganisationFields | None = told("出版者", "Publisher", default=None)
    parent: OrganisationFields | None = told("上級機關", "Parent body", default=None)
    frequency: Texts = told("刊期", "Frequency", default=Multilingual())
    founded: Day = told("創刊日期", "Founded")
    masthead: ListOf[MastheadFields] = told("編輯團隊", "Masthead", default=())
    subscription: Texts = told("訂閱", "Subscription", default=Multilingual())
    giro: GiroFields | None = told("劃撥", "Giro account", default=None)
    distributors: ListOf[OrganisationFields] = told("經銷", "Distributors", default=())
    indexing: ListOf[Text] = told("收錄", "Indexed in", default=())
    license: License = told("授權條款", "Licence")
    disclaimer: Texts = told("聲明", "Disclaimer", default=Multilingual())
    colophon_extra: ListOf[ColophonLineFields] = told(
        "版權頁其他欄位", "Further lines of the colophon", default=()
    )
    languages: ListOf[Language] = told(
        "必備語言", "Languages", default=(), more="題名等必備的語言。Titles are needed in these."
    )
    style: StyleFields | None = told("版面樣式", "Style", default=None)
    required: Annotated[
        tuple[tuple[str, tuple[str, ...]], ...], Read(_required, _REQUIRED_SCHEMA)
    ] = told(
        "各類稿件與版權頁（colophon）必填欄位",
        "Required fields by type of article, and of the colophon",
        default=(),
    )
    labels: Annotated[
        tuple[tuple[str, Multilingual[str]], ...], Read(_labels, {"type": "object"})
    ] = told("標目用語", "Wording of labels", default=())
    rounds: ListOf[RoundFields] = told("校次", "Rounds of proofs", default=())
    calendar: Annotated[str, one_of("ce", "roc", "both")] = told("紀年", "Calendar", default="ce")
    numerals: Annotated[str, one_of("arabic", "han")] = told("數字", "Numerals", default="arabic")
    also: ClassVar[dict[str, str]] = {"licence": "license"}


def read_journal(folder: Folder, file: str = "journal.yaml") -> Reading[Journal]:
    """The journal that `file` (relative to the root) describes.

    A wrong field is a finding and counts as not given; the value is None only when the file
    itself cannot be read.
    """
    opened = open_file(folder, file)
    if opened.fields is None:
        return Reading(None, in_order(opened.findings))
    reader = Reader(opened.language)
    fields = JournalFields.model_validate(opened.fields, context=reader)
    if not fields.title:
        reader.say(opened.fields, "field-missing", name="title")
    journal = replace(_journal(file, fields, reader), places=typed_places(opened.fields))
    return Reading(journal, in_order((*opened.findings, *reader.findings)))


def _journal(file: str, fields: JournalFields, reader: Reader) -> Journal:
    return Journal(
        file=file,
        language=reader.language,
        title=fields.title,
        abbreviation=fields.abbreviation,
        issn_print=fields.issn.print if fields.issn else "",
        issn_electronic=fields.issn.electronic if fields.issn else "",
        gpn_print=fields.gpn.print if fields.gpn else "",
        gpn_electronic=fields.gpn.electronic if fields.gpn else "",
        doi_prefix=fields.doi_prefix,
        doi_pattern=fields.doi_pattern,
        publisher=organisation(fields.publisher),
        parent=organisation(fields.parent),
        frequency=fields.frequency,
        founded=fields.founded,
        masthead=masthead(fields.masthead, reader),
        subscription=fields.subscription,
        giro_account=fields.giro.account if fields.giro else "",
        giro_name=fields.giro.name if fields.giro else "",
        distributors=tuple(organisation(given) for given in fields.distributors),
        indexing=fields.indexing,
        license=fields.license,
        disclaimer=fields.disclaimer,
        colophon_extra=tuple(
            ColophonLine(given.label, given.value) for given in fields.colophon_extra
        ),
        languages=fields.languages,
        style=style_choice(fields.style),
        required=fields.required,
        labels=fields.labels,
        rounds=_rounds(fields.rounds, reader) or DEFAULT_ROUNDS,
        calendar=fields.calendar,
        numerals=fields.numerals,
        span=fields.span,
    )


def _rounds(given: tuple[RoundFields, ...], reader: Reader) -> tuple[ProofRound, ...]:
    """The rounds of proofs; of two with one number the first."""
    rounds: dict[int, ProofRound] = {}
    for fields in given:
        if fields.number in rounds:
            reader.say(fields.node, "round-twice", round=fields.number)
            continue
        names = (fields.name, fields.addressee, fields.instructions)
        rounds[fields.number] = ProofRound(fields.number, *names)
    return tuple(rounds.values())
