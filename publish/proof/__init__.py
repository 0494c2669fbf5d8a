"""Proof copies: the final pages with line numbers, queries and changes, kept by rounds."""

from publish.proof.request import Marks, ProofRequest
from publish.proof.rounds import make_proofs

__all__ = ["Marks", "ProofRequest", "make_proofs"]
