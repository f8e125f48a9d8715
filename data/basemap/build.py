#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds guangzhou.mbtiles, the built-in map, from the files beside this script
and ../stations.csv. Needs tippecanoe. README.md says where the figures come from."""

import colorsys
import csv
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import geometry

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE / "guangzhou.mbtiles"
MIN_ZOOM, MAX_ZOOM = 6, 14

# Deeper than this zoom the map holds the city and its surroundings only.
LAST_WIDE_ZOOM = 10
CITY_BOX = (112.6, 22.2, 114.4, 24.2)

# Two copies of one border, each simplified by itself, lie less than this apart: metres.
BORDER_REACH = 330.0
# What is left of a border when the parts drawn before are taken away is drawn from here on.
BORDER_LEAST = 700.0

# A river's name: at which zooms, how far apart, on how long a straight, and how far beside
# a stream that is narrower than the letters are high: metres.
RIVER_LABELS = (((9, 11), 24000, 4500, 600), ((12, 13), 8000, 1800, 230), ((14, 14), 4000, 600, 110))

# A stop is a line with round ends, too short to see: half of it in degrees, by zooms.
STOP_HALVES = (((10, 12), 0.00004), ((13, MAX_ZOOM), 0.000006))

# The survey's shore goes in steps of up to this height: metres.
SHORE_STEP = 75.0

# West, south, east, north: heads of inlets that a channel takes the place of.
REPLACED_HEADS = ((113.37, 22.885, 113.492, 22.935), (113.48, 22.565, 113.53, 22.585))

# An island with so many of its corners in a channel is one that the channel misses.
DROWNED_SHARE = 0.3

CREDIT = ("© OpenStreetMap contributors (ODbL 1.0), GSHHG (LGPL-3.0-or-later), "
          "GeoNames (CC BY 4.0), Vonng/adcode (CC BY 4.0)")


def read_features(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))["features"]


def read_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def outer_ring(feature):
    return max((polygon[0] for polygon in feature["geometry"]["coordinates"]), key=len)


def feature(layer, kind, geometry_type, coordinates, zooms, **properties):
    """A GeoJSON feature as tippecanoe takes it. ZOOMS are the first and the last zoom it
    is in, or the first alone."""
    first, last = zooms if isinstance(zooms, tuple) else (zooms, MAX_ZOOM)
    return {
        "type": "Feature",
        "tippecanoe": {"layer": layer, "minzoom": first, "maxzoom": last},
        "properties": {"kind": kind, **properties},
        "geometry": {"type": geometry_type, "coordinates": coordinates},
    }


def rounded(path):
    return [[round(lon, 6), round(lat, 6)] for lon, lat in path]


def names(row):
    return {"name_hans": row["hans"], "name_hant": row["hant"], "name_en": row["en"]}


# South of this latitude Nansha is water for the most part.
NANSHA_LAND = 22.70


class Sources:
    """The files, read, and what the channels of channels.json refer to."""

    def __init__(self):
        self.districts = read_features("districts.geojson")
        self.metro = read_features("metro.geojson")
        self.rivers = [f["geometry"]["coordinates"] for f in read_features("rivers.geojson")]
        self.stations = [(float(row["lon"]), float(row["lat"]))
                         for row in read_rows(HERE.parent / "stations.csv")]
        self.outlines = {f["properties"]["name"]: outer_ring(f) for f in self.districts}
        self.stops = {f["properties"]["name"]: f["geometry"]["coordinates"]
                      for f in self.metro if f["geometry"]["type"] == "Point"}

    def points_of(self, step):
        """The points that one step of a channel's path stands for."""
        if "point" in step:
            return [step["point"]]
        if "between" in step:
            (ax, ay), (bx, by) = (self.stops[name] for name in step["between"])
            return [[(ax + bx) / 2, (ay + by) / 2]]
        line = self.outlines[step["outline"]] if "outline" in step else self.rivers[step["river"]]
        if "at" in step:
            return [line[i] for i in step["at"]]
        return line[step.get("from", 0):step.get("to", len(line) - 1) + 1]

    def path_of(self, channel):
        path = [point for step in channel["path"] for point in self.points_of(step)]
        return geometry.smooth(geometry.thin(geometry.without_repeats(path), 900), 160)


