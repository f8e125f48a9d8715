/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-point-form.h"

#include "fz-coordinates.h"
#include "fz-datum.h"
#include "fz-draft-link.h"
#include "fz-field-choice.h"
#include "fz-field-notes.h"
#include "fz-field-row.h"
#include "fz-name-list.h"
#include "fz-origin-words.h"
#include "fz-point-map.h"
#include "fz-way-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/*
 * Where the station of the draft stands: a pin on a map that it is given, coordinates and
 * links that are typed or pasted, in any datum, or another station's point; and who says
 * so. What is typed moves the pin at once; moving the pin takes what was typed away.
 */
struct _FzPointForm
{
  GtkBox parent_instance;

  /* template */
  AdwBin       *map_bin;
  AdwActionRow *place_row;
  GtkEditable  *text_row;
  AdwComboRow  *datum_row;
  GtkEditable  *same_row;
  GtkWidget    *same_trouble_row;
  GtkWidget    *source_row;

  FzDraftLink    link;
  FzCoordinates *understood; /* (owned) (nullable) what is typed, as far as it is a place */
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (FzPointForm, fz_point_form, GTK_TYPE_BOX)

static void
add_line (GString    *lines,
          const char *line)
{
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
}

/* Whoever moves a pin by metres is to see each of them. */
static char *
dup_moved_words (double metres)
{
  if (metres >= 995)
    return fz_words_for_distance (metres);
  /* Translators: a distance in metres. */
  return g_strdup_printf (_ ("%.0f m"), MAX (round (metres), 1));
}

static void
describe_move (FzPointForm *self,
               GString     *lines)
{
  FzPoint          from = fz_draft_get_stored (self->link.draft)->point;
  FzPoint          to = fz_draft_get_record (self->link.draft)->point;
  g_autofree char *distance = NULL;
  g_autofree char *words = NULL;

  if (!fz_draft_is_moved (self->link.draft) || isnan (from.lat))
    return;
  distance = dup_moved_words (fz_point_distance (from, to));
  /* Translators: %1$s is a distance, %2$s a direction such as "north-east". */
  words = g_strdup_printf (_ ("Moved by %1$s to the %2$s"), distance,
                           fz_words_for_direction (fz_point_get_direction (from, to)));
  add_line (lines, words);
}

static void
describe_conversion (FzPointForm *self,
                     GString     *lines)
{
  g_autofree char *distance = NULL;
  g_autofree char *words = NULL;
  FzPoint          typed;

  if (self->understood == NULL || self->understood->datum == FZ_DATUM_WGS84)
    return;
  typed = fz_datum_from_wgs84 (self->understood->point, self->understood->datum);
  distance = fz_words_for_distance (fz_point_distance (typed, self->understood->point));
  /* Translators: %1$s is such as "Baidu (BD-09)", %2$s a distance. */
  words = g_strdup_printf (_ ("Converted from %1$s, by %2$s"),
                           fz_words_for_datum (self->understood->datum), distance);
  add_line (lines, words);
}

static void
show_place (FzPointForm *self)
{
  FzPoint          point = fz_draft_get_record (self->link.draft)->point;
  FzStationTable  *table = fz_draft_get_table (self->link.draft);
  g_autofree char *title = NULL;
  g_autofree char *district = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (isnan (point.lat) || isnan (point.lon))
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), _ ("No point yet"));
      adw_action_row_set_subtitle (self->place_row, "");
      return;
    }
  title = fz_words_for_point (point, FZ_DATUM_WGS84);
  district = fz_words_for_district_of (fz_station_table_get_catalog (table), point,
                                       fz_station_table_get_script (table));
  add_line (lines, title);
  describe_conversion (self, lines);
  describe_move (self, lines);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), district);
  adw_action_row_set_subtitle (self->place_row, lines->str);
}

static void
show_on_map (FzPointForm *self)
{
  GtkWidget *map = adw_bin_get_child (self->map_bin);

  if (map != NULL && self->link.draft != NULL)
    fz_point_map_set_point (FZ_POINT_MAP (map), fz_draft_get_record (self->link.draft)->point,
                            fz_draft_get_stored (self->link.draft)->point);
}

static void
follow_draft (gpointer owner)
{
  FzPointForm *self = owner;
  show_place (self);
  if (!self->updating)
    show_on_map (self);
}

static gboolean
is_a_place (const FzCoordinates *place)
{
  return place != NULL && place->verdict != FZ_VERDICT_UNREADABLE &&
         place->verdict != FZ_VERDICT_OUT_OF_RANGE;
}

static void
forget_text (FzPointForm *self)
{
  g_clear_pointer (&self->understood, fz_coordinates_free);
  self->updating = TRUE;
  gtk_editable_set_text (self->text_row, "");
  self->updating = FALSE;
  fz_draft_hold (self->link.draft, FZ_FIELD_LAT, NULL);
}

