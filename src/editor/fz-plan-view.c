/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-plan-view.h"

#include "fz-check-words.h"
#include "fz-history-words.h"
#include "fz-plan-lines.h"
#include "fz-plan-words.h"

#include <glib/gi18n.h>

/*
 * What a plan would do, before it is done: what is wrong with rows first, then every
 * station that would change, value by value, old and new, with what there is to ask of
 * it. Parts, stations and values are taken or left by a check button each, which writes into
 * the plan; by keyboard, Enter does that on the line that has the focus.
 *
 *   FzImportPlan ─▶ FzPlanLines, one a line ─▶ GtkListView
 *
 * `changed`: something else is taken.
 */
struct _FzPlanView
{
  AdwBin parent_instance;

  FzStationTable *table;   /* (owned) */
  FzImportPlan   *plan;    /* (borrowed) (nullable) */
  FzPlanLines    *lines;   /* (owned) */
  GtkLabel       *summary; /* (unowned): a child */
  GHashTable     *bound;   /* (owned) of GtkListItem, those on the screen */
  gboolean        shows_missing;
  gboolean        is_updating;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzPlanView, fz_plan_view, ADW_TYPE_BIN)

/* What a line is shown by. */
typedef struct
{
  GtkWidget *check;
  GtkWidget *icon;
  GtkLabel  *title;
  GtkLabel  *text;
} Parts;

/* Beside what it belongs to, pixels. */
#define INDENT 30
#define MARGIN 6

/* The caller's. */
static char *
dup_station_words (FzPlanView *self,
                   const char *code,
                   const char *name)
{
  g_autoptr (FzStation) station = fz_station_table_find_code (self->table, code);
  const char *known = station != NULL ? fz_station_get_name (station) : name;

  return g_strdup (known != NULL ? known : code);
}

/* The row of the sheet that begins on @line or before; rows are in the order of lines. */
static guint
find_row (const FzSheet *sheet,
          guint          line)
{
  guint low = 0, high = fz_sheet_get_n_rows (sheet);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (fz_sheet_get_line (sheet, middle) <= line)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The text of the cell that @error is about; NULL when it is about none. */
static const char *
find_cell (FzPlanView          *self,
           const FzImportError *error)
{
  const FzSheet *sheet = fz_import_plan_get_source (self->plan, error->source)->terms.sheet;

  if (sheet == NULL || error->column == NULL || fz_sheet_get_n_rows (sheet) == 0)
    return NULL;
  for (guint i = 0; i < fz_sheet_get_n_columns (sheet); i++)
    {
      if (g_str_equal (fz_sheet_get_header (sheet, i), error->column))
        return fz_sheet_get (sheet, find_row (sheet, error->line), i);
    }
  return NULL;
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
  gtk_widget_set_visible (parts->icon, name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (parts->icon), name);
}

static void
show_check (const Parts *parts,
            guint        n_taken,
            guint        n)
{
  gtk_widget_set_visible (parts->icon, FALSE);
  gtk_widget_set_visible (parts->check, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (parts->check), n_taken > 0);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (parts->check),
                                     n_taken > 0 && n_taken < n);
}

static void
show_head (FzPlanView  *self,
           const Parts *parts,
           FzPlanPart   part)
{
  guint            n = fz_plan_lines_count_part (self->lines, part);
  g_autofree char *title = fz_words_for_plan_part (part, n);

  if (part == FZ_PLAN_PART_ERRORS)
    show_icon (parts, NULL);
  else
    show_check (parts, fz_plan_lines_count_taken (self->lines, part), n);
  set_texts (parts, title, fz_words_for_plan_part_rule (part));
}

static void
show_error (FzPlanView          *self,
            const Parts         *parts,
            const FzImportError *error)
{
  g_autofree char *place = fz_words_for_import_place (self->plan, error);
  g_autofree char *reason = fz_words_for_import_error (error, find_cell (self, error),
                                                       self->table);

  show_icon (parts, "dialog-error-symbolic");
  set_texts (parts, place, reason);
}

