"""Definition lists, where they are not captions of tables."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.deflist import deflist_plugin

from publish.manuscript.markdown.rules.captions import is_caption_above_table

# The plugin hands out its rule only inside a parser; this one has no other but paragraphs.
_PLUGIN_RULE = MarkdownIt("zero").use(deflist_plugin).block.ruler.getRules("")[0]


def definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A term on one line, `: definition` below it, perhaps after an empty line."""
    if not silent:
        apart = start + 2 < end and state.isEmpty(start + 1)
        if apart and is_caption_above_table(state, start + 2, end):
            return False
    return _PLUGIN_RULE(state, start, end, silent)
