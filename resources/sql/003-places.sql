-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people start from and search by: the outlines of the districts, landmarks,
-- and everyday problems with what answers them. Nobody edits these here: they come
-- with the collection.

-- A ring of a district's outline: a part of it, or a hole, by the even-odd rule.
CREATE TABLE district_outline (
  district_code TEXT NOT NULL REFERENCES district (code),
  ring          INTEGER NOT NULL CHECK (ring >= 0),
  points        TEXT NOT NULL CHECK (points <> ''), -- WGS-84, degrees: "LAT LON,LAT LON,…"
  PRIMARY KEY (district_code, ring)
) STRICT, WITHOUT ROWID;

CREATE TABLE landmark (
  position  INTEGER PRIMARY KEY CHECK (position >= 0),
  code      TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name_hans TEXT NOT NULL CHECK (name_hans <> ''),
  name_hant TEXT CHECK (name_hant <> ''),
  name_en   TEXT CHECK (name_en <> ''),
  pinyin    TEXT CHECK (pinyin <> ''),
  aliases   TEXT CHECK (aliases <> ''),
  lines     TEXT CHECK (lines <> ''),
  lat       REAL NOT NULL CHECK (lat BETWEEN -90.0 AND 90.0),    -- WGS-84, degrees
  lon       REAL NOT NULL CHECK (lon BETWEEN -180.0 AND 180.0)
) STRICT;

CREATE TABLE problem (
  position   INTEGER PRIMARY KEY CHECK (position >= 0),
  code       TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name_hans  TEXT NOT NULL CHECK (name_hans <> ''),
  name_hant  TEXT CHECK (name_hant <> ''),
  name_en    TEXT CHECK (name_en <> ''),
  words_hans TEXT NOT NULL CHECK (words_hans <> ''), -- separated by ";"
  words_hant TEXT CHECK (words_hant <> ''),
  words_en   TEXT CHECK (words_en <> ''),
  source     TEXT CHECK (source <> '')
) STRICT;

CREATE TABLE problem_service (
  problem INTEGER NOT NULL REFERENCES problem (position) ON DELETE CASCADE,
  service INTEGER NOT NULL REFERENCES service (position),
  PRIMARY KEY (problem, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem_hotline (
  problem INTEGER NOT NULL REFERENCES problem (position) ON DELETE CASCADE,
  rank    INTEGER NOT NULL CHECK (rank BETWEEN 0 AND 3), -- 0: call this one first
  hotline INTEGER NOT NULL REFERENCES hotline (position),
  PRIMARY KEY (problem, rank)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
