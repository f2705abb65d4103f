"""What edges join: connected parts, and the edges of a spanning forest."""

import numpy as np


def components(first: np.ndarray, second: np.ndarray, nodes: int) -> np.ndarray:
    """Return, per node 0 ... `nodes` - 1, the smallest node that the edges `first`-`second` join it to.

    Trees are hooked to their smallest neighbour and flattened, in rounds: few even for one long chain (Shiloach and
    Vishkin, "An O(log n) parallel connectivity algorithm", 1982).
    """
    every = np.arange(nodes, dtype=np.int32)
    touched = np.zeros(nodes, bool)
    touched[first], touched[second] = True, True
    ends = np.flatnonzero(touched).astype(np.int32)
    place = np.cumsum(touched, dtype=np.int32) - 1
    every[ends] = ends[_roots(place[first], place[second], len(ends))]
    return every


def _roots(first: np.ndarray, second: np.ndarray, nodes: int) -> np.ndarray:
    root = np.arange(nodes)
    while True:
        left, right = root[first], root[second]
        if np.array_equal(left, right):
            return root
        least = np.minimum(left, right)
        np.minimum.at(root, left, least)
        np.minimum.at(root, right, least)
        while not np.array_equal(root, above := root[root]):
            root = above


def spanning(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the positions of edges that join two parts when the edges are taken in their order (Kruskal, 1956)."""
    nodes, ends = np.unique(np.concatenate([first, second]), return_inverse=True)
    home = list(range(len(nodes)))

    def root(node: int) -> int:
        while home[node] != node:
            home[node] = home[home[node]]
            node = home[node]
        return node

    used = []
    for edge, pair in enumerate(zip(ends[: len(first)].tolist(), ends[len(first) :].tolist(), strict=True)):
        one, other = sorted(map(root, pair))
        if one != other:
            home[other] = one
            used.append(edge)
    return np.array(used, np.int64)
