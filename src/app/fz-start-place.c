/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-start-place.h"

#include "fz-origin-words.h"
#include "fz-start-words.h"

#include <glib/gi18n.h>

/*
 * A place that somebody typed or pasted, or where the computer is: what was understood,
 * whether it can be meant, and a button that starts there. Of coordinates that do not
 * say their datum, the user does.
 */
struct _FzStartPlace
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget   *content;
  GtkLabel    *name_label;
  GtkLabel    *district_label;
  GtkLabel    *verdict_label;
  GtkWidget   *datum_list;
  AdwComboRow *datum_row;
  GtkLabel    *datum_label;
  GtkButton   *start_button;

  FzOrigin *origin; /* (owned) (nullable): it is none to start from */
};

enum
{
  CHOSEN,
  DATUM_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzStartPlace, fz_start_place, GTK_TYPE_WIDGET)

static const char *
get_button_label (FzVerdict verdict)
{
  switch (verdict)
    {
    case FZ_VERDICT_GOOD:
      return _ ("_Start Here");
    case FZ_VERDICT_SWAPPED:
      return _ ("_Swap and Start There");
    case FZ_VERDICT_OUTSIDE_CITY:
    case FZ_VERDICT_OUTSIDE_DISTRICTS:
      return _ ("_Start There Anyway");
    case FZ_VERDICT_UNREADABLE:
    case FZ_VERDICT_OUT_OF_RANGE:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
show_verdict (FzStartPlace *self,
              FzVerdict     verdict)
{
  const char *label = get_button_label (verdict);
  gboolean    good = verdict == FZ_VERDICT_GOOD || verdict == FZ_VERDICT_SWAPPED;

  gtk_label_set_label (self->verdict_label, fz_words_for_verdict (verdict));
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_label), verdict != FZ_VERDICT_GOOD);
  gtk_widget_set_visible (GTK_WIDGET (self->start_button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->start_button, label);
  gtk_button_set_use_underline (self->start_button, TRUE);
  if (good)
    gtk_widget_add_css_class (GTK_WIDGET (self->start_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->start_button), "suggested-action");
}

/* Takes @origin over, which may be NULL. */
static void
show_origin (FzStartPlace    *self,
             FzOrigin        *origin,
             const FzCatalog *catalog,
             FzScript         script)
{
  g_autofree char *name = NULL;
  g_autofree char *district = NULL;

  g_clear_object (&self->origin);
  self->origin = origin;
  gtk_widget_set_visible (GTK_WIDGET (self->name_label), origin != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->district_label), origin != NULL);
  if (origin == NULL)
    return;
  name = fz_words_for_origin (origin, script);
  district = fz_words_for_district_of (catalog, fz_origin_get_point (origin), script);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->district_label, district);
}

static void
show_datum (FzStartPlace        *self,
            const FzCoordinates *place)
{
  gboolean readable = place->verdict != FZ_VERDICT_UNREADABLE &&
                      place->verdict != FZ_VERDICT_OUT_OF_RANGE;
  g_autofree char *said = NULL;

  gtk_widget_set_visible (self->datum_list, readable && !place->datum_is_said);
  gtk_widget_set_visible (GTK_WIDGET (self->datum_label), readable);
  if (place->datum_is_said)
    /* Translators: %s is such as "Baidu (BD-09)". */
    said = g_strdup_printf (_ ("Understood as coordinates of %s."),
                            fz_words_for_datum (place->datum));
  else
    said = g_strdup (_ ("Chinese map services shift their coordinates by some hundred metres. "
                        "Choose where these were copied from."));
  gtk_label_set_label (self->datum_label, said);
}

static void
on_datum_selected (FzStartPlace *self)
{
  g_signal_emit (self, signals[DATUM_CHOSEN], 0);
}

static void
on_start_clicked (FzStartPlace *self)
{
  fz_start_place_activate (self);
}

static void
fz_start_place_dispose (GObject *object)
{
  FzStartPlace *self = FZ_START_PLACE (object);

  g_clear_object (&self->origin);
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_START_PLACE);
  G_OBJECT_CLASS (fz_start_place_parent_class)->dispose (object);
}

static void
fz_start_place_class_init (FzStartPlaceClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_start_place_dispose;

  /* The user starts from there: the origin, an FzOrigin. */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, FZ_TYPE_ORIGIN);
  /* Another datum was chosen: the text is to be read again. */
  signals[DATUM_CHOSEN] = g_signal_new ("datum-chosen", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/app/fz-start-place.ui");
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, content);
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, name_label);
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, district_label);
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, datum_list);
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, datum_row);
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, datum_label);
  gtk_widget_class_bind_template_child (widget_class, FzStartPlace, start_button);
  gtk_widget_class_bind_template_callback (widget_class, on_datum_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked);
}

static void
fz_start_place_init (FzStartPlace *self)
{
  const char *names[FZ_N_DATUMS + 1] = { NULL };
  g_autoptr (GtkStringList) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint datum = 0; datum < FZ_N_DATUMS; datum++)
    names[datum] = fz_words_for_datum ((FzDatum) datum);
  model = gtk_string_list_new (names);
  adw_combo_row_set_model (self->datum_row, G_LIST_MODEL (model));
}

/* The datum of coordinates that do not say theirs. */
FzDatum
fz_start_place_get_datum (FzStartPlace *self)
{
  guint selected = adw_combo_row_get_selected (self->datum_row);

  return selected < FZ_N_DATUMS ? (FzDatum) selected : FZ_DATUM_WGS84;
}

/* Shows what was understood of a text, read with fz_start_place_get_datum (). */
void
fz_start_place_show (FzStartPlace        *self,
                     const FzCoordinates *place,
                     const FzCatalog     *catalog,
                     FzScript             script)
{
  gboolean is_place = get_button_label (place->verdict) != NULL;

  show_origin (self, is_place ? fz_origin_new_for_coordinates (place) : NULL, catalog, script);
  show_datum (self, place);
  show_verdict (self, place->verdict);
}

/* Shows where the computer is. */
void
fz_start_place_show_device (FzStartPlace    *self,
                            FzOrigin        *origin,
                            FzVerdict        verdict,
                            const FzCatalog *catalog,
                            FzScript         script)
{
  show_origin (self, g_object_ref (origin), catalog, script);
  gtk_widget_set_visible (self->datum_list, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->datum_label), FALSE);
  show_verdict (self, verdict);
}

/* Starts there; FALSE when it is no place to start from. */
gboolean
fz_start_place_activate (FzStartPlace *self)
{
  g_autoptr (FzOrigin) origin = self->origin != NULL ? g_object_ref (self->origin) : NULL;

  if (origin != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, origin);
  return origin != NULL;
}
