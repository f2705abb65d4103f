"""Exports, attacks on their copies, and a peer written after the literature, for the benchmark of marks."""
