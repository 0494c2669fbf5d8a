"""Characters of Chinese text, for patterns."""

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
CLOSING = "」』）〕］｝》〉】〗"
OPENING = "「『（〔［｛《〈【〖"
PAUSES = "，、。．；：！？"
WIDE = f"{HAN}{OPENING}{CLOSING}{PAUSES}"
"""Han and full-width marks; dashes, dots and curly quotation marks are of every script."""
