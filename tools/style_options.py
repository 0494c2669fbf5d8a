"""Writes docs/style-options.md from the table of options: python -m tools.style_options."""

from pathlib import Path

from publish.styles import OPTIONS
from tools.line_pictures import PICTURES

PAGE = Path(__file__).parents[1] / "docs" / "style-options.md"


def page() -> str:
    """The whole document, both languages in one table."""
    lines = [
        "# 版面樣式的選項 Style options",
        "",
        "`style.yaml` 的 `options:`、`journal.yaml`、`issue.yaml` 與 `article.yaml` 的",
        "`style: {options: …}` 都可以設定；愈近的愈優先。名稱裡的點表示一層：",
        "`page.measure` 寫成 `page: {measure: 32}`。",
        "",
        "They may be set under `options:` of a `style.yaml`, and under `style: {options: …}` of",
        "`journal.yaml`, `issue.yaml` and `article.yaml`; the nearest one wins. A dot in a name is",
        "a level: `page.measure` is written `page: {measure: 32}`.",
        "",
        "| 選項 option | 預設 default | 可用的值 values | 作用 what it does |",
        "|---|---|---|---|",
    ]
    for option in OPTIONS:
        values = option.expected.replace("|", "\\|")
        lines.append(
            f"| `{option.name}` | `{option.default}` | {values} | {option.zh}<br>{option.en} |"
        )
    lines += [
        "",
        "## 行文的選項 Options for lines",
        "",
        "上：第一個值；下：第二個值。 Above the first value, below the second.",
        "",
    ]
    for shown in PICTURES:
        first, second = shown.values
        words = f"{shown.option}: {first}, {second}"
        lines += [
            f"`{shown.option}`: {first} / {second}",
            "",
            f"![{words}](lines/{shown.file})",
            "",
        ]
    return "\n".join(lines[:-1]) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
