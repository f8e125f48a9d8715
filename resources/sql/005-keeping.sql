-- SPDX-License-Identifier: GPL-3.0-or-later
-- What keeping records for years needs: what a batch was, what was taken back, stations
-- that are deleted but not yet gone, and what became of those that are no more.

ALTER TABLE batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'edit'
  CHECK (kind IN ('edit', 'import', 'undo', 'redo', 'add', 'delete', 'restore', 'retire', 'purge',
                  'replace'));
-- Of an undo or a redo: the batch that it takes back or makes again.
ALTER TABLE batch ADD COLUMN target INTEGER;
-- The undo by which it is taken back now; NULL: it stands.
ALTER TABLE batch ADD COLUMN undone_by INTEGER;

CREATE INDEX batch_by_maker ON batch (made_by);
CREATE INDEX batch_by_kind ON batch (kind);

-- A field is a column of station, "service:" and a service's code with the words of
-- an offer, or "purged". With station 0, which is none, it is of the collection
-- itself: "district:" or "service:", a code, ":" and a column. NULL is unknown. What
-- was done to a station outlives it.
CREATE TABLE change_to_any (
  batch     INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
  station   INTEGER NOT NULL,
  field     TEXT NOT NULL CHECK (field <> ''),
  old_value TEXT CHECK (old_value <> ''),
  new_value TEXT CHECK (new_value <> ''),
  PRIMARY KEY (batch, station, field)
) STRICT, WITHOUT ROWID;

INSERT INTO change_to_any SELECT batch, station, field, old_value, new_value FROM change;
DROP TABLE change;
ALTER TABLE change_to_any RENAME TO change;
CREATE INDEX change_by_station ON change (station, batch);
CREATE INDEX change_by_field ON change (field, batch);

-- Codes are separated by ";".
ALTER TABLE station ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1));
ALTER TABLE station ADD COLUMN former_codes TEXT CHECK (former_codes <> ''); -- its own, and of
                                                                             -- those it followed
ALTER TABLE station ADD COLUMN successors TEXT CHECK (successors <> '');

ALTER TABLE district ADD COLUMN former_codes TEXT CHECK (former_codes <> '');
ALTER TABLE district ADD COLUMN successors TEXT CHECK (successors <> '');
ALTER TABLE district ADD COLUMN retired_on TEXT
  CHECK (retired_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE service ADD COLUMN former_codes TEXT CHECK (former_codes <> '');
ALTER TABLE service ADD COLUMN successors TEXT CHECK (successors <> '');
ALTER TABLE service ADD COLUMN retired_on TEXT
  CHECK (retired_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

PRAGMA user_version = 5;
