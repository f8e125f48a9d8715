/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-import-busy.h"

#include <glib/gi18n.h>

/*
 * What an import is about, how much of it is done, and a button that stops it. The bar moves
 * to and fro as long as nobody knows how much there is to do.
 *
 * Cancel is the action `import.cancel` of whatever it stands in.
 */
struct _FzImportBusy
{
  AdwBin parent_instance;

  /* template */
  GtkLabel       *label;
  GtkProgressBar *bar;
  GtkWidget      *cancel_button;

  FzImportLook look; /* (nullable): nobody waits */
  gpointer     data; /* (borrowed) of that */
  guint        timer;

  FzImportFile *file; /* (owned) (nullable) that is read */
};

G_DEFINE_FINAL_TYPE (FzImportBusy, fz_import_busy, ADW_TYPE_BIN)

/* Milliseconds between two looks. */
#define INTERVAL 100

static gboolean
on_time_to_look (gpointer user_data)
{
  FzImportBusy    *self = user_data;
  g_autofree char *words = NULL;
  double           fraction = self->look (self->data, &words);

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1.0));
  else
    gtk_progress_bar_pulse (self->bar);
  gtk_progress_bar_set_text (self->bar, fraction > 0 ? words : "");
  return G_SOURCE_CONTINUE;
}

static double
look_at_file (gpointer file,
              char   **words)
{
  return fz_import_file_get_fraction (file);
}

static gboolean
fz_import_busy_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FZ_IMPORT_BUSY (widget)->cancel_button);
}

static void
fz_import_busy_dispose (GObject *object)
{
  fz_import_busy_end (FZ_IMPORT_BUSY (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), FZ_TYPE_IMPORT_BUSY);
  G_OBJECT_CLASS (fz_import_busy_parent_class)->dispose (object);
}

static void
fz_import_busy_class_init (FzImportBusyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fz_import_busy_dispose;
  widget_class->grab_focus = fz_import_busy_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/editor/fz-import-busy.ui");
  gtk_widget_class_bind_template_child (widget_class, FzImportBusy, label);
  gtk_widget_class_bind_template_child (widget_class, FzImportBusy, bar);
  gtk_widget_class_bind_template_child (widget_class, FzImportBusy, cancel_button);
}

static void
fz_import_busy_init (FzImportBusy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows @words, and from now on what @look says of @data, which is borrowed. */
void
fz_import_busy_begin (FzImportBusy *self,
                      const char   *words,
                      FzImportLook  look,
                      gpointer      data)
{
  gtk_label_set_label (self->label, words);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_progress_bar_set_text (self->bar, "");
  self->look = look;
  self->data = data;
  if (self->timer == 0)
    self->timer = g_timeout_add (INTERVAL, on_time_to_look, self);
}

/* Shows that @file is read, and how much of it. */
void
fz_import_busy_begin_reading (FzImportBusy *self,
                              FzImportFile *file)
{
  g_autofree char *words = NULL;

  if (!g_set_object (&self->file, file))
    return;
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_ ("Reading “%s”…"), fz_import_file_get_name (file));
  fz_import_busy_begin (self, words, look_at_file, file);
}

/* Nobody waits any more. */
void
fz_import_busy_end (FzImportBusy *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->look = NULL;
  g_clear_object (&self->file);
}

/* What an #FzImportLook says that knows of @n_done of @n_stations, which may be more of them
 * than there are; none is not known. */
double
fz_import_busy_count (guint  n_done,
                      guint  n_stations,
                      char **words)
{
  guint n = MIN (n_done, n_stations);

  if (n == 0)
    return 0;
  /* Translators: how many stations are done, of how many. */
  *words = g_strdup_printf (ngettext ("%u of %u station", "%u of %u stations", n_stations), n,
                            n_stations);
  return (double) n / n_stations;
}
