"""A planar mesh that is cut by lines: faces and lines share their vertices, so nothing gapes.

Faces start as one outline and are only ever split. A vertex put on an edge is put into every face
and every line that runs along that edge, which makes the faces a seamless coverage by construction.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .geometry import Point, area, centroid, contains, crossing

SNAP = 12.0
"""A cut that passes a vertex closer than this (m) goes through it: no slivers, clean crossings."""

Edge = tuple[int, int]


class Stop(NamedTuple):
    """One vertex of a cut; `border` tells that it lies on an edge or vertex of the mesh."""

    vertex: int
    border: bool


class Mesh:
    """Faces and named lines over one list of shared vertices (local frame, metres)."""

    def __init__(self, outline: Sequence[Point]) -> None:
        self.points: list[Point] = list(outline)
        self.faces: list[list[int]] = [list(range(len(outline)))]
        if area(outline) < 0:
            self.faces[0].reverse()
        self.lines: list[tuple[str, list[int]]] = []

    def ring(self, face: int) -> list[Point]:
        """Coordinates of a face, counter-clockwise, open."""
        return [self.points[v] for v in self.faces[face]]

    def area(self, face: int) -> float:
        """Area of a face in m²."""
        return area(self.ring(face))

    def centroid(self, face: int) -> Point:
        """Centre of gravity of a face."""
        return centroid(self.ring(face))

    def cut(self, name: str, path: Sequence[Point], face: int | None = None) -> bool:
        """Cut the mesh along a path and keep the cut as lines called `name`.

        Args:
            name: name of the line, usually a road.
            path: points in the local frame (m); loose ends inside a face are dropped.
            face: cut only this face; None cuts every face on the way.

        Returns:
            True if at least one face was split.
        """
        pieces = self._pieces(self._stops(path, face))
        done = [piece for piece in pieces if self._split(piece)]
        self._keep_lines(name, done)
        return bool(done)

    def trace(self, name: str, start: Point, end: Point) -> None:
        """Keep the outline between two of its points, in clockwise order, as a line."""
        border = self.outline(range(len(self.faces)))[::-1]
        a, b = (border.index(self._nearest(p, border)) for p in (start, end))
        self.lines.append((name, border[a : b + 1] if a < b else border[a:] + border[: b + 1]))

    def carry(self, name: str, path: Sequence[Point]) -> None:
        """Keep a line that cuts nothing, so that it goes through the same transformations."""
        first = len(self.points)
        self.points += path
        self.lines.append((name, list(range(first, len(self.points)))))

    def outline(self, faces: Iterable[int]) -> list[int]:
        """Vertices around a connected group of faces, counter-clockwise, open."""
        rings = [self.faces[face] for face in faces]
        edges = {edge for ring in rings for edge in zip(ring, [*ring[1:], ring[0]])}
        follow = {a: b for a, b in edges if (b, a) not in edges}
        start = min(follow)
        ring = [start]
        while follow[ring[-1]] != start:
            ring.append(follow[ring[-1]])
        return ring

    def _nearest(self, point: Point, among: Sequence[int]) -> int:
        return min(among, key=lambda v: math.dist(self.points[v], point))

    def _edges(self, face: int | None) -> set[Edge]:
        faces = self.faces if face is None else [self.faces[face]]
        return {
            (min(a, b), max(a, b)) for ring in faces for a, b in zip(ring, [*ring[1:], ring[0]])
        }

    def _stops(self, path: Sequence[Point], face: int | None) -> list[Stop]:
        stops: list[Stop] = []
        for p, q in zip(path, path[1:]):
            for vertex in self._crossings(p, q, face):
                if not stops or stops[-1].vertex != vertex:
                    stops.append(Stop(vertex, True))
            if q is not path[-1]:
                self.points.append(q)
                stops.append(Stop(len(self.points) - 1, False))
        return stops

    def _crossings(self, p: Point, q: Point, face: int | None) -> list[int]:
        found = []
        for a, b in self._edges(face):
            t = crossing(p, q, self.points[a], self.points[b])
            if t is not None:
                found.append((t, a, b))
        return [
            self._vertex_on(a, b, (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t))
            for t, a, b in sorted(found)
        ]

    def _vertex_on(self, a: int, b: int, point: Point) -> int:
        near = self._nearest(point, (a, b))
        if math.dist(self.points[near], point) < SNAP:
            return near
        self.points.append(point)
        self._insert(a, b, len(self.points) - 1)
        return len(self.points) - 1

    def _insert(self, a: int, b: int, vertex: int) -> None:
        rings = [(ring, True) for ring in self.faces] + [(line, False) for _, line in self.lines]
        for ring, closed in rings:
            for i in range(len(ring) if closed else len(ring) - 1):
                if {ring[i], ring[(i + 1) % len(ring)]} == {a, b}:
                    ring.insert(i + 1, vertex)
                    break

    @staticmethod
    def _pieces(stops: Sequence[Stop]) -> list[list[int]]:
        marks = [i for i, stop in enumerate(stops) if stop.border]
        return [[s.vertex for s in stops[i : j + 1]] for i, j in zip(marks, marks[1:])]

    def _split(self, piece: list[int]) -> bool:
        index = self._face_of(piece)
        if index is None:
            return False
        ring = self.faces[index]
        start, end = ring.index(piece[0]), ring.index(piece[-1])
        ring = ring[start:] + ring[:start]
        end = (end - start) % len(ring)
        self.faces[index] = ring[: end + 1] + piece[-2:0:-1]
        self.faces.append(ring[end:] + piece[:-1])
        return True

    def _face_of(self, piece: Sequence[int]) -> int | None:
        a, b = self.points[piece[0]], self.points[piece[1]]
        if len(piece) == 2 and (min(piece), max(piece)) in self._edges(None):
            return None
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        for index, ring in enumerate(self.faces):
            if piece[0] in ring and piece[-1] in ring and contains(self.ring(index), middle):
                return index
        return None

    def _keep_lines(self, name: str, pieces: Sequence[list[int]]) -> None:
        chain: list[int] = []
        for piece in pieces:
            if chain and chain[-1] != piece[0]:
                self.lines.append((name, chain))
                chain = []
            chain = chain + piece[1:] if chain else list(piece)
        if chain:
            self.lines.append((name, chain))
