"""An issue as one work: the order of its documents, their folios, and the files made of them."""
