/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-table.h"

#include "fz-station-private.h"

/**
 * FzStationTable:
 *
 * All stations, for finding: columns filled by the storage thread, and the
 * catalogue that they refer to. It belongs to the interface's thread. #FzStation
 * objects are faces of its rows, made when asked for; the table knows those that
 * somebody holds, without holding them itself.
 *
 * `changed` says that anything in the table has changed. Row numbers are good
 * until then; ids stay.
 */
struct _FzStationTable
{
  GObject parent_instance;

  FzScript          script;
  FzCatalog        *catalog; /* (owned) */
  FzStationColumns *columns; /* (owned) */
  GHashTable       *faces;   /* (owned) id to borrowed FzStation */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzStationTable, fz_station_table, G_TYPE_OBJECT)

/* A face that somebody holds. */
typedef struct
{
  FzStationTable *table;   /* (borrowed) */
  FzStation      *station; /* (borrowed) told by on_face_finalized() when it goes */
  guint32         id;
} Face;

static void
on_face_finalized (gpointer data,
                   GObject *where_the_station_was)
{
  Face *face = data;

  g_hash_table_remove (face->table->faces, GUINT_TO_POINTER (face->id));
}

static FzStation *
create_face (FzStationTable *self,
             guint32         id)
{
  Face *face = g_new0 (Face, 1);

  face->table = self;
  face->station = fz_station_new (id);
  face->id = id;
  g_object_weak_ref (G_OBJECT (face->station), on_face_finalized, face);
  g_hash_table_insert (self->faces, GUINT_TO_POINTER (id), face);
  return face->station;
}

static void
forget_faces (FzStationTable *self)
{
  GHashTableIter iter;
  gpointer       data;

  g_hash_table_iter_init (&iter, self->faces);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Face *face = data;

      g_object_weak_unref (G_OBJECT (face->station), on_face_finalized, face);
      g_hash_table_iter_remove (&iter);
    }
}

static void
update_face (FzStationTable *self,
             FzStation      *station,
             guint           row)
{
  fz_station_update (station, self->columns, row, self->catalog, self->script);
}

/* Faces of stations that are gone keep what they last showed. */
static void
update_faces (FzStationTable *self)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer       data;

  if (g_hash_table_size (self->faces) == 0)
    return;

  g_hash_table_iter_init (&iter, self->faces);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    g_ptr_array_add (held, g_object_ref (((Face *) data)->station));

  for (guint i = 0; i < held->len; i++)
    {
      FzStation *station = g_ptr_array_index (held, i);
      guint      row;

      if (fz_station_columns_find (self->columns, fz_station_get_id (station), &row))
        update_face (self, station, row);
    }
}

static guint32
make_services_mask (const FzRecord *record)
{
  guint32 mask = 0;

  for (guint i = 0; i < record->offers->len; i++)
    {
      if (fz_record_get_offer (record, i) == FZ_OFFER_YES)
        mask |= 1u << i;
    }
  return mask;
}

static FzStationEntry
make_entry (FzStationTable *self,
            const FzRecord *record)
{
  FzStationEntry entry = {
    .id = record->id,
    .code = record->code,
    .level = record->level,
    .district = FZ_NO_DISTRICT,
    .pinyin = record->pinyin,
    .initials = record->initials,
    .aliases = record->aliases,
    .former_codes = record->former_codes,
    .address = record->address,
    .hours = record->hours,
    .featured = record->featured,
    .status = record->status,
    .point = record->point,
    .point_quality = record->point_quality,
    .step_free = record->step_free,
    .checked_on = record->checked_on,
    .services = make_services_mask (record),
  };
  guint district;

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      entry.names[i] = record->names.by_script[i];
      entry.place[i] = record->place.by_script[i];
    }
  if (record->district_code != NULL &&
      fz_catalog_find_district (self->catalog, record->district_code, &district))
    entry.district = district;
  return entry;
}

/* A face that somebody holds keeps what it last showed. */
static gboolean
remove_record (FzStationTable *self,
               guint32         id)
{
  guint row;

  if (!fz_station_columns_find (self->columns, id, &row))
    return FALSE;
  fz_station_columns_remove (self->columns, row);
  return TRUE;
}

static gboolean
put_record (FzStationTable *self,
            const FzRecord *record)
{
  FzStationEntry entry;
  gboolean       known;
  guint          row;
  Face          *face;

  if (record->deleted)
    return remove_record (self, record->id);

  entry = make_entry (self, record);
  known = fz_station_columns_find (self->columns, record->id, &row);
  if (known)
    {
      fz_station_columns_replace (self->columns, row, &entry);
    }
  else
    {
      row = fz_station_columns_get_n_rows (self->columns);
      fz_station_columns_append (self->columns, &entry);
    }

  face = g_hash_table_lookup (self->faces, GUINT_TO_POINTER (record->id));
  if (face != NULL)
    {
      g_autoptr (FzStation) held = g_object_ref (face->station);

      update_face (self, held, row);
    }
  return known;
}

