"""What the package writer relies on in ebooklib 0.20, one fact each."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from ebooklib import epub
from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = b'<html xmlns="http://www.w3.org/1999/xhtml" lang="zh"><body class="x"/></html>'


def book(*items: Any) -> Any:
    made = epub.EpubBook()
    for item in items:
        made.add_item(item)
    return made


def item(**values: Any) -> Any:
    given = {"uid": "a", "file_name": "a.xhtml", "media_type": "application/xhtml+xml"}
    return epub.EpubItem(**{**given, "content": XHTML, **values})


def written(made: Any, **options: Any) -> dict[str, bytes]:
    target = io.BytesIO()
    epub.EpubWriter(target, made, options).write()
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(made: Any, **options: Any) -> Any:
    return etree.fromstring(written(made, **options)["EPUB/content.opf"])


def test_an_item_is_written_byte_for_byte() -> None:
    assert written(book(item()))["EPUB/a.xhtml"] == XHTML


def test_an_html_item_would_lose_what_its_body_says() -> None:
    """Why content documents are plain items."""
    html = epub.EpubHtml(uid="h", file_name="h.xhtml", content=XHTML)
    assert b'class="x"' not in written(book(html))["EPUB/h.xhtml"]


def test_properties_of_an_item_reach_the_manifest() -> None:
    given = item()
    given.properties = ["nav", "svg"]
    (found,) = package(book(given)).iter(f"{OPF}item")
    assert found.get("properties") == "nav svg"


def test_an_item_outside_the_manifest_stands_at_the_root_of_the_archive() -> None:
    made = book(item(file_name="META-INF/x.xml", manifest=False))
    assert "META-INF/x.xml" in written(made)
    assert list(package(made).iter(f"{OPF}item")) == []


def test_items_keep_their_order() -> None:
    made = book(*(item(uid=name, file_name=f"{name}.xhtml") for name in "cab"))
    assert [found.get("id") for found in package(made).iter(f"{OPF}item")] == ["c", "a", "b"]


def test_the_spine_names_the_ncx_whether_there_is_one_or_not() -> None:
    made = book(item())
    made.spine = ["a"]
    (spine,) = package(made).iter(f"{OPF}spine")
    assert spine.get("toc") == "ncx"


def test_clearing_the_metadata_drops_generator_and_random_identifier() -> None:
    made = book(item())
    made.metadata.clear()
    metadata = package(made).find(f"{OPF}metadata")
    assert [element.get("property") for element in metadata] == ["dcterms:modified"]


def test_metadata_without_a_namespace_are_metas_with_our_attributes() -> None:
    made = book(item())
    made.metadata.clear()
    made.add_metadata(None, "meta", "aut", {"refines": "#x", "property": "role"})
    found = package(made).find(f"{OPF}metadata")[1]
    assert (found.tag, found.text) == (f"{OPF}meta", "aut")
    assert dict(found.attrib) == {"refines": "#x", "property": "role"}


def test_the_time_of_change_is_written_as_given_and_called_utc() -> None:
    made = book(item())
    found = package(made, mtime=datetime(2021, 7, 31, 1, 2, 3, tzinfo=UTC)).find(
        f"{OPF}metadata/{OPF}meta[@property='dcterms:modified']"
    )
    assert found.text == "2021-07-31T01:02:03Z"


def test_the_package_passes_through_one_hook_before_it_is_written() -> None:
    class Writer(epub.EpubWriter):  # type: ignore[misc]  # it has no types
        def _write_opf_file(self, root: Any) -> None:
            root.set("id", "seen")
            assert root.find("metadata") is not None
            super()._write_opf_file(root)

    target = io.BytesIO()
    Writer(target, book(item()), {}).write()
    with zipfile.ZipFile(target) as archive:
        assert b'id="seen"' in archive.read("EPUB/content.opf")


def test_members_bear_the_time_of_writing() -> None:
    """Why the archive is ours: two runs would differ."""
    target = io.BytesIO()
    epub.EpubWriter(target, book(item()), {}).write()
    with zipfile.ZipFile(target) as archive:
        assert all(member.date_time[0] >= 2024 for member in archive.infolist())


def test_the_direction_of_pages_reaches_the_spine() -> None:
    made = book(item())
    made.set_direction("ltr")
    (spine,) = package(made).iter(f"{OPF}spine")
    assert spine.get("page-progression-direction") == "ltr"


def test_the_guide_is_written() -> None:
    made = book(item())
    made.guide = [{"type": "cover", "title": "封面", "href": "cover.xhtml"}]
    (reference,) = package(made).iter(f"{OPF}reference")
    assert dict(reference.attrib) == {"type": "cover", "title": "封面", "href": "cover.xhtml"}