static void
on_text_changed (FzPointForm *self)
{
  const char     *text = gtk_editable_get_text (self->text_row);
  guint           selected = adw_combo_row_get_selected (self->datum_row);
  FzStationTable *table;

  if (self->updating || self->link.draft == NULL || selected >= FZ_N_DATUMS)
    return;
  g_clear_pointer (&self->understood, fz_coordinates_free);
  if (*text == '\0')
    {
      fz_draft_hold (self->link.draft, FZ_FIELD_LAT, NULL);
      show_place (self);
      return;
    }
  table = fz_draft_get_table (self->link.draft);
  self->understood = fz_coordinates_parse (text, (FzDatum) selected,
                                           fz_station_table_get_catalog (table));
  if (!is_a_place (self->understood))
    {
      g_clear_pointer (&self->understood, fz_coordinates_free);
      fz_draft_hold (self->link.draft, FZ_FIELD_LAT, text);
      return;
    }
  fz_draft_hold (self->link.draft, FZ_FIELD_LAT, NULL);
  fz_draft_set_point (self->link.draft, self->understood->point);
  show_place (self);
}

static void
on_map_moved (FzPointForm *self,
              double       lat,
              double       lon)
{
  FzPoint point = { lat, lon };

  forget_text (self);
  self->updating = TRUE;
  fz_draft_set_point (self->link.draft, point);
  self->updating = FALSE;
}

/* The one station of that code or name, the caller's; NULL when there are none or
 * several. */
static FzStation *
find_station (FzPointForm *self,
              const char  *text)
{
  FzStationTable     *table = fz_draft_get_table (self->link.draft);
  FzStation          *station = fz_station_table_find_code (table, text);
  const FzListedName *listed;
  g_autoptr (GPtrArray) names = NULL;

  if (station != NULL)
    return station;
  names = fz_name_list_match (text, fz_station_table_get_columns (table),
                              fz_station_table_get_catalog (table));
  listed = names->len == 1 ? g_ptr_array_index (names, 0) : NULL;
  if (listed == NULL || listed->verdict != FZ_LISTED_MATCHED)
    return NULL;
  return fz_station_table_find_station (table, listed->candidates[0]);
}

static void
take_point_of (FzPointForm *self,
               FzStation   *station)
{
  FzPointQuality quality = fz_station_get_point_quality (station);
  /* Recorded, and so in no language of the interface. */
  g_autofree char *source = g_strdup_printf ("same as station %s", fz_station_get_code (station));

  forget_text (self);
  fz_draft_set_point (self->link.draft, fz_station_get_point (station));
  fz_draft_set_text (self->link.draft, FZ_FIELD_POINT_QUALITY, fz_point_quality_to_word (quality));
  fz_draft_set_text (self->link.draft, FZ_FIELD_POINT_SOURCE, source);
}

static void
on_same_changed (FzPointForm *self)
{
  gtk_widget_set_visible (self->same_trouble_row, FALSE);
}

static void
on_same_applied (FzPointForm *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->same_row)));
  g_autoptr (FzStation) station = *text != '\0' ? find_station (self, text) : NULL;

  gtk_widget_set_visible (self->same_trouble_row, station == NULL);
  if (station != NULL)
    take_point_of (self, station);
}

static void
fz_point_form_dispose (GObject *object)
{
  FzPointForm *self = FZ_POINT_FORM (object);

  fz_draft_link_clear (&self->link);
  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), FZ_TYPE_POINT_FORM);
  g_clear_pointer (&self->understood, fz_coordinates_free);
  G_OBJECT_CLASS (fz_point_form_parent_class)->dispose (object);
}

static void
fz_point_form_class_init (FzPointFormClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fz_point_form_dispose;

  fz_draft_link_install_alone (object_class);

  g_type_ensure (FZ_TYPE_FIELD_CHOICE);
  g_type_ensure (FZ_TYPE_FIELD_NOTES);
  g_type_ensure (FZ_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FZ_RESOURCE_BASE "/ui/editor/fz-point-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FzPointForm, map_bin);
  gtk_widget_class_bind_template_child (widget_class, FzPointForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, FzPointForm, text_row);
  gtk_widget_class_bind_template_child (widget_class, FzPointForm, datum_row);
  gtk_widget_class_bind_template_child (widget_class, FzPointForm, same_row);
  gtk_widget_class_bind_template_child (widget_class, FzPointForm, same_trouble_row);
  gtk_widget_class_bind_template_child (widget_class, FzPointForm, source_row);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_same_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_same_changed);
}

static void
fz_point_form_init (FzPointForm *self)
{
  const char *names[FZ_N_DATUMS + 1] = { NULL };
  g_autoptr (GtkStringList) model = NULL;

  fz_draft_link_init (&self->link, self, follow_draft, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint datum = 0; datum < FZ_N_DATUMS; datum++)
    names[datum] = fz_words_for_datum ((FzDatum) datum);
  model = gtk_string_list_new (names);
  adw_combo_row_set_model (self->datum_row, G_LIST_MODEL (model));
}

/* Takes @map, an FzPointMap, in; NULL: without one. */
void
fz_point_form_set_map (FzPointForm *self,
                       GtkWidget   *map)
{
  gtk_widget_set_visible (GTK_WIDGET (self->map_bin), map != NULL);
  adw_bin_set_child (self->map_bin, map);
  if (map == NULL)
    return;
  g_signal_connect_object (map, "moved", G_CALLBACK (on_map_moved), self, G_CONNECT_SWAPPED);
  show_on_map (self);
}
