"""A page of an issue that is a Markdown file: 稿約, calls, corrections → Article."""

from msgspec.structs import replace

from publish.diagnostics import Finding, finding, in_order
from publish.files.folder import Folder
from publish.files.nodes import Mapping
from publish.files.yaml_file import read_yaml
from publish.manuscript.article_texts import TextReader
from publish.manuscript.fields import Fields, Reader, told
from publish.manuscript.names import default_id
from publish.manuscript.notes import settle_notes
from publish.manuscript.read import Reading, front_matter
from publish.manuscript.values import Day, Language, Markdowns
from publish.model import Article, Dates, Located, Multilingual, Span, canonical_language
from publish.model.blocks import Blocks, Heading
from publish.model.inlines import Inlines

PAGE_TYPE = "document"


class TextPageFields(Fields):
    """頁面 A page of an issue."""

    title: Markdowns = told("標題", "Title", default=Multilingual())
    lang: Language = told("語言", "Language", more="BCP 47：zh-Hant-TW, en …")
    revised: Day = told("修訂日期", "Last revision")


def read_page(
    folder: Folder,
    file: str,
    *,
    language: str,
    known_classes: frozenset[str] = frozenset(),
    span: Span | None = None,
) -> Reading[Article]:
    """The Markdown file of an issue's page as an article of type document.

    Its title is the field `title`, else its first heading, which is then no longer part of
    the body. Fields between `---` at its head may be given or not; `dates.revised` is the last
    revision. `language` is the issue's, `span` where the file is named. The value is None only
    when the file cannot be read.
    """
    text = folder.read_text(file, span or Span(file))
    if isinstance(text, Finding):
        return Reading(None, (text,))
    source, fields, found, stated = _parted(file, text)
    reader = Reader(stated or language)
    given = TextPageFields.model_validate(fields, context=reader)
    texts = TextReader(folder, known_classes, reader)
    body = texts.blocks(source)
    title = Multilingual(tuple((tag, texts.inlines(text.source)) for tag, text in given.title))
    if not title:
        title, body = _title_of(body, reader.language)
    if not title:
        reader.findings.append(finding("page-title-missing", Span(file)))
    article = Article(
        id=default_id(folder, file),
        file=file,
        type=PAGE_TYPE,
        language=reader.language,
        title=title,
        body=body,
        dates=Dates(revised=given.revised),
        span=Span(file),
    )
    notes, unsettled = settle_notes((*(text for _, text in title), body), texts.notes)
    article = replace(article, notes=notes, resources=texts.resources)
    findings = folder.with_lines((*found, *reader.findings, *unsettled))
    return Reading(article, in_order(findings))


def _parted(file: str, text: str) -> tuple[Located, Mapping, tuple[Finding, ...], str]:
    """The Markdown, the fields before it, and the language that they state."""
    whole = Located.whole_file(file, text)
    none = Mapping((), Span(file), "", "")
    if text.split("\n", 1)[0].rstrip() != "---":
        return whole, none, (), ""
    parted = front_matter(whole)
    if isinstance(parted, Finding):
        return whole, none, (parted,), ""
    yaml_file = read_yaml(parted[0])
    root = yaml_file.root
    if not isinstance(root, Mapping):
        return parted[1], none, yaml_file.findings, ""
    typed = root.get("lang")
    tag = canonical_language(getattr(typed, "text", "")) if typed else None
    return parted[1], root, yaml_file.findings, tag or ""


def _title_of(body: Blocks, language: str) -> tuple[Multilingual[Inlines], Blocks]:
    """The first block of the body as a title, where it is a heading, and the rest."""
    if not body or not isinstance(body[0], Heading):
        return Multilingual(), body
    return Multilingual(((language, body[0].children),)), body[1:]
