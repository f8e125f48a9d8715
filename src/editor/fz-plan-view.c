/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-plan-view.h"

#include "fz-check-words.h"
#include "fz-history-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * What a plan would do, before it is done: what is wrong with rows first, then every
 * station that would change, value by value, old and new, with what there is to ask of
 * it. Stations and values are taken or left by a check button each, which writes into the
 * plan.
 *
 *   FzImportPlan ─▶ FzPlanLine, one a line ─▶ GtkListView
 *
 * `changed`: something else is taken.
 */
struct _FzPlanView
{
  AdwBin parent_instance;

  FzStationTable *table;   /* (owned) */
  FzImportPlan   *plan;    /* (borrowed) (nullable) */
  GListStore     *lines;   /* (owned) of FzPlanLine */
  GtkLabel       *summary; /* (unowned): a child */
  GHashTable     *bound;   /* (owned) of GtkListItem, those on the screen */
  gboolean        is_updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzPlanView, fz_plan_view, ADW_TYPE_BIN)

/* What a line is about. Borrowed of the plan, which outlives it. */
#define FZ_TYPE_PLAN_LINE (fz_plan_line_get_type ())
G_DECLARE_FINAL_TYPE (FzPlanLine, fz_plan_line, FZ, PLAN_LINE, GObject)

struct _FzPlanLine
{
  GObject parent_instance;

  FzImportItem  *item;  /* (borrowed) (nullable) with none of the others: a station */
  FzImportField *field; /* (borrowed) (nullable) a value of it */
  const FzCheck *asked; /* (borrowed) (nullable) what is to be asked of it */
  FzImportError *error; /* (borrowed) (nullable) a row that cannot be taken */
  guint          row;   /* of the sheet, of an error */
};

G_DEFINE_FINAL_TYPE (FzPlanLine, fz_plan_line, G_TYPE_OBJECT)

static void
fz_plan_line_class_init (FzPlanLineClass *klass)
{
}

static void
fz_plan_line_init (FzPlanLine *self)
{
}

/* What a line is shown by. */
typedef struct
{
  GtkWidget *check;
  GtkWidget *icon;
  GtkLabel  *title;
  GtkLabel  *text;
} Parts;

static char *
dup_station_words (FzPlanView         *self,
                   const FzImportItem *item)
{
  g_autoptr (FzStation) station = fz_station_table_find_code (self->table, item->code);
  const char *name = station != NULL ? fz_station_get_name (station) : item->name;

  return g_strdup (name != NULL ? name : item->code);
}

static gboolean
is_of_point (const FzImportField *field)
{
  return g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LAT)) ||
         g_str_equal (field->field, fz_field_to_word (FZ_FIELD_LON));
}

/* The text of the cell that @error is about; NULL when it is about none. */
static const char *
find_cell (FzPlanView       *self,
           const FzPlanLine *line)
{
  const FzSheet *sheet = self->plan->terms.sheet;

  for (guint i = 0; line->error->column != NULL && i < fz_sheet_get_n_columns (sheet); i++)
    {
      if (g_str_equal (fz_sheet_get_header (sheet, i), line->error->column))
        return fz_sheet_get (sheet, line->row, i);
    }
  return NULL;
}

static char *
dup_reason_words (FzPlanView       *self,
                  const FzPlanLine *line)
{
  const char *cell = find_cell (self, line);

  if (line->error->is_unknown)
    return g_strdup (_ ("No station has this code, or this name in this district."));
  if (line->error->check != NULL)
    return fz_words_for_check (line->error->check, self->table);
  if (cell == NULL)
    return g_strdup (line->error->reason);
  /* Translators: the first %s is what somebody wrote, the second a technical reason. */
  return g_strdup_printf (_ ("“%s” cannot be taken: %s"), cell, line->error->reason);
}

