"""Catalogues of issues, OPDS 2.0 and 1.2: what a reading app finds in a folder on a server."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from publish.pipeline import build
from publish.request import Request
from tests.issue.conftest import BuiltIssue, write_issue
from tests.judges.opds import ATOM, TERMS, atom_problems, json_problems
from tests.pipeline.journals import contents

OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
FILES = [("2026-1.epub", "application/epub+zip"), ("2026-1.pdf", "application/pdf")]


@pytest.fixture(scope="module")
def folder(built: BuiltIssue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of a folder in which PDF and EPUB are already."""
    out = tmp_path_factory.mktemp("catalogue")
    for suffix in (".pdf", ".epub"):
        (out / f"2026-1{suffix}").write_bytes(built.file(suffix).read_bytes())
    assert build(Request((built.journal,), out, ("opds",))) == ()
    return out


@pytest.fixture(scope="module")
def feed(folder: Path) -> Any:
    return json.loads((folder / "catalog.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def atom(folder: Path) -> Any:
    return etree.parse(folder / "catalog.xml").getroot()


def test_both_catalogues_and_the_cover_stand_beside_the_files(folder: Path) -> None:
    assert set(contents(folder)) == {
        *("2026-1.pdf", "2026-1.epub", "2026-1-cover.png", "catalog.json", "catalog.xml")
    }
    with Image.open(folder / "2026-1-cover.png") as cover:
        assert cover.width == 1600


def test_the_issue_is_described_in_both_languages(feed: Any) -> None:
    assert feed["metadata"]["title"] == "校樣 Proofs"
    (issue,) = feed["publications"]
    assert issue["metadata"] == {
        "@type": "http://schema.org/PublicationIssue",
        "identifier": issue["metadata"]["identifier"],
        "title": {"zh-Hant": "校樣 第1期", "en": "Proofs No. 1"},
        "language": ["zh-Hant-TW", "en"],
        "editor": [{"name": {"zh-Hant": "編輯組", "en": "Editors"}}],
        "publisher": {"name": {"zh-Hant": "出版社", "en": "Press"}},
        "published": "2026-12-01",
        "modified": "2026-12-01T00:00:00Z",
        "description": "校樣編者的話。\n校樣\n校樣second。\n校樣\n\n"
        "Proofs of words\nProofs of first\nProofs of second\nProofs of third",
        "belongsTo": {"series": {"name": {"zh-Hant": "校樣", "en": "Proofs"}, "position": 1}},
    }


def test_its_identifier_is_that_of_the_book(feed: Any, atom: Any, built: BuiltIssue) -> None:
    from tests.epub.epub_readings import DC, tree

    own = next(tree(built.file(".epub").read_bytes(), ".opf").iter(f"{DC}identifier")).text
    assert feed["publications"][0]["metadata"]["identifier"] == own
    assert atom.findtext(f"{ATOM}entry/{ATOM}id") == own


def test_its_files_may_be_had(feed: Any, atom: Any) -> None:
    (issue,) = feed["publications"]
    links = [(link["rel"], link["href"], link["type"]) for link in issue["links"]]
    assert links == [(OPEN_ACCESS, *file) for file in FILES]
    (entry,) = atom.iter(f"{ATOM}entry")
    found = [
        (link.get("rel"), link.get("href"), link.get("type")) for link in entry.iter(f"{ATOM}link")
    ]
    assert found == [
        ("http://opds-spec.org/image", "2026-1-cover.png", "image/png"),
        ("http://opds-spec.org/image/thumbnail", "2026-1-cover.png", "image/png"),
        *((OPEN_ACCESS, *file) for file in FILES),
    ]


def test_every_address_is_relative_and_leads_to_a_file(feed: Any, atom: Any, folder: Path) -> None:
    parts = (feed, *feed["publications"])
    addresses = [
        link["href"] for part in parts for link in (*part["links"], *part.get("images", ()))
    ]
    addresses += [link.get("href") for link in atom.iter(f"{ATOM}link")]
    assert len(addresses) == 12
    for address in addresses:
        assert (folder / address).is_file(), address


def test_a_judge_of_the_specifications_finds_nothing(feed: Any, atom: Any) -> None:
    assert json_problems(feed) == []
    assert atom_problems(atom) == []


@pytest.mark.parametrize(
    ("place", "value", "problem"),
    [
        (("metadata", "title"), None, "metadata.title is missing"),
        (("metadata", "modified"), "2026-12-01", "metadata.modified: '2026-12-01'"),
        (("metadata", "numberOfItems"), 2, "metadata.numberOfItems is not their number"),
        (("links",), [], "feed.links is missing"),
        (("links", 0, "rel"), "alternate", "links: none is self"),
        (("links", 0, "href"), "第1期.json", "links[0].href: '第1期.json'"),
        (("publications",), [], "feed: no publications, navigation or groups"),
        (("publications", 0, "metadata", "title"), {}, "publications[0].metadata.title is missing"),
        (
            ("publications", 0, "metadata", "language", 0),
            "zh_TW",
            "publications[0].metadata.language: 'zh_TW'",
        ),
        (
            ("publications", 0, "metadata", "editor", 0, "name", "en"),
            "",
            "publications[0].metadata.editor: 'en': ''",
        ),
        (("publications", 0, "links", 0, "type"), "epub", "publications[0].links[0].type: 'epub'"),
        (("publications", 0, "links"), [], "publications[0].links: nothing may be had"),
        (("publications", 0, "images", 0, "width"), "1600", "publications[0].images[0].width"),
    ],
)
def test_the_judge_sees_what_is_wrong_in_a_feed(
    feed: Any, place: tuple[str | int, ...], value: object, problem: str
) -> None:
    spoiled = json.loads(json.dumps(feed))
    holder = spoiled
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    assert any(told.startswith(problem) for told in json_problems(spoiled))


@pytest.mark.parametrize(
    ("element", "problem"),
    [
        ("id", "feed: id []"),
        ("updated", "feed: updated []"),
        ("link[@rel='self']", "feed link self: None"),
        ("entry/title", "entry[0]: title []"),
        ("entry/content", "entry[0]: neither content nor alternate"),
        (f"entry/link[@rel='{OPEN_ACCESS}']", "entry[0]: nothing may be had"),
        ("entry/author/name", "entry[0]: an author has no name"),
    ],
)
def test_the_judge_sees_what_a_feed_of_atom_lacks(atom: Any, element: str, problem: str) -> None:
    spoiled = deepcopy(atom)
    for found in spoiled.findall(element, {None: ATOM[1:-1]}):
        found.getparent().remove(found)
    assert problem in atom_problems(spoiled)


def test_the_atom_feed_has_what_atom_asks_for(atom: Any) -> None:
    """RFC 4287: id, title, updated, and an author, of the feed and of every entry."""
    (entry,) = atom.iter(f"{ATOM}entry")
    for part in (atom, entry):
        for name in ("id", "title", "updated", "author"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", part.findtext(f"{ATOM}updated"))
    links = {link.get("rel"): link.get("type") for link in atom.findall(f"{ATOM}link")}
    kind = "application/atom+xml;profile=opds-catalog;kind=acquisition"
    assert links == {"self": kind, "start": kind, "alternate": "application/opds+json"}
    assert [each.text for each in entry.iter(f"{TERMS}language")] == ["zh-Hant-TW", "en"]
    assert entry.findtext(f"{TERMS}issued") == "2026-12-01"
    assert entry.findtext(f"{ATOM}summary") == "Proofs No. 1"


def test_files_of_the_same_build_are_listed(tmp_path: Path) -> None:
    journal = write_issue(tmp_path / "journal")
    build(Request((journal,), tmp_path / "out", ("epub", "opds"), pages=False))
    feed = json.loads((tmp_path / "out" / "catalog.json").read_text("utf-8"))
    assert [link["href"] for link in feed["publications"][0]["links"]] == ["2026-1.epub"]


def test_the_newest_issue_stands_first(built: BuiltIssue, tmp_path: Path) -> None:
    older = write_issue(tmp_path / "journal")
    for folder, date in (("2025-1", "2025-06"), ("2027-1", "2027-01")):
        (older / folder).mkdir()
        text = (older / "2026-1" / "issue.yaml").read_text("utf-8")
        text = text.replace("2026-12\n", f"{date}\n", 1).replace(
            "words/article.yaml", "words/words.md"
        )
        text = re.sub(r"front:.*\nback:.*\n", "", text)
        text = text.replace("[first/", "[../2026-1/first/").replace(
            " second/", " ../2026-1/second/"
        )
        (older / folder / "issue.yaml").write_text(
            text.replace(" third/", " ../2026-1/third/"), "utf-8"
        )
    out = tmp_path / "out"
    out.mkdir()
    for name in ("2025-1", "2026-1", "2027-1"):
        (out / f"{name}.epub").write_bytes(b"")
    build(Request((older,), out, ("opds",)))
    feed = json.loads((out / "catalog.json").read_text("utf-8"))
    dates = [each["metadata"]["published"] for each in feed["publications"]]
    assert dates == ["2027-01-01", "2026-12-01", "2025-06-01"]


def test_an_issue_without_files_is_left_out_and_told_of(built: BuiltIssue, tmp_path: Path) -> None:
    found = build(Request((built.journal,), tmp_path / "out", ("opds",)))
    assert [(each.id, each.span.file) for each in found] == [
        ("catalogue-empty", "--to"),
        ("catalogue-no-file", "2026-1/issue.yaml"),
    ]
    assert contents(tmp_path / "out") == {}


def test_the_same_folder_gives_the_same_catalogue(folder: Path, built: BuiltIssue) -> None:
    before = contents(folder)
    build(Request((built.journal,), folder, ("opds",)))
    assert contents(folder) == before
