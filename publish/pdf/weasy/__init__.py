"""The only package that imports WeasyPrint. It translates and does not decide.

`set_pages` takes copy and gives pages; everything about WeasyPrint's inside that the project
relies on is here, and each fact has a canary test.
"""

from publish.pdf.weasy.engine import Layout, lay_out, renumber, set_pages

__all__ = ["Layout", "lay_out", "renumber", "set_pages"]
