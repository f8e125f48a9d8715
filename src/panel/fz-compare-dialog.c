/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-compare-dialog.h"

#include "fz-dialog-width.h"
#include "fz-hours-words.h"
#include "fz-phone.h"
#include "fz-plain-text.h"
#include "fz-state-words.h"
#include "fz-way-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/*
 * Two or three stations side by side: a column each, and for each thing to compare a
 * line with its name across all columns and the values below. What one of them has not
 * recorded says so, since that is a difference too.
 */
struct _FzCompareDialog
{
  AdwDialog parent_instance;

  /* template */
  AdwBanner *sample_banner;
  GtkGrid   *grid;

  GPtrArray *records; /* (owned) of FzRecord (owned) */
  FzFinder  *finder;  /* (owned) */
  FzCatalog *catalog; /* (owned) */
  FzScript   script;
  gint64     now; /* s since 1970 */
  int        line;
};

/* What to say of one station; (transfer full), NULL when it is not recorded, "" where there
 * is nothing to record. */
typedef char *(*Tell) (FzCompareDialog *self, const FzRecord *record);

G_DEFINE_FINAL_TYPE (FzCompareDialog, fz_compare_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_label (const char *text)
{
  g_autofree char *lines = fz_plain_text_lines (text);
  GtkWidget       *label = gtk_label_new (lines);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_heading (FzCompareDialog *self,
             const char      *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text,
                                   "margin-top", 12,
                                   "wrap", TRUE,
                                   "xalign", 0.0,
                                   NULL);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_grid_attach (self->grid, label, 0, self->line++, (int) self->records->len, 1);
}

/* Returns: (transfer none): what was added. */
static GtkWidget *
add_cell (FzCompareDialog *self,
          guint            column,
          const char      *text)
{
  GtkWidget *label = create_label (text != NULL ? text : _ ("Not recorded"));

  if (text == NULL)
    gtk_widget_add_css_class (label, "dimmed");
  gtk_grid_attach (self->grid, label, (int) column, self->line, 1, 1);
  return label;
}

static void
add_line (FzCompareDialog *self,
          const char      *name,
          Tell             tell)
{
  add_heading (self, name);
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autofree char *text = tell (self, self->records->pdata[i]);

      add_cell (self, i, text);
    }
  self->line++;
}

static FzHours *
parse_hours (const FzRecord *record)
{
  return record->hours != NULL ? fz_hours_parse (record->hours, NULL) : NULL;
}

/* Whether it is open, and what may be wrong with that. */
static void
add_opening (GStrvBuilder    *lines,
             FzCompareDialog *self,
             const FzRecord  *record)
{
  g_autoptr (FzHours) hours = parse_hours (record);
  FzHoursReason reason = record->hours != NULL ? FZ_HOURS_REASON_NOT_UNDERSTOOD
                                               : FZ_HOURS_REASON_NOT_RECORDED;
  g_autoptr (FzStateWords) words = fz_state_words_new (hours, reason, self->catalog->calendar,
                                                       self->now);

  g_strv_builder_add (lines, words->text);
  if (words->note != NULL)
    g_strv_builder_add (lines, words->note);
}

static char *
tell_state (FzCompareDialog *self,
            const FzRecord  *record)
{
  const char *status = fz_words_for_status (record->status);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  int minute;

  if (*status != '\0')
    g_strv_builder_add (builder, status);
  else
    add_opening (builder, self, record);
  if (fz_notice_holds (&record->notice, fz_day_of_time (self->now, &minute)))
    g_strv_builder_add (builder, record->notice.text);
  lines = g_strv_builder_end (builder);
  return g_strjoinv ("\n", lines);
}

/* Where nobody is any more, hours and services are nobody's. */
static gboolean
is_closed (const FzRecord *record)
{
  return record->status == FZ_STATUS_CLOSED;
}

static char *
tell_hours (FzCompareDialog *self,
            const FzRecord  *record)
{
  if (is_closed (record))
    return g_strdup ("");
  return record->hours != NULL ? fz_words_for_hours (record->hours) : NULL;
}

/* No line ends within a time. */
static void
keep_unbroken (GtkLabel *label)
{
  g_autofree char *words = fz_words_take_unbroken (g_strdup (gtk_label_get_label (label)));

  gtk_label_set_label (label, words);
}

static void
add_hours (FzCompareDialog *self)
{
  add_heading (self, _ ("Opening Hours"));
  for (guint i = 0; i < self->records->len; i++)
    {
      g_autofree char *text = tell_hours (self, self->records->pdata[i]);

      keep_unbroken (GTK_LABEL (add_cell (self, i, text)));
    }
  self->line++;
}

static char *
tell_way (FzCompareDialog *self,
          const FzRecord  *record)
{
  return fz_words_for_way (fz_query_get_origin (fz_finder_get_query (self->finder)),
                           record->point, record->point_quality, self->script);
}

static char *
tell_address (FzCompareDialog *self,
              const FzRecord  *record)
{
  return g_strdup (record->address);
}

