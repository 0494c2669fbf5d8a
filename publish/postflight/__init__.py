"""Finished pages back under the eye.

`inspection` measures any PDF without knowing its maker: it reads the glyphs with their places
(faces.py, glyphs.py), finds lines and paragraphs in them again (lines.py) and measures those
(measures.py); `picture` shows where. `pages` and `notes` judge the pages of a build by the
facts that it hands over (facts.py). Nothing is imported here, so that a build does not wait
for what only a measurement needs.
"""
