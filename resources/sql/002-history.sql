-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who changed what, and what the collection itself says where people changed it.

-- What was saved together; its changes are undone together.
CREATE TABLE batch (
  id      INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  made_at TEXT NOT NULL                      -- UTC
          CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
  made_by TEXT CHECK (made_by <> '')
) STRICT;

-- A field is a column of station, or "service:" and a service's code with the
-- words of an offer. NULL is unknown.
CREATE TABLE change (
  batch     INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  station   INTEGER NOT NULL REFERENCES station (id),
  field     TEXT NOT NULL CHECK (field <> ''),
  old_value TEXT CHECK (old_value <> ''),
  new_value TEXT CHECK (new_value <> ''),
  PRIMARY KEY (batch, station, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_station ON change (station, batch);

-- The value that the collection gives, for every field that people have changed
-- since: the common ancestor when a newer version of the collection comes. A
-- field without a row stands as it was published.
CREATE TABLE base (
  station INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  field   TEXT NOT NULL CHECK (field <> ''),
  value   TEXT CHECK (value <> ''),
  PRIMARY KEY (station, field)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
