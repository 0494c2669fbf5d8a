"""Which rules of syntax are read, in which order."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    code,
    fence,
    heading,
    hr,
    lheading,
    list_block,
    paragraph,
    reference,
)
from markdown_it.rules_inline import backtick as code_in_line
from markdown_it.rules_inline import emphasis, entity, link_pairs
from mdit_py_plugins.footnote.index import footnote_def

from publish.manuscript.markdown.inline_parser import LocatedInlineParser
from publish.manuscript.markdown.rules import (
    brackets,
    captions,
    criticmarkup,
    definitions,
    divisions,
    foreign,
    lists,
    scripts,
    text,
)
from publish.manuscript.markdown.tables import grid, pipe, simple

NESTING = 40
"""How deep quotations, lists and divisions may stand in one another."""


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Below a depth that no manuscript has, everything is a paragraph.

    markdown-it would drop the text instead.
    """
    return not silent and state.level >= NESTING - 4 and paragraph(state, start, end, silent)


# What may begin directly below a line of text, and what directly below a line of what.
_PARAGRAPH = ["paragraph", "reference"]
_QUOTATION = [*_PARAGRAPH, "blockquote"]
_ANYTHING = [*_QUOTATION, "list"]

BLOCK_RULES: tuple[tuple[str, RuleFuncBlockType, list[str]], ...] = (
    ("too_deep", too_deep, []),
    ("comment", foreign.comment_block, _QUOTATION),
    ("multiline_table", simple.multiline_table, []),
    ("simple_table", simple.simple_table, []),
    ("code", code, []),
    ("fence", fence, _ANYTHING),
    ("division", divisions.division, _ANYTHING),
    ("attributes", divisions.attributes_line, _QUOTATION),
    ("grid_table", grid.grid_table, _PARAGRAPH),
    ("pipe_table", pipe.pipe_table, _PARAGRAPH),
    ("blockquote", blockquote, _ANYTHING),
    ("hr", hr, _ANYTHING),
    ("list", list_block, _QUOTATION),
    ("typed_list", lists.typed_list, ["paragraph"]),
    ("note", footnote_def, _PARAGRAPH),
    ("reference", reference, []),
    ("heading", heading, _QUOTATION),
    ("definitions", definitions.definition_list, _QUOTATION),
    ("caption", captions.caption, []),
    ("lheading", lheading, []),
    ("paragraph", paragraph, []),
)

INLINE_RULES: tuple[tuple[str, RuleFuncInlineType], ...] = (
    ("line_break", text.line_break),
    ("address", text.address),
    ("text", text.text),
    ("tex", foreign.tex),
    ("escape", text.escape),
    ("code", code_in_line),
    ("critic", criticmarkup.critic),
    ("struck", scripts.struck),
    ("subscript", scripts.subscript),
    ("emphasis", emphasis.tokenize),
    ("note_call", brackets.note_call),
    ("inline_note", brackets.inline_note),
    ("superscript", scripts.superscript),
    ("picture", brackets.picture),
    ("bracketed", brackets.bracketed),
    ("comment", foreign.comment),
    ("bracketed_address", text.bracketed_address),
    ("html_tag", foreign.html_tag),
    ("entity", entity),
)


@cache
def markdown() -> MarkdownIt:
    """The parser. It keeps nothing between two texts."""
    md = _AddressesAsTyped("zero", {"maxNesting": NESTING})
    md.block.ruler = type(md.block.ruler)()
    for name, rule, interrupts in BLOCK_RULES:
        md.block.ruler.push(name, rule, {"alt": interrupts})
    md.inline = LocatedInlineParser()
    md.inline.ruler = type(md.inline.ruler)()
    md.inline.ruler2 = type(md.inline.ruler2)()
    for inline_name, inline_rule in INLINE_RULES:
        md.inline.ruler.push(inline_name, inline_rule)
    md.inline.ruler2.push("balance", link_pairs)
    md.inline.ruler2.push("emphasis", emphasis.postProcess)
    return md


class _AddressesAsTyped(MarkdownIt):
    """What an address may be is asked where links are read, with a finding."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True
