/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-database-review.h"

#include "fz-database-private.h"
#include "fz-record-value.h"
#include "fz-statement.h"

/*
 * What waits for review is marked among the bases, by REVIEW, the batch that brought the newer
 * version, ":" and the field, with the base that there was before. A mark whose field has no base
 * any more, since it was made what is published, counts for nothing, and an undo of the batch does
 * not bring that base back. What waits since an older version has a mark of each that came since.
 *
 * A mark of a batch that was taken back begins with UNDONE, and has the base that it brought.
 */
#define IS_MARK "field GLOB '" REVIEW "*'"

/* The field that a mark is about. */
#define MARKED(table) \
  "substr (" table ".field, 8 + instr (substr (" table ".field, 8), ':'))"

/* The values of one station that wait. */
typedef struct
{
  FzRecord *mine;   /* (owned) (nullable) */
  FzRecord *base;   /* (owned) (nullable) */
  FzRecord *theirs; /* (owned) (nullable) */
} Sides;

/* On the way through the marks, station by station. */
typedef struct
{
  FzDatabase      *self;    /* (borrowed) */
  const FzCatalog *catalog; /* (borrowed) */
  GPtrArray       *reviews; /* (borrowed) to be filled */
  Sides            sides;
} Listing;

static void
clear_sides (Sides *sides)
{
  g_clear_pointer (&sides->mine, fz_record_unref);
  g_clear_pointer (&sides->base, fz_record_unref);
  g_clear_pointer (&sides->theirs, fz_record_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, clear_sides)

static void
free_review (gpointer data)
{
  FzReview *review = data;

  g_free (review->code);
  fz_conflict_free (review->conflict);
  g_free (review);
}

/* Takes the station that was gone through. */
static void
finish_station (Listing *listing)
{
  g_auto (Sides) sides = listing->sides;
  FzReview *review;

  listing->sides = (Sides) { 0 };
  if (sides.mine == NULL)
    return;
  review = g_new0 (FzReview, 1);
  review->station = sides.mine->id;
  review->code = g_strdup (sides.mine->code);
  review->conflict = fz_conflict_new (sides.base, sides.mine, sides.theirs, listing->catalog);
  for (guint i = 0; i < review->conflict->fields->len; i++)
    fz_conflict_choose (review->conflict, i, FZ_CHOICE_OPEN);
  g_ptr_array_add (listing->reviews, review);
}

static gboolean
begin_station (Listing *listing,
               guint32  station,
               GError **error)
{
  finish_station (listing);
  listing->sides.mine = fz_database_load_record (listing->self, listing->catalog, station, error);
  if (listing->sides.mine == NULL)
    return FALSE;
  listing->sides.base = fz_record_copy (listing->sides.mine);
  listing->sides.theirs = fz_record_copy (listing->sides.mine);
  return TRUE;
}

static gboolean
read_mark (sqlite3_stmt *statement,
           gpointer      data,
           GError      **error)
{
  Listing    *listing = data;
  guint32     station = (guint32) sqlite3_column_int64 (statement, 0);
  const char *texts[3];

  if (!fz_database_read_texts (statement, 1, G_N_ELEMENTS (texts), texts, error))
    return FALSE;
  if ((listing->sides.mine == NULL || listing->sides.mine->id != station) &&
      !begin_station (listing, station, error))
    return FALSE;
  fz_record_value_set (listing->sides.base, listing->catalog, texts[0], texts[1]);
  fz_record_value_set (listing->sides.theirs, listing->catalog, texts[0], texts[2]);
  return TRUE;
}

/* What waits for review, of FzReview, by station; the caller's. Of several marks of a field the
 * oldest counts, which is read last. */
GPtrArray *
fz_database_list_reviews (FzDatabase      *self,
                          const FzCatalog *catalog,
                          GError         **error)
{
  static const char sql[] =
      "SELECT mark.station, base.field, mark.value, base.value "
      "FROM base AS mark JOIN base ON base.station = mark.station AND base.field = " MARKED (
          "mark") " WHERE mark." IS_MARK
                  " ORDER BY mark.station, CAST (substr (mark.field, 8) AS INTEGER) DESC";
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func (free_review);
  Listing  listing = { .self = self, .catalog = catalog, .reviews = reviews };
  gboolean read = fz_database_read_rows (self->db, sql, read_mark, &listing, error);

  if (!read)
    {
      clear_sides (&listing.sides);
      return NULL;
    }
  finish_station (&listing);
  return g_steal_pointer (&reviews);
}

/* Marks @field of @station, of which @before was published before @batch, within the caller's
 * transaction. */
gboolean
fz_database_note_review (sqlite3    *db,
                         gint64      batch,
                         guint32     station,
                         const char *field,
                         const char *before,
                         GError    **error)
{
  g_autofree char *mark = g_strdup_printf (REVIEW "%" G_GINT64_FORMAT ":%s", batch, field);
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (db,
                                "INSERT INTO base (station, field, value) VALUES (?, ?, ?)",
                                error);
  return statement != NULL && fz_statement_bind_int (statement, 1, station, error) &&
         fz_statement_bind_text (statement, 2, mark, error) &&
         fz_statement_bind_text (statement, 3, before, error) &&
         fz_statement_run (statement, error);
}

/* Turns the marks that begin with @from and the number of the batch that @batch takes back or
 * makes again into such that begin with @to, and exchanges the bases of their fields. Where the
 * version itself stays as it is, so do they. */
static gboolean
exchange_bases (sqlite3    *db,
                gint64      batch,
                const char *from,
                const char *to,
                GError    **error)
{
  static const char *const steps[] = {
    /* The base that there is now goes into the new mark, */
    "INSERT OR REPLACE INTO base (station, field, value) "
    "SELECT mark.station, ?3 || substr (mark.field, length (?2) + 1), base.value "
    "FROM base AS mark JOIN base ON base.station = mark.station "
    "AND ?2 || (SELECT target FROM batch WHERE id = ?1) || ':' || base.field "
    "= mark.field" OF_VERSION,
    /* the one of the old mark takes its place, */
    "UPDATE base SET value = mark.value FROM base AS mark WHERE mark.station = base.station "
    "AND mark.field = ?2 || (SELECT target FROM batch WHERE id = ?1) || ':' "
    "|| base.field" OF_VERSION,
    /* and the old mark goes. */
    "DELETE FROM base WHERE field GLOB ?2 || (SELECT target FROM batch WHERE id = ?1) "
    "|| ':*'" OF_VERSION,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (sqlite3_stmt) statement = fz_statement_new (db, steps[i], error);

      if (statement == NULL || !fz_statement_bind_int (statement, 1, batch, error) ||
          !fz_statement_bind_text (statement, 2, from, error) ||
          (sqlite3_bind_parameter_count (statement) > 2 &&
           !fz_statement_bind_text (statement, 3, to, error)) ||
          !fz_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* After @batch, which took another one back: what that one left for review does not wait any more,
 * and what was published before it counts as published again. */
gboolean
fz_database_drop_undone_reviews (sqlite3 *db,
                                 gint64   batch,
                                 GError **error)
{
  return exchange_bases (db, batch, REVIEW, UNDONE, error);
}

/* After @batch, which made another one again: its reviews wait as they did. */
gboolean
fz_database_renew_reviews (sqlite3 *db,
                           gint64   batch,
                           GError **error)
{
  return exchange_bases (db, batch, UNDONE, REVIEW, error);
}

/* Forgets what was taken back: a newer version has come. */
gboolean
fz_database_forget_undone_reviews (sqlite3 *db,
                                   GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      fz_statement_new (db, "DELETE FROM base WHERE field GLOB '" UNDONE "*'", error);

  return statement != NULL && fz_statement_run (statement, error);
}

/* What was decided takes its marks along. */
static gboolean
drop_marks (sqlite3 *db,
            gpointer data,
            GError **error)
{
  const GPtrArray *reviews = data;
  g_autoptr (sqlite3_stmt) statement = NULL;

  statement = fz_statement_new (db,
                                "DELETE FROM base WHERE station = ? AND " IS_MARK
                                " AND " MARKED ("base") " = ?",
                                error);
  for (guint i = 0; statement != NULL && i < reviews->len; i++)
    {
      const FzReview  *review = g_ptr_array_index (reviews, i);
      const GPtrArray *fields = review->conflict->fields;

      for (guint j = 0; j < fields->len; j++)
        {
          const FzConflictField *field = g_ptr_array_index (fields, j);

          if (field->choice != FZ_CHOICE_OPEN &&
              (!fz_statement_bind_int (statement, 1, review->station, error) ||
               !fz_statement_bind_text (statement, 2, field->field, error) ||
               !fz_statement_run (statement, error)))
            return FALSE;
        }
    }
  return statement != NULL;
}

static void
add_changes (const FzReview *review,
             GPtrArray      *changes)
{
  for (guint i = 0; i < review->conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (review->conflict->fields, i);

      if (field->choice == FZ_CHOICE_THEIRS)
        g_ptr_array_add (changes, fz_change_new_if (review->station, field->field, field->mine,
                                                    field->theirs));
    }
}

/* Makes what is published of what was so chosen in @reviews, as one batch by @who, and lets wait
 * no more what was chosen at all. The caller's; its id is 0 where nothing was changed. */
FzBatch *
fz_database_settle_reviews (FzDatabase      *self,
                            const FzCatalog *catalog,
                            const GPtrArray *reviews,
                            const char      *who,
                            GError         **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fz_change_free);
  g_autoptr (FzBatch) batch = NULL;

  if (!fz_database_check_savable (self, error))
    return NULL;
  for (guint i = 0; i < reviews->len; i++)
    add_changes (g_ptr_array_index (reviews, i), changes);
  batch = changes->len > 0 ? fz_database_change (self, catalog, changes, who, error)
                           : fz_batch_new ();
  if (batch == NULL || !fz_sql_transact (self->db, drop_marks, (gpointer) reviews, error))
    return NULL;
  return g_steal_pointer (&batch);
}