static char *
tell_phones (FzCompareDialog *self,
             const FzRecord  *record)
{
  g_autoptr (GArray) phones = fz_phones_parse (record->phone);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < phones->len; i++)
    {
      const FzPhone *phone = &g_array_index (phones, FzPhone, i);

      g_string_append_printf (text, i > 0 ? "\n%s" : "%s", phone->number);
      if (phone->purpose != NULL)
        g_string_append_printf (text, " %s", phone->purpose);
    }
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static char *
tell_access (FzCompareDialog *self,
             const FzRecord  *record)
{
  const char *step_free = fz_words_for_step_free (record->step_free);

  if (step_free == NULL || record->access == NULL)
    return g_strdup (step_free != NULL ? step_free : record->access);
  return g_strconcat (step_free, "\n", record->access, NULL);
}

static const char *
words_for_offer (FzOffer  offer,
                 gboolean expected)
{
  switch (offer)
    {
    case FZ_OFFER_YES:
      return _ ("Offered here");
    case FZ_OFFER_NO:
      return _ ("Not offered here");
    case FZ_OFFER_UNKNOWN:
    default:
      return expected ? _ ("Expected, not recorded") : NULL;
    }
}

static gboolean
is_expected (FzCompareDialog *self,
             guint            service,
             const FzRecord  *record)
{
  return (fz_catalog_get_service (self->catalog, service)->expected_at >> record->level & 1) != 0;
}

/* Whether there is something to tell about the service at any of the stations. */
static gboolean
is_told (FzCompareDialog *self,
         guint            service)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const FzRecord *record = self->records->pdata[i];

      if (fz_record_get_offer (record, service) != FZ_OFFER_UNKNOWN ||
          is_expected (self, service, record))
        return TRUE;
    }
  return FALSE;
}

static void
add_service (FzCompareDialog *self,
             guint            service)
{
  const FzNames *names = &fz_catalog_get_service (self->catalog, service)->names;

  add_heading (self, fz_names_get (names, self->script));
  for (guint i = 0; i < self->records->len; i++)
    {
      const FzRecord *record = self->records->pdata[i];
      FzOffer         offer = fz_record_get_offer (record, service);

      add_cell (self, i,
                is_closed (record) ? ""
                                   : words_for_offer (offer, is_expected (self, service, record)));
    }
  self->line++;
}

static void
add_names (FzCompareDialog *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const FzRecord *record = self->records->pdata[i];
      GtkWidget      *name = create_label (fz_names_get (&record->place, self->script));
      GtkWidget      *kind = create_label (fz_words_for_level (record->level));

      gtk_widget_add_css_class (name, "title-4");
      gtk_widget_add_css_class (kind, "dimmed");
      gtk_grid_attach (self->grid, name, (int) i, 0, 1, 1);
      gtk_grid_attach (self->grid, kind, (int) i, 1, 1, 1);
    }
  self->line = 2;
}

static void
on_show_clicked (FzCompareDialog *self)
{
  /* After the button's own action, which selects the station. */
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_buttons (FzCompareDialog *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const FzRecord *record = self->records->pdata[i];
      GtkWidget      *button = gtk_button_new_with_mnemonic (_ ("_Show"));

      gtk_widget_set_margin_top (button, 6);
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.select-station");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", record->id);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_show_clicked), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      gtk_grid_attach (self->grid, button, (int) i, self->line, 1, 1);
    }
  self->line++;
}

static void
fill (FzCompareDialog *self)
{
  add_names (self);
  add_buttons (self);
  add_line (self, _ ("Now"), tell_state);
  add_hours (self);
  if (fz_query_get_origin (fz_finder_get_query (self->finder)) != NULL)
    add_line (self, _ ("Distance"), tell_way);
  add_line (self, _ ("Address"), tell_address);
  add_line (self, _ ("Phone"), tell_phones);
  add_line (self, _ ("Access"), tell_access);
  for (guint i = 0; i < self->catalog->services->len; i++)
    {
      if (is_told (self, i))
        add_service (self, i);
    }
}

static void
fz_compare_dialog_dispose (GObject *object)
{
  FzCompareDialog *self = FZ_COMPARE_DIALOG (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->finder);
  g_clear_pointer (&self->catalog, fz_catalog_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_COMPARE_DIALOG);
  G_OBJECT_CLASS (fz_compare_dialog_parent_class)->dispose (object);
}

static void
fz_compare_dialog_class_init (FzCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_compare_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/panel/fz-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FzCompareDialog, sample_banner);
  gtk_widget_class_bind_template_child (widget_class, FzCompareDialog, grid);
}

static void
fz_compare_dialog_init (FzCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fz_dialog_width_follow_text (ADW_DIALOG (self));
}

/* A dialog that compares the stations of @records, an array of FzRecord, as they are
 * @now, seconds since 1970, for those who start where @finder's query does. */
AdwDialog *
fz_compare_dialog_new (GPtrArray *records,
                       FzFinder  *finder,
                       gint64     now)
{
  FzCompareDialog *self = g_object_new (FZ_TYPE_COMPARE_DIALOG, NULL);
  FzStationTable  *table = fz_finder_get_table (finder);

  self->records = g_ptr_array_ref (records);
  self->finder = g_object_ref (finder);
  self->catalog = fz_catalog_ref (fz_station_table_get_catalog (table));
  self->script = fz_station_table_get_script (table);
  self->now = now;
  adw_banner_set_title (self->sample_banner, fz_words_for_sample_in_short ());
  adw_banner_set_revealed (self->sample_banner, self->catalog->dataset.sample);
  fill (self);
  return ADW_DIALOG (self);
}
