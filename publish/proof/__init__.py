"""Proof copies: the final pages with line numbers, queries and changes, kept by rounds."""

from publish.proof.request import LAST_ROUND, Marks, ProofRequest
from publish.proof.rounds import make_proofs

__all__ = ["LAST_ROUND", "Marks", "ProofRequest", "make_proofs"]
