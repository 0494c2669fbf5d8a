"""Banxin 版心: scholarly journals in Chinese, from a YAML manuscript to PDF and EPUB."""

__version__ = "0.1.0"
