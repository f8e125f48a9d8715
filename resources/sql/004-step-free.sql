-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether one gets into a station without a step: beside the words of its access,
-- which no filter can read.

ALTER TABLE station ADD COLUMN step_free TEXT NOT NULL DEFAULT 'unknown'
  CHECK (step_free IN ('unknown', 'yes', 'no'));

PRAGMA user_version = 4;