def build_channels(sources):
    for channel in json.loads((HERE / "channels.json").read_text(encoding="utf-8")):
        path = sources.path_of(channel)
        width_from, width_to = channel["width"]
        kind = "river" if max(channel["width"]) >= 280 else "stream"
        yield feature("water", kind, "Polygon",
                      [rounded(geometry.ribbon(path, width_from, width_to))], MIN_ZOOM)
        yield feature("river", kind, "LineString", rounded(path), MIN_ZOOM)
        if "name" in channel:
            label = names(dict(zip(("hans", "hant", "en"), channel["name"])))
            for zooms, apart, length, off in RIVER_LABELS:
                for stretch in geometry.straightest(path, apart, length):
                    if kind == "stream":
                        stretch = geometry.beside(stretch, off)
                    yield feature("river_label", kind, "LineString", rounded(stretch), zooms,
                                  **label)


def smooth_shore(ring):
    """The survey's shore was read off a grid: its steps are taken out."""
    halves = ring[:len(ring) // 2 + 1], ring[len(ring) // 2:]
    plain = [p for half in halves for p in geometry.simplified(half, SHORE_STEP)[:-1]]
    return rounded(geometry.with_cut_corners(plain + [plain[0]], 2, 400))


def without_heads(ring):
    return [p for p in ring
            if not any(west < p[0] < east and south < p[1] < north
                       for west, south, east, north in REPLACED_HEADS)]


def is_drowned(ring, channels):
    wet = sum(1 for p in ring if any(geometry.is_inside(p, channel) for channel in channels))
    return wet > DROWNED_SHARE * len(ring)


def check_dry(stations, sea):
    """No street lies in open water: where one seems to, the survey lacks land."""
    for point in stations:
        if sum(geometry.is_inside(point, ring) for ring in sea) % 2 == 1:
            sys.exit(f"build.py: the station at {point} stands in the sea")


def build_open_water(channels, stations):
    for item in read_features("sea.geojson"):
        sea, *islands = item["geometry"]["coordinates"]
        rings = [without_heads(sea)] + [ring for ring in islands if not is_drowned(ring, channels)]
        rings = [smooth_shore(ring) for ring in rings]
        rings += [rounded(island["geometry"]["coordinates"][0])
                  for island in read_features("longxue.geojson")]
        rings = [ring for ring in rings if len(ring) > 8]
        check_dry(stations, rings)
        yield feature("water", "sea", "Polygon", rings, MIN_ZOOM)
    for item in read_features("inland.geojson"):
        if item["properties"]["kind"] == "lake":
            rings = [smooth_shore(ring) for ring in item["geometry"]["coordinates"]]
            yield feature("water", "lake", "Polygon", rings, MIN_ZOOM)
        else:
            path = geometry.smooth(item["geometry"]["coordinates"], 600)
            yield feature("river", "far", "LineString", rounded(path), MIN_ZOOM)


def soft(ring):
    """An outline's RING, known to about 170 m, without the corners that it never had."""
    return geometry.with_cut_corners(ring, 2, 120)


def runs_apart(path, near):
    """The stretches of PATH that are not near what was drawn before, each led on to it."""
    run, runs, before = [], [], None
    for point in path:
        found = near.find(point)
        if found is None:
            if not run and before is not None:
                run.append(before)
            run.append(point)
        elif run:
            runs.append(run + [found])
            run = []
        before = found
    if run:
        runs.append(run)
    return runs


def build_borders(sources):
    """Every border once, though each outline brings its own copy of it."""
    near = geometry.Near(BORDER_REACH)
    for item in sources.districts:
        if item["properties"]["name"] == "佛山市":
            continue
        ring = geometry.resample(soft(outer_ring(item)), 60)
        kind = item["properties"]["kind"]
        for run in runs_apart(ring, near):
            length = sum(geometry.distance(a, b) for a, b in zip(run, run[1:]))
            if length >= BORDER_LEAST:
                yield feature("border", kind, "LineString", rounded(run), MIN_ZOOM)
        near.add(ring)


def build_areas(sources):
    ring = soft(sources.outlines["广州市"])
    yield feature("area", "city", "Polygon", [rounded(ring)], MIN_ZOOM)


def tone(color, saturation, lightness):
    """COLOR (#rrggbb) with part of its SATURATION, its lightness drawn halfway to LIGHTNESS."""
    red, green, blue = (int(color[i:i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    mixed = colorsys.hls_to_rgb(hue, light * 0.35 + lightness * 0.65, strength * saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in mixed)


def build_metro(sources):
    known = {row["hans"]: row for row in read_rows(HERE / "metro-names.csv")}
    for item in sources.metro:
        properties, coordinates = item["properties"], item["geometry"]["coordinates"]
        if item["geometry"]["type"] == "LineString":
            closed = coordinates[0] == coordinates[-1]
            path = geometry.smooth(coordinates, 150, closed)
            yield feature("metro", "line", "LineString", rounded(path), 8,
                          color_light=tone(properties["color"], 0.5, 0.78),
                          color_dark=tone(properties["color"], 0.4, 0.40))
            continue
        row = known[properties["name"]]
        lon, lat = coordinates
        for zooms, half in STOP_HALVES:
            yield feature("stop_dot", "stop", "LineString",
                          [[lon - half, lat], [lon + half, lat]], zooms)
        yield feature("stop", "stop", "Point", coordinates, 11, **names(row))


def short_name(row):
    """A street's or town's name as a map writes it."""
    hans, hant, latin = row["place_hans"], row["place_hant"], row["place_en"]
    return {
        "hans": hans.removesuffix("街道"),
        "hant": hant.removesuffix("街道"),
        "en": latin.removesuffix(" Subdistrict").removesuffix(" Town"),
    }


def build_places(sources):
    for row in read_rows(HERE / "places.csv"):
        yield feature("place", row["kind"], "Point", [float(row["lon"]), float(row["lat"])],
                      MIN_ZOOM, rank=int(row["rank"]), **names(row))
    for row in read_rows(HERE.parent / "stations.csv"):
        point = [float(row["lon"]), float(row["lat"])]
        if row["level"] in ("street", "town"):
            yield feature("place", row["level"], "Point", point, 9, rank=4, **names(short_name(row)))
        elif row["level"] == "district":
            yield from build_district_label(sources, row)


def build_district_label(sources, row):
    """A district's name, where its own area leaves most room for it beside the pins of
    all stations. Half of Nansha is sea: no name there."""
    outline = sources.outlines[row["place_hans"]]
    if row["place_hans"] == "南沙区":
        outline = [[lon, max(lat, NANSHA_LAND)] for lon, lat in outline]
    point = geometry.heart(outline, sources.stations)
    label = {"hans": row["place_hans"], "hant": row["place_hant"],
             # In capitals here: the style could do it, but libshumate 1.4 leaks then.
             "en": row["place_en"].removesuffix(" District").upper()}
    yield feature("place", "district", "Point", rounded([point])[0], 7, rank=3, **names(label))


def build_features():
    sources = Sources()
    yield from build_areas(sources)
    channels = list(build_channels(sources))
    yield from build_open_water([item["geometry"]["coordinates"][0] for item in channels
                                 if item["geometry"]["type"] == "Polygon"], sources.stations)
    yield from channels
    yield from build_borders(sources)
    yield from build_metro(sources)
    yield from build_places(sources)


def run_tippecanoe(source, target, zooms, *more):
    subprocess.run([
        "tippecanoe", "--quiet", "--force", "--output", str(target),
        "--minimum-zoom", str(zooms[0]), "--maximum-zoom", str(zooms[1]),
        "--name", "Guangzhou", "--attribution", CREDIT,
        "--description", "The built-in map of Fazhan",
        # Every label and stop stays: the style decides what is shown.
        "--drop-rate", "1", "--no-feature-limit", "--no-tile-size-limit",
        "--buffer", "16", "--simplification", "4", "--no-tiny-polygon-reduction",
        "--preserve-input-order", *more, str(source),
    ], check=True)


def merge(far, near):
    """Puts the tiles of NEAR into FAR, and makes the metadata tell of the map and not
    of this run."""
    database = sqlite3.connect(far)
    database.execute("ATTACH ? AS near", (str(near),))
    with database:
        database.execute("INSERT INTO images SELECT * FROM near.images")
        database.execute("INSERT INTO map SELECT * FROM near.map")
        database.execute("DELETE FROM metadata WHERE name NOT IN "
                         "('name', 'description', 'version', 'minzoom', 'type', 'format', 'attribution')")
        database.execute("INSERT INTO metadata SELECT name, value FROM near.metadata "
                         "WHERE name IN ('maxzoom', 'json')")
        database.execute("INSERT INTO metadata VALUES ('bounds', ?)", (",".join(map(str, CITY_BOX)),))
    database.execute("DETACH near")
    database.execute("VACUUM")
    database.close()


def main():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "map.geojson"
        with source.open("w", encoding="utf-8") as file:
            for item in build_features():
                file.write(json.dumps(item, ensure_ascii=False) + "\n")
        # The wide country for far zooms, the city alone for near ones.
        far, near = (pathlib.Path(folder) / name for name in ("far.mbtiles", "near.mbtiles"))
        run_tippecanoe(source, far, (MIN_ZOOM, LAST_WIDE_ZOOM))
        run_tippecanoe(source, near, (LAST_WIDE_ZOOM + 1, MAX_ZOOM),
                       "--clip-bounding-box", ",".join(map(str, CITY_BOX)))
        merge(far, near)
        TARGET.write_bytes(far.read_bytes())
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