static char *
dup_place_words (const FzImportError *error)
{
  if (error->column == NULL || *error->column == '\0')
    /* Translators: a row of a spreadsheet, by its number. */
    return g_strdup_printf (_ ("Row %u"), error->line);
  /* Translators: a row of a spreadsheet, by its number, and the column's name. */
  return g_strdup_printf (_ ("Row %u, %s"), error->line, error->column);
}

static void
set_texts (const Parts *parts,
           const char  *title,
           const char  *text)
{
  gtk_label_set_label (parts->title, title);
  gtk_label_set_label (parts->text, text);
}

static void
show_icon (const Parts *parts,
           const char  *name)
{
  gtk_widget_set_visible (parts->check, FALSE);
  gtk_widget_set_visible (parts->icon, TRUE);
  gtk_image_set_from_icon_name (GTK_IMAGE (parts->icon), name);
}

static void
show_error (FzPlanView       *self,
            const Parts      *parts,
            const FzPlanLine *line)
{
  g_autofree char *place = dup_place_words (line->error);
  g_autofree char *reason = dup_reason_words (self, line);

  show_icon (parts, "dialog-error-symbolic");
  set_texts (parts, place, reason);
}

static void
show_asked (FzPlanView       *self,
            const Parts      *parts,
            const FzPlanLine *line)
{
  g_autofree char *words = fz_words_for_check (line->asked, self->table);

  show_icon (parts, "dialog-warning-symbolic");
  set_texts (parts, fz_words_for_field (line->asked->field), words);
}

static guint
count_taken (const FzImportItem *item)
{
  guint n = 0;

  for (guint i = 0; i < item->fields->len; i++)
    n += ((const FzImportField *) g_ptr_array_index (item->fields, i))->taken;
  return n;
}

static void
show_check (const Parts *parts,
            gboolean     active,
            gboolean     half)
{
  gtk_widget_set_visible (parts->icon, FALSE);
  gtk_widget_set_visible (parts->check, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (parts->check), active);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (parts->check), half);
}

