"""What a path names."""

from pathlib import Path

import pytest

from publish.diagnostics import Finding
from publish.manuscript import Folder, Manuscript, find_issue, find_root, locate


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of two issues: 74 has its articles beside it, 75 names one by its folder."""
    root = tmp_path / "journal"
    files = {
        "journal.yaml": "title: 出版學刊\n",
        "2021/74/issue.yaml": "contents: [{articles: [one/article.yaml, letter.md]}]\n",
        "2021/74/one/article.yaml": "title: 一\n",
        "2021/74/letter.md": "---\ntitle: 信\n---\n正文。\n",
        "75/issue.yaml": "contents: [{section: 論文, articles: [../articles/two]}]\n",
        "articles/two/article.yaml": "title: 二\n",
        "articles/three/article.yaml": "title: 三\n",
        "notes.txt": "筆記\n",
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_the_root_is_the_nearest_folder_with_a_journal(journal: Path) -> None:
    assert find_root(journal / "2021/74/one/article.yaml") == journal
    assert find_root(journal / "2021/74") == journal
    (journal / "2021/journal.yaml").write_text("title: 另一刊\n", encoding="utf-8")
    assert find_root(journal / "2021/74/one/article.yaml") == journal / "2021"


def test_without_a_journal_the_root_is_the_folder(tmp_path: Path) -> None:
    (tmp_path / "article.yaml").write_text("title: 一\n", encoding="utf-8")
    assert find_root(tmp_path / "article.yaml") == tmp_path
    assert find_root(tmp_path) == tmp_path


@pytest.mark.parametrize(
    ("path", "issues", "articles"),
    [
        ("2021/74/one/article.yaml", (), ("2021/74/one/article.yaml",)),
        ("2021/74/one", (), ("2021/74/one/article.yaml",)),
        ("2021/74/letter.md", (), ("2021/74/letter.md",)),
        ("2021/74", ("2021/74/issue.yaml",), ()),
        ("75/issue.yaml", ("75/issue.yaml",), ()),
        (".", ("2021/74/issue.yaml", "75/issue.yaml"), ()),
        ("journal.yaml", ("2021/74/issue.yaml", "75/issue.yaml"), ()),
        ("articles", (), ("articles/three/article.yaml", "articles/two/article.yaml")),
    ],
)
def test_paths(
    journal: Path, path: str, issues: tuple[str, ...], articles: tuple[str, ...]
) -> None:
    assert locate(journal / path) == Manuscript(journal, issues, articles)


def test_a_yaml_file_with_contents_is_an_issue(journal: Path) -> None:
    (journal / "special.yaml").write_text("contents: []\n", encoding="utf-8")
    assert locate(journal / "special.yaml") == Manuscript(journal, issues=("special.yaml",))


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("nothing.yaml", "file-missing"),
        ("notes.txt", "manuscript-type"),
        ("x" * 300, "file-unreadable"),
    ],
)
def test_paths_that_name_nothing(journal: Path, path: str, id: str) -> None:
    found = locate(journal / path)
    assert isinstance(found, Finding)
    assert found.id == id


def test_a_folder_without_manuscripts(tmp_path: Path) -> None:
    found = locate(tmp_path)
    assert isinstance(found, Finding)
    assert found.id == "manuscript-missing"


@pytest.mark.parametrize(
    ("article", "issue"),
    [
        ("2021/74/one/article.yaml", "2021/74/issue.yaml"),
        ("2021/74/letter.md", "2021/74/issue.yaml"),
        ("articles/two/article.yaml", "75/issue.yaml"),
        ("articles/three/article.yaml", None),
    ],
)
def test_the_issue_of_an_article(journal: Path, article: str, issue: str | None) -> None:
    folder = Folder(journal)
    assert find_issue(folder, article) == issue
    assert folder.inputs == {}


def test_hidden_folders_are_not_searched(journal: Path) -> None:
    hidden = journal / ".git" / "issue.yaml"
    hidden.parent.mkdir()
    hidden.write_text("contents: []\n", encoding="utf-8")
    assert locate(journal) == Manuscript(journal, ("2021/74/issue.yaml", "75/issue.yaml"))


@pytest.mark.parametrize(
    ("beside", "path", "joined"),
    [
        ("75/article.yaml", "body.md", "75/body.md"),
        ("75/article.yaml", "./figures/../body.md", "75/body.md"),
        ("75/article.yaml", "../body.md", "body.md"),
        ("75/article.yaml", "../../body.md", "../body.md"),
        ("75/article.yaml", "figures\\a.png", "75/figures/a.png"),
        ("75/article.yaml", "/etc/passwd", "/etc/passwd"),
        ("75/article.yaml", "C:\\papers\\a.png", "C:/papers/a.png"),
        ("article.yaml", ".", "."),
    ],
)
def test_paths_are_joined_from_the_file_that_names_them(
    beside: str, path: str, joined: str
) -> None:
    assert Folder(Path()).join(beside, path) == joined


@pytest.mark.parametrize("path", ["../body.md", "/etc/passwd", "C:/papers/a.png", "a/../../b"])
def test_nothing_outside_the_root_exists(journal: Path, path: str) -> None:
    (journal.parent / "body.md").write_text("別處\n", encoding="utf-8")
    assert not Folder(journal).exists(path)
