/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-lines.h"

#include "fz-history-words.h"

#include <glib/gi18n.h>

/* One station that comes or goes, or one value. */
struct _FzUpdateLine
{
  GObject parent_instance;

  const FzUpdateItem    *item;  /* (borrowed) */
  const FzConflictField *field; /* (borrowed) (nullable): the station as a whole */
};

G_DEFINE_FINAL_TYPE (FzUpdateLine, fz_update_line, G_TYPE_OBJECT)

/* Where a line is found. */
typedef struct
{
  const FzUpdateItem    *item;
  const FzConflictField *field; /* (nullable) */
} Place;

/*
 * The lines of an update, of which there may be hundreds of thousands: each is made when it is
 * asked for, and is the same one from then on.
 */
struct _FzUpdateLines
{
  GObject parent_instance;

  GArray    *places; /* (owned) of Place */
  GPtrArray *made;   /* (owned) of (nullable) FzUpdateLine, as many */
};

static void
fz_update_line_class_init (FzUpdateLineClass *klass)
{
}

static void
fz_update_line_init (FzUpdateLine *self)
{
}

static const char *
get_name (const FzRecord *record,
          FzScript        script)
{
  const char *name = fz_names_get (&record->place, script);

  return name != NULL ? name : record->code;
}

/* Which station, and what of it; the caller's. */
char *
fz_update_line_dup_title (FzUpdateLine   *self,
                          FzStationTable *table)
{
  const char *name = get_name (self->item->record, fz_station_table_get_script (table));

  if (self->field == NULL)
    return g_strdup (name);
  return fz_words_for_changed_place (table, self->item->record->id, name, self->field->field);
}

/* What becomes of it; the caller's. */
char *
fz_update_line_dup_subtitle (FzUpdateLine *self)
{
  const FzConflictField *field = self->field;
  g_autofree char       *mine = NULL;
  g_autofree char       *theirs = NULL;

  if (field == NULL)
    return g_strdup (self->item->kind == FZ_UPDATE_ADDED ? _ ("The station is added")
                                                         : _ ("The station is deleted"));
  if (field->side == FZ_SIDE_THEIRS)
    return fz_words_for_change (field->field, field->mine, field->theirs);
  mine = fz_words_for_changed_value (field->field, field->mine);
  theirs = fz_words_for_changed_value (field->field, field->theirs);
  if (field->side == FZ_SIDE_MINE)
    /* Translators: a value that was changed here, then the one that is published. */
    return g_strdup_printf (_ ("Yours stays: %s. Published: %s."), mine, theirs);
  /* Translators: a value that was changed here, then the one that is published now. */
  return g_strdup_printf (_ ("Yours stays: %s. Newly published: %s."), mine, theirs);
}

static GType
fz_update_lines_get_item_type (GListModel *model)
{
  return FZ_TYPE_UPDATE_LINE;
}

static guint
fz_update_lines_get_n_items (GListModel *model)
{
  return FZ_UPDATE_LINES (model)->places->len;
}

static gpointer
fz_update_lines_get_item (GListModel *model,
                          guint       i)
{
  FzUpdateLines *self = FZ_UPDATE_LINES (model);
  const Place   *place;
  FzUpdateLine  *line;

  if (i >= self->places->len)
    return NULL;
  line = g_ptr_array_index (self->made, i);
  if (line == NULL)
    {
      place = &g_array_index (self->places, Place, i);
      line = g_object_new (FZ_TYPE_UPDATE_LINE, NULL);
      line->item = place->item;
      line->field = place->field;
      g_ptr_array_index (self->made, i) = line;
    }
  return g_object_ref (line);
}

static void
fz_update_lines_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fz_update_lines_get_item_type;
  iface->get_n_items = fz_update_lines_get_n_items;
  iface->get_item = fz_update_lines_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FzUpdateLines,
                               fz_update_lines,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      fz_update_lines_list_model_init))

static void
clear_line (gpointer line)
{
  g_clear_object ((FzUpdateLine **) &line);
}

static void
fz_update_lines_finalize (GObject *object)
{
  FzUpdateLines *self = FZ_UPDATE_LINES (object);

  g_array_unref (self->places);
  g_ptr_array_unref (self->made);
  G_OBJECT_CLASS (fz_update_lines_parent_class)->finalize (object);
}

static void
fz_update_lines_class_init (FzUpdateLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_update_lines_finalize;
}

static void
fz_update_lines_init (FzUpdateLines *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->made = g_ptr_array_new_with_free_func (clear_line);
}

static gboolean
is_of_kind (const FzConflictField *field,
            FzUpdateLinesKind      kind)
{
  if (kind == FZ_UPDATE_LINES_CHANGES)
    return field->side == FZ_SIDE_THEIRS;
  return field->side == FZ_SIDE_MINE || field->side == FZ_SIDE_BOTH;
}

static void
add_fields (FzUpdateLines      *self,
            const FzUpdateItem *item,
            FzUpdateLinesKind   kind)
{
  for (guint i = 0; i < item->conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (item->conflict->fields, i);
      const Place            place = { item, field };

      if (is_of_kind (field, kind))
        g_array_append_val (self->places, place);
    }
}

/* Whether the station as a whole comes or goes: one on which people here worked stays. */
static gboolean
is_whole (const FzUpdateItem *item)
{
  if (item->conflict == NULL)
    return TRUE;
  for (guint i = 0; item->kind == FZ_UPDATE_REMOVED && i < item->conflict->fields->len; i++)
    {
      const FzConflictField *field = g_ptr_array_index (item->conflict->fields, i);

      if (field->side == FZ_SIDE_THEIRS)
        return TRUE;
    }
  return FALSE;
}

/* Those of @kind of @update, which stays as it is for as long as they are looked at. */
FzUpdateLines *
fz_update_lines_new (const FzUpdate   *update,
                     FzUpdateLinesKind kind)
{
  FzUpdateLines *self = g_object_new (FZ_TYPE_UPDATE_LINES, NULL);

  for (guint i = 0; i < update->items->len; i++)
    {
      const FzUpdateItem *item = g_ptr_array_index (update->items, i);
      const Place         whole = { item, NULL };

      if (!is_whole (item))
        add_fields (self, item, kind);
      else if (kind == FZ_UPDATE_LINES_CHANGES)
        g_array_append_val (self->places, whole);
    }
  g_ptr_array_set_size (self->made, (int) self->places->len);
  return self;
}