static void
show_missing (FzPlanView            *self,
              const Parts           *parts,
              const FzImportMissing *missing)
{
  g_autofree char *name = dup_station_words (self, missing->code, missing->name);

  show_check (parts, missing->taken, 1);
  set_texts (parts, name, missing->taken ? _ ("Will be deleted") : missing->code);
}

static void
show_asked (FzPlanView    *self,
            const Parts   *parts,
            const FzCheck *asked)
{
  g_autofree char *words = fz_words_for_check (asked, self->table);

  show_icon (parts, "dialog-warning-symbolic");
  set_texts (parts, fz_words_for_field (asked->field), words);
}

static void
show_station (FzPlanView         *self,
              const Parts        *parts,
              const FzImportItem *item)
{
  g_autofree char *name = dup_station_words (self, item->code, item->name);
  gboolean         is_new = item->station == 0;

  if (is_new)
    show_check (parts, item->taken, 1);
  else
    show_check (parts, fz_plan_item_count_taken (item), fz_plan_item_count_takeable (item));
  set_texts (parts, name, is_new ? _ ("New station") : item->code);
}

static void
show_field (FzPlanView          *self,
            const Parts         *parts,
            const FzImportField *field)
{
  g_autofree char *words = fz_words_for_import_field (field);
  g_autofree char *title = NULL;

  title = fz_words_for_changed_field (field->field, self->plan->terms.catalog,
                                      fz_station_table_get_script (self->table));
  show_check (parts, field->taken, 1);
  set_texts (parts, title, words);
}

/* One of several values that the files give a field. */
static void
show_value (FzPlanView       *self,
            const Parts      *parts,
            const FzPlanLine *line)
{
  const FzImportValue *value = fz_import_field_get (line->field, line->value - 1);
  g_autofree char     *words = fz_words_for_changed_value (line->field->field, value->value);
  g_autofree char     *files = fz_words_for_import_sources (self->plan, value);

  show_check (parts, fz_plan_lines_is_taken (self->lines, line), 1);
  set_texts (parts, words, files);
}

static void
show_file (FzPlanView       *self,
           const Parts      *parts,
           const FzPlanLine *line)
{
  const FzImportSource *source = fz_import_plan_get_source (self->plan, line->source - 1);
  const char           *author = fz_import_source_get_author (source);
  g_autofree char      *name = fz_words_for_import_source (source);

  show_check (parts, source->taken, 1);
  set_texts (parts, name, author != NULL ? author : "");
}

