"""稿約, 撰稿體例, 勘誤: pages of an issue that are Markdown files."""

from msgspec.structs import replace

from publish.html.dates import printed_date
from publish.html.document import main_and_back, numbering_of
from publish.html.issue.document import (
    IssueDocument,
    Words,
    prefix_of,
    running_heads,
)
from publish.html.issue.provisions import with_provisions
from publish.html.labels import label
from publish.html.renderer import Renderer
from publish.html.setting import Setting
from publish.model import Article
from publish.model.inlines import plain_text


def text_page(setting: Setting, page: Article, medium: str = "print") -> IssueDocument:
    """The page that `publish.manuscript.read_page` has read, for `print` or `epub`.

    Its notes stand at their calls in print, behind the text in an e-book.

    Raises TemplateFailedError where a template of the style cannot be filled.
    """
    page = replace(page, body=with_provisions(page.body))
    title = plain_text(page.title.best(page.language) or ())
    words = Words("page", page.language, title, medium=medium, name=page.id)
    prefix = prefix_of(words, medium)
    render = Renderer(page, setting, numbering_of(page, setting), medium, prefix)
    verso, recto = running_heads(words, setting)
    main, back = main_and_back(page, setting)
    html = render.template(
        "issue/page.html.j2",
        words=words,
        verso=verso,
        recto=recto,
        main=main,
        back=back,
        revised=_revised(page, setting),
    )
    return IssueDocument(
        "page",
        page.language,
        title,
        html,
        prefix,
        blind=False,
        resources=page.resources,
        printed=prefix_of(words, "print"),
    )


def _revised(page: Article, setting: Setting) -> str:
    """（2026年11月修訂）, or empty."""
    if not page.dates.revised:
        return ""
    date = printed_date(page.dates.revised, page.language, setting.journal)
    return label("last-revised", page.language, setting.journal).replace("{date}", date)
