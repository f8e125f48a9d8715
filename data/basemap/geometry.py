# SPDX-License-Identifier: GPL-3.0-or-later
"""Plane geometry for the built-in map. Points are (lon, lat) in degrees unless a
name ends in _m; lengths are metres."""

import math

METRES_PER_DEGREE = 111320.0
# The map is one city: one scale for longitudes is true to half a percent.
LON_SCALE = math.cos(math.radians(23.1)) * METRES_PER_DEGREE


def to_metres(point):
    return point[0] * LON_SCALE, point[1] * METRES_PER_DEGREE


def to_degrees(point_m):
    return point_m[0] / LON_SCALE, point_m[1] / METRES_PER_DEGREE


def distance(a, b):
    (ax, ay), (bx, by) = to_metres(a), to_metres(b)
    return math.hypot(bx - ax, by - ay)


def without_repeats(path, least=1.0):
    """PATH without points closer than LEAST metres to the one before."""
    kept = [path[0]]
    for point in path[1:]:
        if distance(kept[-1], point) > least:
            kept.append(point)
    return kept


def smooth(path, step, closed=False):
    """A centripetal Catmull-Rom curve through PATH, a point about every STEP metres.
    It passes through every point given and makes no loops between them."""
    points = [to_metres(p) for p in without_repeats(path)]
    if closed and math.dist(points[0], points[-1]) < 1.0:
        points.pop()
    if len(points) < 3:
        return list(path)
    if closed:
        points = [points[-1], *points, points[0], points[1]]
    else:
        points = [_mirror(points[1], points[0]), *points, _mirror(points[-2], points[-1])]
    curve = []
    for i in range(1, len(points) - 2):
        curve += _curve_between(*points[i - 1:i + 3], step)
    curve.append(points[-2])
    return [to_degrees(p) for p in curve]


def _mirror(point, centre):
    return 2 * centre[0] - point[0], 2 * centre[1] - point[1]


def _mix(a, b, ta, tb, t):
    share = (t - ta) / (tb - ta)
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _curve_between(p0, p1, p2, p3, step):
    """Barry and Goldman's pyramid for the span from P1 to P2, without P2."""
    t0 = 0.0
    t1 = t0 + math.sqrt(math.dist(p0, p1))
    t2 = t1 + math.sqrt(math.dist(p1, p2))
    t3 = t2 + math.sqrt(math.dist(p2, p3))
    count = max(1, round(math.dist(p1, p2) / step))
    span = []
    for i in range(count):
        t = t1 + (t2 - t1) * i / count
        a1, a2, a3 = _mix(p0, p1, t0, t1, t), _mix(p1, p2, t1, t2, t), _mix(p2, p3, t2, t3, t)
        b1, b2 = _mix(a1, a2, t0, t2, t), _mix(a2, a3, t1, t3, t)
        span.append(_mix(b1, b2, t1, t2, t))
    return span


def thin(path, least):
    """PATH with its ends and else only points at least LEAST metres apart."""
    kept = [path[0]]
    for point in path[1:-1]:
        if distance(kept[-1], point) >= least and distance(point, path[-1]) >= least / 2:
            kept.append(point)
    return kept + [path[-1]]


def ribbon(path, width_from, width_to):
    """The ring around PATH at half a width that grows evenly along it, with round ends."""
    points = [to_metres(p) for p in without_repeats(path)]
    total = sum(math.dist(a, b) for a, b in zip(points, points[1:]))
    left, right = [], []
    done = 0.0
    for i, (x, y) in enumerate(points):
        if i > 0:
            done += math.dist(points[i - 1], points[i])
        half = (width_from + (width_to - width_from) * done / total) / 2
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        length = math.hypot(bx - ax, by - ay)
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    ring = left + _cap(points[-1], left[-1]) + right[::-1] + _cap(points[0], right[0])
    ring.append(ring[0])
    return [to_degrees(p) for p in ring]


def _cap(centre, start):
    """Points of the half circle around CENTRE that begins after START, clockwise."""
    radius = math.dist(centre, start)
    angle = math.atan2(start[1] - centre[1], start[0] - centre[0])
    return [(centre[0] + radius * math.cos(angle - math.pi * i / 6),
             centre[1] + radius * math.sin(angle - math.pi * i / 6)) for i in range(1, 6)]


