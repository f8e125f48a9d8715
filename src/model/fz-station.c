/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-station-private.h"

/**
 * FzStation:
 *
 * The face of one row of a #FzStationTable, for lists and pins. The table makes
 * it when it is asked for, gives the same one as long as anybody holds it, and
 * keeps it true when the row changes: its properties then notify. Names are in
 * the table's script.
 */
struct _FzStation
{
  GObject parent_instance;

  guint32        id;
  char          *code;          /* (owned) */
  char          *name;          /* (owned) */
  char          *place;         /* (owned) */
  char          *district_name; /* (owned) (nullable) */
  FzLevel        level;
  FzFeatured     featured;
  FzStatus       status;
  FzPoint        point;
  FzPointQuality point_quality;
};

typedef enum
{
  PROP_CODE = 1,
  PROP_NAME,
  PROP_PLACE,
  PROP_DISTRICT_NAME,
  PROP_LEVEL,
  PROP_FEATURED,
  PROP_STATUS,
  PROP_POINT_QUALITY,
} FzStationProperty;

static GParamSpec *properties[PROP_POINT_QUALITY + 1];

enum
{
  SIGNAL_MOVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzStation, fz_station, G_TYPE_OBJECT)

static void
set_text (FzStation        *self,
          char            **field,
          const char       *text,
          FzStationProperty property)
{
  if (g_set_str (field, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* For the vocabularies, all of which are enumerations the size of a guint. */
static void
set_word (FzStation        *self,
          guint            *field,
          guint             value,
          FzStationProperty property)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_point (FzStation *self,
           FzPoint    point)
{
  if (self->point.lat == point.lat && self->point.lon == point.lon)
    return;
  self->point = point;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
fz_station_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  FzStation *self = FZ_STATION (object);

  switch ((FzStationProperty) property_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_DISTRICT_NAME:
      g_value_set_string (value, self->district_name);
      break;
    case PROP_LEVEL:
      g_value_set_uint (value, self->level);
      break;
    case PROP_FEATURED:
      g_value_set_uint (value, self->featured);
      break;
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_POINT_QUALITY:
      g_value_set_uint (value, self->point_quality);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fz_station_finalize (GObject *object)
{
  FzStation *self = FZ_STATION (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->place);
  g_free (self->district_name);

  G_OBJECT_CLASS (fz_station_parent_class)->finalize (object);
}

static GParamSpec *
make_string_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
make_word_property (const char *name,
                    guint       n_words)
{
  return g_param_spec_uint (name, NULL, NULL, 0, n_words - 1, 0,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
fz_station_class_init (FzStationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fz_station_get_property;
  object_class->finalize = fz_station_finalize;

  properties[PROP_CODE] = make_string_property ("code");
  properties[PROP_NAME] = make_string_property ("name");
  properties[PROP_PLACE] = make_string_property ("place");
  properties[PROP_DISTRICT_NAME] = make_string_property ("district-name");
  properties[PROP_LEVEL] = make_word_property ("level", FZ_N_LEVELS);
  properties[PROP_FEATURED] = make_word_property ("featured", FZ_N_FEATURED);
  properties[PROP_STATUS] = make_word_property ("status", FZ_N_STATUSES);
  properties[PROP_POINT_QUALITY] = make_word_property ("point-quality", FZ_N_POINT_QUALITIES);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * FzStation::moved:
   *
   * The station's point has changed.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", FZ_TYPE_STATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
fz_station_init (FzStation *self)
{
}

/* A face for the row of @id, to be filled by fz_station_update(). */
FzStation *
fz_station_new (guint32 id)
{
  FzStation *self = g_object_new (FZ_TYPE_STATION, NULL);

  self->id = id;
  return self;
}

/* Takes over what @row says; notifies of each property that it changes. */
void
fz_station_update (FzStation              *self,
                   const FzStationColumns *columns,
                   guint                   row,
                   const FzCatalog        *catalog,
                   FzScript                script)
{
  g_autofree char *name = fz_station_columns_dup_name (columns, row, script);
  guint16          district = fz_station_columns_get_district (columns, row);
  const char      *district_name = NULL;

  if (district != FZ_NO_DISTRICT)
    district_name = fz_names_get (&fz_catalog_get_district (catalog, district)->names, script);

  g_object_freeze_notify (G_OBJECT (self));
  set_text (self, &self->code, fz_station_columns_get_code (columns, row), PROP_CODE);
  set_text (self, &self->name, name, PROP_NAME);
  set_text (self, &self->place, fz_station_columns_get_place (columns, row, script), PROP_PLACE);
  set_text (self, &self->district_name, district_name, PROP_DISTRICT_NAME);
  set_word (self, &self->level, fz_station_columns_get_level (columns, row), PROP_LEVEL);
  set_word (self, &self->featured, fz_station_columns_get_featured (columns, row), PROP_FEATURED);
  set_word (self, &self->status, fz_station_columns_get_status (columns, row), PROP_STATUS);
  set_word (self, &self->point_quality, fz_station_columns_get_point_quality (columns, row),
            PROP_POINT_QUALITY);
  set_point (self, fz_station_columns_get_point (columns, row));
  g_object_thaw_notify (G_OBJECT (self));
}

guint32
fz_station_get_id (FzStation *self)
{
  return self->id;
}

const char *
fz_station_get_code (FzStation *self)
{
  return self->code;
}

const char *
fz_station_get_name (FzStation *self)
{
  return self->name;
}

/* The street, town, district or city, "沙面街道". */
const char *
fz_station_get_place (FzStation *self)
{
  return self->place;
}

/* NULL for the city's own centre. */
const char *
fz_station_get_district_name (FzStation *self)
{
  return self->district_name;
}

FzLevel
fz_station_get_level (FzStation *self)
{
  return self->level;
}

FzFeatured
fz_station_get_featured (FzStation *self)
{
  return self->featured;
}

FzStatus
fz_station_get_status (FzStation *self)
{
  return self->status;
}

/* WGS-84 degrees; see fz_station_get_point_quality() for what it stands for. */
FzPoint
fz_station_get_point (FzStation *self)
{
  return self->point;
}

FzPointQuality
fz_station_get_point_quality (FzStation *self)
{
  return self->point_quality;
}
