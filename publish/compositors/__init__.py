"""Who sets copy: this process, or several beside it.

`Crew` has the hands, `set_run` gives them the work of documents whose pages follow each other.
"""

from publish.compositors.crew import Crew
from publish.compositors.keys import copy_key, files_key
from publish.compositors.run import Piece, Placed, set_run

__all__ = ["Crew", "Piece", "Placed", "copy_key", "files_key", "set_run"]