static void
fz_station_table_finalize (GObject *object)
{
  FzStationTable *self = FZ_STATION_TABLE (object);

  forget_faces (self);
  g_hash_table_unref (self->faces);
  fz_station_columns_free (self->columns);
  fz_catalog_unref (self->catalog);

  G_OBJECT_CLASS (fz_station_table_parent_class)->finalize (object);
}

static void
fz_station_table_class_init (FzStationTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = fz_station_table_finalize;

  /**
   * FzStationTable::changed:
   *
   * Stations have come, gone or changed. Faces are true again before this.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", FZ_TYPE_STATION_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

static void
fz_station_table_init (FzStationTable *self)
{
  self->catalog = fz_catalog_new ();
  self->columns = fz_station_columns_new ();
  self->faces = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/* An empty table whose faces have their names in @script. */
FzStationTable *
fz_station_table_new (FzScript script)
{
  FzStationTable *self = g_object_new (FZ_TYPE_STATION_TABLE, NULL);

  self->script = script;
  return self;
}

/* Replaces everything, in one change. Takes @columns over and a reference to
 * @catalog, by which the columns were filled. */
void
fz_station_table_take (FzStationTable   *self,
                       FzCatalog        *catalog,
                       FzStationColumns *columns)
{
  g_return_if_fail (FZ_IS_STATION_TABLE (self));

  fz_catalog_unref (self->catalog);
  self->catalog = fz_catalog_ref (catalog);
  fz_station_columns_free (self->columns);
  self->columns = columns;

  update_faces (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Takes over a saved @record: its row follows, or is new and last, or goes when the
 * record is deleted. Returns whether the station was there before. */
gboolean
fz_station_table_update (FzStationTable *self,
                         const FzRecord *record)
{
  gboolean known;

  g_return_val_if_fail (FZ_IS_STATION_TABLE (self), FALSE);

  known = put_record (self, record);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return known;
}

/* The same for all @records, of FzRecord, in one change. */
void
fz_station_table_update_all (FzStationTable  *self,
                             const GPtrArray *records)
{
  g_return_if_fail (FZ_IS_STATION_TABLE (self));

  if (records->len == 0)
    return;
  for (guint i = 0; i < records->len; i++)
    put_record (self, g_ptr_array_index (records, i));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The catalogue's calendar is @calendar from now on, and whatever is open is judged
 * anew. Only the thread of the table reads a catalogue's calendar: the store's leaves it
 * alone. */
void
fz_station_table_set_calendar (FzStationTable *self,
                               FzCalendar     *calendar)
{
  g_return_if_fail (FZ_IS_STATION_TABLE (self));

  fz_catalog_set_calendar (self->catalog, calendar);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

FzScript
fz_station_table_get_script (FzStationTable *self)
{
  return self->script;
}

/* Owned by the table; an empty one until the first stations come. */
FzCatalog *
fz_station_table_get_catalog (FzStationTable *self)
{
  return self->catalog;
}

/* Owned by the table, and good until it changes. */
const FzStationColumns *
fz_station_table_get_columns (FzStationTable *self)
{
  return self->columns;
}

/* Whether anybody has said of any station that it is featured, or is not. */
gboolean
fz_station_table_knows_featured (FzStationTable *self)
{
  guint n_rows = fz_station_table_get_n_rows (self);

  for (guint row = 0; row < n_rows; row++)
    {
      if (fz_station_columns_get_featured (self->columns, row) != FZ_FEATURED_UNKNOWN)
        return TRUE;
    }
  return FALSE;
}

guint
fz_station_table_get_n_rows (FzStationTable *self)
{
  return fz_station_columns_get_n_rows (self->columns);
}

/* The face of @row: the same object as long as anybody holds it. Owned by the
 * caller. */
FzStation *
fz_station_table_dup_station (FzStationTable *self,
                              guint           row)
{
  guint32    id;
  Face      *face;
  FzStation *station;

  g_return_val_if_fail (row < fz_station_table_get_n_rows (self), NULL);

  id = fz_station_columns_get_id (self->columns, row);
  face = g_hash_table_lookup (self->faces, GUINT_TO_POINTER (id));
  if (face != NULL)
    return g_object_ref (face->station);

  station = create_face (self, id);
  update_face (self, station, row);
  return station;
}

/* The face of the station of @id, owned by the caller; NULL when there is none. */
FzStation *
fz_station_table_find_station (FzStationTable *self,
                               guint32         id)
{
  guint row;

  if (!fz_station_columns_find (self->columns, id, &row))
    return NULL;
  return fz_station_table_dup_station (self, row);
}

/* The face of the station of @code, owned by the caller; NULL when there is none. */
FzStation *
fz_station_table_find_code (FzStationTable *self,
                            const char     *code)
{
  guint n = fz_station_table_get_n_rows (self);

  for (guint row = 0; row < n; row++)
    {
      if (g_str_equal (fz_station_columns_get_code (self->columns, row), code))
        return fz_station_table_dup_station (self, row);
    }
  return NULL;
}