static void
show_station (FzPlanView       *self,
              const Parts      *parts,
              const FzPlanLine *line)
{
  g_autofree char *name = dup_station_words (self, line->item);
  guint            n = count_taken (line->item);
  gboolean         is_new = line->item->station == 0;

  show_check (parts, is_new ? line->item->taken : n > 0,
              !is_new && n > 0 && n < line->item->fields->len);
  set_texts (parts, name, is_new ? _ ("New station") : line->item->code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_field (FzPlanView       *self,
            const Parts      *parts,
            const FzPlanLine *line)
{
  const FzImportField *field = line->field;
  g_autofree char     *title = NULL;
  g_autofree char     *change = fz_words_for_change (field->field, field->was, field->value);
  g_autofree char     *label = NULL;

  title = fz_words_for_changed_field (field->field, self->plan->terms.catalog,
                                      fz_station_table_get_script (self->table));
  /* Translators: the first %s is a field's name, the second what it was and becomes. */
  label = g_strdup_printf (_ ("%s: %s"), title, change);
  show_check (parts, field->taken, FALSE);
  set_texts (parts, title, change);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
show_line (FzPlanView  *self,
           GtkListItem *item)
{
  FzPlanLine  *line = gtk_list_item_get_item (item);
  GtkWidget   *box = gtk_list_item_get_child (item);
  const Parts *parts = g_object_get_data (G_OBJECT (item), "fz-parts");
  gboolean     is_station = line->item != NULL && line->field == NULL && line->asked == NULL;

  self->is_updating = TRUE;
  gtk_widget_remove_css_class (GTK_WIDGET (parts->title), "heading");
  if (is_station)
    gtk_widget_add_css_class (GTK_WIDGET (parts->title), "heading");
  gtk_widget_set_margin_start (box, is_station || line->error != NULL ? 6 : 36);
  if (line->error != NULL)
    show_error (self, parts, line);
  else if (line->asked != NULL)
    show_asked (self, parts, line);
  else if (line->field != NULL)
    show_field (self, parts, line);
  else
    show_station (self, parts, line);
  self->is_updating = FALSE;
}

/* What is said of how many; the caller's. */
static char *
dup_summary (const FzImportPlan *plan)
{
  guint            n_changed = fz_import_plan_count_changed (plan);
  guint            n_unknown = 0;
  guint            n_wrong;
  g_autofree char *same = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *wrong = NULL;
  char            *summary;

  for (guint i = 0; i < plan->errors->len; i++)
    n_unknown += ((const FzImportError *) g_ptr_array_index (plan->errors, i))->is_unknown;
  n_wrong = plan->errors->len - n_unknown;
  summary = g_strdup_printf (ngettext ("%u station changes.", "%u stations change.", n_changed),
                             n_changed);
  same = g_strdup_printf (ngettext ("%u stays as it is.", "%u stay as they are.",
                                    plan->n_unchanged),
                          plan->n_unchanged);
  unknown = g_strdup_printf (ngettext ("%u row finds no station.", "%u rows find no station.",
                                       n_unknown),
                             n_unknown);
  wrong = g_strdup_printf (ngettext ("%u value is refused.", "%u values are refused.", n_wrong),
                           n_wrong);
  summary = fz_words_add_sentence (summary, same);
  if (n_unknown > 0)
    summary = fz_words_add_sentence (summary, unknown);
  if (n_wrong > 0)
    summary = fz_words_add_sentence (summary, wrong);
  return summary;
}

static void
update (FzPlanView *self)
{
  g_autofree char *summary = self->plan != NULL ? dup_summary (self->plan) : NULL;
  GHashTableIter   iter;
  gpointer         item;

  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_line (self, item);
}

/* Half of one point and half of another are no point. */
static void
take_field (FzImportItem  *item,
            FzImportField *field,
            gboolean       taken)
{
  field->taken = taken;
  for (guint i = 0; is_of_point (field) && i < item->fields->len; i++)
    {
      FzImportField *other = g_ptr_array_index (item->fields, i);

      if (is_of_point (other))
        other->taken = taken;
    }
}

static void
on_toggled (GtkCheckButton *check,
            GtkListItem    *list_item)
{
  GtkWidget  *widget = gtk_widget_get_ancestor (GTK_WIDGET (check), FZ_TYPE_PLAN_VIEW);
  FzPlanView *self = widget != NULL ? FZ_PLAN_VIEW (widget) : NULL;
  FzPlanLine *line = gtk_list_item_get_item (list_item);
  gboolean    taken = gtk_check_button_get_active (check);

  if (self == NULL || self->is_updating || line == NULL || line->item == NULL)
    return;
  if (line->field != NULL)
    take_field (line->item, line->field, taken);
  else
    {
      line->item->taken = taken;
      for (guint i = 0; i < line->item->fields->len; i++)
        ((FzImportField *) g_ptr_array_index (line->item->fields, i))->taken = taken;
    }
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_line_setup (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               FzPlanView               *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = adw_wrap_box_new ();
  Parts     *parts = g_new0 (Parts, 1);

  parts->check = gtk_check_button_new ();
  parts->icon = gtk_image_new ();
  parts->title = GTK_LABEL (gtk_label_new (NULL));
  parts->text = GTK_LABEL (gtk_label_new (NULL));
  g_signal_connect_object (parts->check, "toggled", G_CALLBACK (on_toggled), item,
                           G_CONNECT_DEFAULT);
  gtk_label_set_xalign (parts->title, 0);
  gtk_label_set_wrap (parts->title, TRUE);
  gtk_label_set_xalign (parts->text, 0);
  gtk_label_set_wrap (parts->text, TRUE);
  gtk_label_set_wrap_mode (parts->text, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (parts->text), "dimmed");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (words), 12);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  adw_wrap_box_append (ADW_WRAP_BOX (words), GTK_WIDGET (parts->title));
  adw_wrap_box_append (ADW_WRAP_BOX (words), GTK_WIDGET (parts->text));
  gtk_box_append (GTK_BOX (box), parts->check);
  gtk_box_append (GTK_BOX (box), parts->icon);
  gtk_box_append (GTK_BOX (box), words);
  g_object_set_data_full (G_OBJECT (item), "fz-parts", parts, g_free);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_focusable (item, FALSE);
}

static void
on_line_bind (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              FzPlanView               *self)
{
  g_hash_table_add (self->bound, item);
  show_line (self, item);
}

static void
on_line_unbind (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                FzPlanView               *self)
{
  g_hash_table_remove (self->bound, item);
}

static void
add_line (GPtrArray     *lines,
          FzImportItem  *item,
          FzImportField *field,
          const FzCheck *asked)
{
  FzPlanLine *line = g_object_new (FZ_TYPE_PLAN_LINE, NULL);

  line->item = item;
  line->field = field;
  line->asked = asked;
  g_ptr_array_add (lines, line);
}

static void
add_item (GPtrArray    *lines,
          FzImportItem *item)
{
  add_line (lines, item, NULL, NULL);
  for (guint i = 0; i < item->fields->len; i++)
    add_line (lines, item, g_ptr_array_index (item->fields, i), NULL);
  for (guint i = 0; i < item->asked->len; i++)
    add_line (lines, item, NULL, g_ptr_array_index (item->asked, i));
}

/* Errors and rows are both in the order of their lines. */
static void
add_errors (GPtrArray          *lines,
            const FzImportPlan *plan)
{
  guint n_rows = fz_sheet_get_n_rows (plan->terms.sheet);
  guint row = 0;

  for (guint i = 0; i < plan->errors->len; i++)
    {
      FzPlanLine *line = g_object_new (FZ_TYPE_PLAN_LINE, NULL);

      line->error = g_ptr_array_index (plan->errors, i);
      while (row + 1 < n_rows && fz_sheet_get_line (plan->terms.sheet, row) < line->error->line)
        row++;
      line->row = row;
      g_ptr_array_add (lines, line);
    }
}

static void
fz_plan_view_dispose (GObject *object)
{
  FzPlanView *self = FZ_PLAN_VIEW (object);

  g_list_store_remove_all (self->lines);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (fz_plan_view_parent_class)->dispose (object);
}

static void
fz_plan_view_finalize (GObject *object)
{
  FzPlanView *self = FZ_PLAN_VIEW (object);

  g_object_unref (self->lines);
  g_hash_table_unref (self->bound);
  G_OBJECT_CLASS (fz_plan_view_parent_class)->finalize (object);
}

static void
fz_plan_view_class_init (FzPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = fz_plan_view_dispose;
  object_class->finalize = fz_plan_view_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_list (FzPlanView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel  *model;
  GtkWidget          *list;

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_line_setup), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_line_bind), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_line_unbind), self,
                           G_CONNECT_DEFAULT);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines))));
  list = gtk_list_view_new (model, factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What would change"), -1);
  return list;
}

static void
fz_plan_view_init (FzPlanView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->lines = g_list_store_new (FZ_TYPE_PLAN_LINE);
  self->bound = g_hash_table_new (NULL, NULL);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->summary), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->summary), 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_list (self));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Knows the stations by @table. */
GtkWidget *
fz_plan_view_new (FzStationTable *table)
{
  FzPlanView *self = g_object_new (FZ_TYPE_PLAN_VIEW, NULL);

  self->table = g_object_ref (table);
  return GTK_WIDGET (self);
}

/* Shows @plan, which is finished, and borrowed until another is set, or NULL. */
void
fz_plan_view_set_plan (FzPlanView   *self,
                       FzImportPlan *plan)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  if (plan != NULL)
    add_errors (lines, plan);
  for (guint i = 0; plan != NULL && i < plan->items->len; i++)
    add_item (lines, g_ptr_array_index (plan->items, i));
  g_list_store_remove_all (self->lines);
  self->plan = plan;
  g_list_store_splice (self->lines, 0, 0, lines->pdata, lines->len);
  update (self);
}
