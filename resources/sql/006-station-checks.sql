-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was found right, fact by fact: when and by whom. checked_on of a station follows
-- from that: see src/model/fz-record-checks.h.

-- A field is the word of a fact in src/model/fz-fact.c.
CREATE TABLE station_check (
  station    INTEGER NOT NULL REFERENCES station (id) ON DELETE CASCADE,
  field      TEXT NOT NULL CHECK (field <> ''),
  checked_on TEXT NOT NULL
             CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  checked_by TEXT CHECK (checked_by <> ''),
  PRIMARY KEY (station, field)
) STRICT, WITHOUT ROWID;

-- Until now one day was said of a whole station. It holds for every fact that was there
-- then: not for one that somebody changed later. Who entered it in an edit found it so; who
-- only brought it in, or published it, need not have.
WITH
  part (fact, field) AS (
    VALUES ('name', 'name_hans'), ('name', 'name_hant'), ('name', 'name_en'),
           ('address', 'address'), ('phone', 'phone'), ('hours', 'hours'),
           ('website', 'website'), ('access', 'access'), ('access', 'step_free'),
           ('featured', 'featured'), ('featured', 'featured_reason'),
           ('status', 'status'), ('status', 'status_note'),
           ('point', 'lat'), ('point', 'lon'), ('point', 'point_quality')
  ),
  entered (station, batch) AS (
    SELECT station, max (batch) FROM change WHERE field = 'checked_on' GROUP BY station
  ),
  confirmed (station, day, who, batch) AS (
    SELECT station.id, station.checked_on,
           CASE WHEN batch.kind = 'edit' THEN batch.made_by END, ifnull (entered.batch, 0)
    FROM station
    LEFT JOIN entered ON entered.station = station.id
    LEFT JOIN batch ON batch.id = entered.batch
    WHERE station.checked_on IS NOT NULL
  ),
  known (station, fact) AS (
    SELECT id, 'name' FROM station
    UNION ALL SELECT id, 'address' FROM station WHERE address IS NOT NULL
    UNION ALL SELECT id, 'phone' FROM station WHERE phone IS NOT NULL
    UNION ALL SELECT id, 'hours' FROM station WHERE hours IS NOT NULL
    UNION ALL SELECT id, 'website' FROM station WHERE website IS NOT NULL
    UNION ALL SELECT id, 'access' FROM station
              WHERE access IS NOT NULL OR step_free <> 'unknown'
    UNION ALL SELECT DISTINCT station, 'services' FROM station_service
    UNION ALL SELECT id, 'featured' FROM station WHERE featured <> 'unknown'
    UNION ALL SELECT id, 'status' FROM station WHERE status <> 'unknown'
    UNION ALL SELECT id, 'point' FROM station
  )
INSERT INTO station_check (station, field, checked_on, checked_by)
SELECT confirmed.station, known.fact, confirmed.day, confirmed.who
FROM confirmed JOIN known ON known.station = confirmed.station
WHERE NOT EXISTS (
  SELECT 1 FROM change
  WHERE change.station = confirmed.station AND change.batch > confirmed.batch
    AND (change.field IN (SELECT field FROM part WHERE part.fact = known.fact)
         OR (known.fact = 'services' AND change.field GLOB 'service:*'))
);

-- What was published of the day was published of each check.
INSERT OR IGNORE INTO base (station, field, value)
SELECT base.station, 'check:' || station_check.field, base.value
FROM base JOIN station_check ON station_check.station = base.station
WHERE base.field = 'checked_on';
DELETE FROM base WHERE field = 'checked_on';

-- The day stands only where every fact of which anything is known was found right.
UPDATE station SET checked_on = NULL
WHERE checked_on IS NOT NULL AND (
  SELECT count (*) FROM station_check WHERE station_check.station = station.id
) < 2 + (address IS NOT NULL) + (phone IS NOT NULL) + (hours IS NOT NULL)
  + (website IS NOT NULL) + (access IS NOT NULL OR step_free <> 'unknown')
  + (featured <> 'unknown') + (status <> 'unknown')
  + EXISTS (SELECT 1 FROM station_service WHERE station_service.station = station.id);

-- A batch may be a check now. Its kinds are those of src/store/fz-change.c, and no longer
-- listed here, since a list cannot be added to.
CREATE TABLE batch_of_any (
  id        INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice
  made_at   TEXT NOT NULL                      -- UTC
            CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
  made_by   TEXT CHECK (made_by <> ''),
  kind      TEXT NOT NULL DEFAULT 'edit' CHECK (kind <> ''),
  target    INTEGER, -- of an undo or a redo: the batch that it takes back or makes again
  undone_by INTEGER  -- the undo by which it is taken back now; NULL: it stands
) STRICT;

-- A field is a column of station, "service:" and a service's code with the words of an
-- offer, "check:" and a fact's word with the day and who found it right, or "purged". With
-- station 0, which is none, it is of the collection itself: "district:" or "service:", a
-- code, ":" and a column. NULL is unknown. What was done to a station outlives it. It was made
-- by whoever is named with it: somebody who sent it as a correction; NULL: who made the batch.
CREATE TABLE change_of_any (
  batch     INTEGER NOT NULL REFERENCES batch_of_any (id) ON DELETE CASCADE,
  station   INTEGER NOT NULL,
  field     TEXT NOT NULL CHECK (field <> ''),
  old_value TEXT CHECK (old_value <> ''),
  new_value TEXT CHECK (new_value <> ''),
  made_by   TEXT CHECK (made_by <> ''),
  PRIMARY KEY (batch, station, field)
) STRICT, WITHOUT ROWID;

INSERT INTO batch_of_any SELECT id, made_at, made_by, kind, target, undone_by FROM batch;
INSERT INTO change_of_any (batch, station, field, old_value, new_value)
  SELECT batch, station, field, old_value, new_value FROM change;
DELETE FROM sqlite_sequence WHERE name = 'batch_of_any';
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'batch_of_any', seq FROM sqlite_sequence WHERE name = 'batch';
DROP TABLE change;
DROP TABLE batch;
ALTER TABLE batch_of_any RENAME TO batch;
ALTER TABLE change_of_any RENAME TO change;
CREATE INDEX batch_by_maker ON batch (made_by);
CREATE INDEX batch_by_kind ON batch (kind);
CREATE INDEX change_by_station ON change (station, batch);
CREATE INDEX change_by_field ON change (field, batch);
CREATE INDEX change_by_maker ON change (made_by) WHERE made_by IS NOT NULL;

PRAGMA user_version = 6;
