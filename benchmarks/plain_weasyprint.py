"""WeasyPrint alone on our HTML and style sheet: plain_weasyprint.py FOLDER JOURNAL [layout].

With `layout` nothing is drawn: pages, notes, seconds and 0 findings are printed.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

folder, journal = Path(sys.argv[1]), Path(sys.argv[2])
configuration = Path(tempfile.mkdtemp()) / "fonts.conf"
configuration.write_text(
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
    f"<fontconfig><cachedir>{configuration.parent}</cachedir></fontconfig>"
)
os.environ["FONTCONFIG_FILE"] = str(configuration)

from xml.etree import ElementTree  # noqa: E402

import cssselect2  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import URLFetcher  # noqa: E402


class Tree(HTML):
    """HTML from XML, as notes of several paragraphs need."""

    def __init__(self, text: str) -> None:
        self.base_url = journal.as_uri() + "/"
        self.url_fetcher = URLFetcher()
        self.media_type = "print"
        self.etree_element = ElementTree.fromstring(text)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
            self.etree_element, content_language=None
        )


text = (folder / "plain.html").read_text("utf-8").replace("journal:/", journal.as_uri() + "/")
fonts = FontConfiguration()
css = CSS(filename=folder / "plain.css", font_config=fonts)
if sys.argv[3:] == ["layout"]:
    Tree("<html><body><p>字</p></body></html>").render(font_config=fonts, stylesheets=[css])
    started = time.process_time()
    document = Tree(text).render(font_config=fonts, stylesheets=[css])
    print(len(document.pages), text.count('class="note"'), time.process_time() - started, 0)
else:
    Tree(text).write_pdf(
        folder / "plain.pdf", font_config=fonts, stylesheets=[css], pdf_variant="pdf/ua-1"
    )