def simplified(path, tolerance):
    """PATH without points that lie within TOLERANCE metres of what is left (Douglas and
    Peucker's way)."""
    points = [to_metres(p) for p in path]
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        offs = [_off_line(points[i], points[first], points[last]) for i in range(first + 1, last)]
        off = max(offs)
        if off > tolerance:
            middle = first + 1 + offs.index(off)
            kept.add(middle)
            spans += [(first, middle), (middle, last)]
    return [path[i] for i in sorted(kept)]


def _off_line(point, a, b):
    """Metres from POINT to the stretch from A to B."""
    length = math.dist(a, b)
    if length == 0:
        return math.dist(point, a)
    along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length ** 2
    return math.dist(point, _mix(a, b, 0, 1, max(0.0, min(1.0, along))))


def with_cut_corners(ring, times, reach):
    """The closed RING with every corner cut, TIMES times: at a quarter of its sides
    (Chaikin's way), and at most REACH metres from the corner."""
    for _ in range(times):
        cut = []
        for a, b in zip(ring, ring[1:]):
            share = min(0.25, reach / max(1.0, distance(a, b)))
            cut += [_mix(a, b, 0, 1, share), _mix(a, b, 0, 1, 1 - share)]
        ring = cut + [cut[0]]
        reach /= 2
    return ring


def resample(path, step):
    """PATH with a point at least every STEP metres, its own points among them."""
    points = [path[0]]
    for a, b in zip(path, path[1:]):
        count = max(1, math.ceil(distance(a, b) / step))
        points += [(a[0] + (b[0] - a[0]) * i / count, a[1] + (b[1] - a[1]) * i / count)
                   for i in range(1, count + 1)]
    return points


def straightest(path, apart, length):
    """Of each APART metres of PATH the straightest LENGTH metres, as chords, none at the
    very ends."""
    points = resample(path, 100)
    count, span = round(apart / 100), round(length / 100)
    chords = []
    for first in range(0, len(points) - span, count):
        starts = range(first, min(first + count, len(points)) - span)
        if len(starts) * 2 < count and chords:
            break
        if starts:
            best = max(starts, key=lambda i: distance(points[i], points[i + span]))
            chords.append([points[best], points[best + span]])
    return chords


def beside(chord, off):
    """CHORD moved OFF metres to its northern side."""
    (ax, ay), (bx, by) = sorted(to_metres(p) for p in chord)
    length = math.hypot(bx - ax, by - ay)
    dx, dy = -(by - ay) / length * off, (bx - ax) / length * off
    return [to_degrees((ax + dx, ay + dy)), to_degrees((bx + dx, by + dy))]


class Near:
    """Finds points laid down before within a given distance."""

    def __init__(self, reach):
        self.reach = reach
        self.cells = {}

    def _cell(self, point):
        x, y = to_metres(point)
        return math.floor(x / self.reach), math.floor(y / self.reach)

    def add(self, path):
        for point in path:
            self.cells.setdefault(self._cell(point), []).append(point)

    def find(self, point):
        """The closest point within reach, or None."""
        column, row = self._cell(point)
        around = [p for dx in (-1, 0, 1) for dy in (-1, 0, 1)
                  for p in self.cells.get((column + dx, row + dy), ())]
        closest = min(around, key=lambda p: distance(p, point), default=None)
        if closest is None or distance(closest, point) > self.reach:
            return None
        return closest


def is_inside(point, ring):
    """Whether POINT lies in the closed RING."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def room_around(point, corners):
    """How much room a name has at POINT before it meets CORNERS: metres, up and down.
    A name is some three times as wide as it is high."""
    lon, lat = point
    return min(distance(point, (lon + (x - lon) / 3, y)) for x, y in corners)


def heart(ring, others=(), step=0.01):
    """Where inside RING a name has most room before it meets the edge or the points
    OTHERS: of a grid of STEP degrees."""
    edge = resample(ring, 400) + list(others)
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    best, best_room = ring[0], -1.0
    for i in range(int((max(lons) - min(lons)) / step)):
        for j in range(int((max(lats) - min(lats)) / step)):
            point = min(lons) + (i + 0.5) * step, min(lats) + (j + 0.5) * step
            if is_inside(point, ring):
                room = room_around(point, edge)
                if room > best_room:
                    best, best_room = point, room
    return best
