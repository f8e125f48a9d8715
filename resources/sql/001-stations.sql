-- SPDX-License-Identifier: GPL-3.0-or-later
-- The records of one collection. Unknown is NULL, never ''. The words of closed
-- vocabularies are those of src/model/fz-vocabulary.c; the columns of station are
-- the fields of src/model/fz-field.c. What holds for one city alone (its box, its
-- counts) is no business of the tables: see src/model/fz-rules.c.

PRAGMA application_id = 0x467A6831; -- "Fzh1"

CREATE TABLE dataset (
  id        INTEGER PRIMARY KEY CHECK (id = 1), -- one row
  name      TEXT NOT NULL CHECK (name <> ''),
  version   TEXT NOT NULL CHECK (version <> ''),
  published TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  sample    INTEGER NOT NULL CHECK (sample IN (0, 1)) -- 1: the details are invented
) STRICT;

CREATE TABLE district (
  code      TEXT PRIMARY KEY CHECK (code <> ''),
  name_hans TEXT NOT NULL CHECK (name_hans <> ''),
  name_hant TEXT CHECK (name_hant <> ''),
  name_en   TEXT CHECK (name_en <> '')
) STRICT, WITHOUT ROWID;

-- A service's position is its bit in a mask of services.
CREATE TABLE service (
  position             INTEGER PRIMARY KEY CHECK (position BETWEEN 0 AND 31),
  code                 TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name_hans            TEXT NOT NULL CHECK (name_hans <> ''),
  name_hant            TEXT CHECK (name_hant <> ''),
  name_en              TEXT CHECK (name_en <> ''),
  expected_at_city     INTEGER NOT NULL CHECK (expected_at_city IN (0, 1)),
  expected_at_district INTEGER NOT NULL CHECK (expected_at_district IN (0, 1)),
  expected_at_street   INTEGER NOT NULL CHECK (expected_at_street IN (0, 1)),
  expected_at_town     INTEGER NOT NULL CHECK (expected_at_town IN (0, 1)),
  source               TEXT CHECK (source <> '')
) STRICT;

CREATE TABLE hotline (
  position     INTEGER PRIMARY KEY CHECK (position >= 0),
  number       TEXT NOT NULL UNIQUE CHECK (number <> ''),
  name_hans    TEXT NOT NULL CHECK (name_hans <> ''),
  name_hant    TEXT CHECK (name_hant <> ''),
  name_en      TEXT CHECK (name_en <> ''),
  purpose_hans TEXT CHECK (purpose_hans <> ''),
  purpose_hant TEXT CHECK (purpose_hant <> ''),
  purpose_en   TEXT CHECK (purpose_en <> ''),
  note_hans    TEXT CHECK (note_hans <> ''),
  note_hant    TEXT CHECK (note_hant <> ''),
  note_en      TEXT CHECK (note_en <> '')
) STRICT;

CREATE TABLE calendar_day (
  date      TEXT PRIMARY KEY
            CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind      TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
  name_hans TEXT CHECK (name_hans <> ''),
  name_hant TEXT CHECK (name_hant <> ''),
  name_en   TEXT CHECK (name_en <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE station (
  id              INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 4294967295),
  revision        INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0),
  code            TEXT NOT NULL UNIQUE CHECK (code <> ''),
  level           TEXT NOT NULL CHECK (level IN ('city', 'district', 'street', 'town')),
  district_code   TEXT REFERENCES district (code),
  name_hans       TEXT NOT NULL CHECK (name_hans <> ''),
  name_hant       TEXT CHECK (name_hant <> ''),
  name_en         TEXT CHECK (name_en <> ''),
  place_hans      TEXT NOT NULL CHECK (place_hans <> ''),
  place_hant      TEXT CHECK (place_hant <> ''),
  place_en        TEXT CHECK (place_en <> ''),
  pinyin          TEXT CHECK (pinyin <> ''),
  initials        TEXT CHECK (initials <> ''),
  aliases         TEXT CHECK (aliases <> ''),
  address         TEXT CHECK (address <> ''),
  phone           TEXT CHECK (phone <> ''),
  hours           TEXT CHECK (hours <> ''),
  website         TEXT CHECK (website <> ''),
  access          TEXT CHECK (access <> ''),
  notice          TEXT CHECK (notice <> ''),
  notice_from     TEXT
                  CHECK (notice_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notice_until    TEXT
                  CHECK (notice_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  featured        TEXT NOT NULL
                  CHECK (featured IN ('unknown', 'none', 'popular', 'special')),
  featured_reason TEXT CHECK (featured_reason <> ''),
  featured_source TEXT CHECK (featured_source <> ''),
  status          TEXT NOT NULL
                  CHECK (status IN ('unknown', 'active', 'suspended', 'moved', 'closed')),
  status_note     TEXT CHECK (status_note <> ''),
  lat             REAL NOT NULL CHECK (lat BETWEEN -90.0 AND 90.0),    -- WGS-84, degrees
  lon             REAL NOT NULL CHECK (lon BETWEEN -180.0 AND 180.0),
  point_quality   TEXT NOT NULL
                  CHECK (point_quality IN ('door', 'A', 'B', 'U', 'C', 'D', 'E', 'seat')),
  point_is        TEXT CHECK (point_is <> ''),
  point_source    TEXT CHECK (point_source <> ''),
  point_checked_m REAL CHECK (point_checked_m >= 0.0),                 -- metres
  checked_on      TEXT
                  CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

-- The order in which stations are shown: the city's, then each district's own
-- before its streets and towns (the words of the levels stand so by themselves).
CREATE UNIQUE INDEX station_by_place ON station (district_code, level, code);

-- What a record says of a service; where it says nothing there is no row.
CREATE TABLE station_service (
  station INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  service INTEGER NOT NULL REFERENCES service (position),
  offer   TEXT NOT NULL CHECK (offer IN ('yes', 'no')),
  PRIMARY KEY (station, service)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
