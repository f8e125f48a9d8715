/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-records-completeness.h"

#include "fz-check-words.h"

#include <glib/gi18n.h>

/* How many stations have each field. */

/* Of the editor's fields, those whose completeness is told. */
static const FzField told_fields[] = {
  FZ_FIELD_ADDRESS,
  FZ_FIELD_PHONE,
  FZ_FIELD_HOURS,
  FZ_FIELD_WEBSITE,
  FZ_FIELD_ACCESS,
  FZ_FIELD_CHECKED_ON,
};

static void
add_label (AdwWrapBox *box,
           const char *field,
           guint       n,
           guint       n_rows)
{
  g_autofree char *words = NULL;
  GtkWidget       *label;

  /* Translators: of how many stations a field is known: "Phone: 12 of 188". */
  words = g_strdup_printf (_ ("%s: %u of %u"), field, n, n_rows);
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  if (n < n_rows)
    gtk_widget_add_css_class (label, "dimmed");
  adw_wrap_box_append (box, label);
}

/* Says it of @records in @box, in the place of what was there. */
void
fz_records_completeness_show (AdwWrapBox            *box,
                              const FzRecordColumns *records)
{
  guint      n_rows = fz_record_columns_get_n_rows (records);
  GtkWidget *label;

  while ((label = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    adw_wrap_box_remove (box, label);
  for (guint i = 0; i < G_N_ELEMENTS (told_fields); i++)
    add_label (box, fz_words_for_field (told_fields[i]),
               fz_record_columns_count (records, told_fields[i]), n_rows);
}