/* What a screen reader says of the line. */
static void
name_line (GtkListItem *item,
           const Parts *parts)
{
  g_autofree char *label = NULL;

  /* Translators: the first %s is what a line is about, the second what it says of that. */
  label = g_strdup_printf (_ ("%s: %s"), gtk_label_get_label (parts->title),
                           gtk_label_get_label (parts->text));
  gtk_list_item_set_accessible_label (item, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
set_style (const FzPlanLine *line,
           GtkWidget        *box,
           const Parts      *parts)
{
  gboolean is_head = fz_plan_line_is_head (line);
  gboolean is_station = line->item != NULL && line->field == NULL && line->asked == NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (parts->title), "heading");
  gtk_widget_remove_css_class (GTK_WIDGET (parts->title), "title-4");
  if (is_head)
    gtk_widget_add_css_class (GTK_WIDGET (parts->title), "title-4");
  else if (is_station)
    gtk_widget_add_css_class (GTK_WIDGET (parts->title), "heading");
  gtk_widget_set_margin_top (box, is_head ? 12 : 0);
  gtk_widget_set_margin_start (box, is_head                                      ? MARGIN
                                    : line->value > 0                            ? 3 * INDENT
                                    : line->field != NULL || line->asked != NULL ? 2 * INDENT
                                                                                 : INDENT);
}

static void
show_line (FzPlanView  *self,
           GtkListItem *item)
{
  FzPlanLine  *line = gtk_list_item_get_item (item);
  const Parts *parts = g_object_get_data (G_OBJECT (item), "fz-parts");

  self->is_updating = TRUE;
  set_style (line, gtk_list_item_get_child (item), parts);
  if (line->error != NULL)
    show_error (self, parts, line->error);
  else if (line->missing != NULL)
    show_missing (self, parts, line->missing);
  else if (line->asked != NULL)
    show_asked (self, parts, line->asked);
  else if (line->field != NULL && line->value > 0)
    show_value (self, parts, line);
  else if (line->field != NULL)
    show_field (self, parts, line->field);
  else if (line->source > 0)
    show_file (self, parts, line);
  else if (line->item != NULL)
    show_station (self, parts, line->item);
  else
    show_head (self, parts, line->part);
  name_line (item, parts);
  self->is_updating = FALSE;
}

static void
update (FzPlanView *self)
{
  g_autofree char *summary = self->plan != NULL ? fz_words_for_plan (self->plan) : NULL;
  GHashTableIter   iter;
  gpointer         item;

  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_line (self, item);
}

static void
take_line (FzPlanView *self,
           FzPlanLine *line,
           gboolean    taken)
{
  fz_plan_lines_take (self->lines, line, taken);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_toggled (GtkCheckButton *check,
            GtkListItem    *list_item)
{
  GtkWidget  *widget = gtk_widget_get_ancestor (GTK_WIDGET (check), FZ_TYPE_PLAN_VIEW);
  FzPlanView *self = widget != NULL ? FZ_PLAN_VIEW (widget) : NULL;
  FzPlanLine *line = gtk_list_item_get_item (list_item);

  if (self != NULL && !self->is_updating && line != NULL)
    take_line (self, line, gtk_check_button_get_active (check));
}

static gboolean
is_choice (const FzPlanLine *line)
{
  return line->error == NULL && line->asked == NULL && line->part != FZ_PLAN_PART_ERRORS;
}

static void
on_line_activated (FzPlanView *self,
                   guint       position)
{
  g_autoptr (FzPlanLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL && is_choice (line))
    take_line (self, line, !fz_plan_lines_is_taken (self->lines, line));
}

static void
set_up_label (GtkLabel *label)
{
  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
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
  /* Words say the same. */
  parts->icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  parts->title = GTK_LABEL (gtk_label_new (NULL));
  parts->text = GTK_LABEL (gtk_label_new (NULL));
  g_signal_connect_object (parts->check, "toggled", G_CALLBACK (on_toggled), item,
                           G_CONNECT_DEFAULT);
  /* The line has the keyboard, and Enter is its click. */
  gtk_widget_set_focusable (parts->check, FALSE);
  set_up_label (parts->title);
  set_up_label (parts->text);
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
fz_plan_view_dispose (GObject *object)
{
  FzPlanView *self = FZ_PLAN_VIEW (object);

  fz_plan_lines_set_plan (self->lines, NULL, FALSE);
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
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (list), GTK_LIST_TAB_ITEM);
  g_signal_connect_object (list, "activate", G_CALLBACK (on_line_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What would change"), -1);
  return list;
}

static void
fz_plan_view_init (FzPlanView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->lines = fz_plan_lines_new ();
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

/* Whether stations that no row is about are shown, and can be deleted; FALSE at first. */
void
fz_plan_view_set_shows_missing (FzPlanView *self,
                                gboolean    shows_missing)
{
  self->shows_missing = shows_missing;
}

/* Shows @plan, which is finished, and borrowed until another is set, or NULL. */
void
fz_plan_view_set_plan (FzPlanView   *self,
                       FzImportPlan *plan)
{
  self->plan = plan;
  fz_plan_lines_set_plan (self->lines, plan, self->shows_missing);
  update (self);
}

/* Deletes every station that no row is about, or none. */
void
fz_plan_view_take_missing (FzPlanView *self,
                           gboolean    taken)
{
  g_return_if_fail (self->plan != NULL);

  fz_plan_lines_take_part (self->lines, FZ_PLAN_PART_MISSING, taken);
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
