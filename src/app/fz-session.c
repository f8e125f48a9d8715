/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-session.h"

#include "fz-paths.h"
#include "fz-trouble-words.h"

/*
 * The collection that a window shows: the real stations or the sample, never
 * both. It owns the store and what is found in it. Opening another collection
 * waits for nothing: the stations of the one before stay until the new ones are
 * there, and then take their place in one step.
 */
struct _FzSession
{
  GObject parent_instance;

  FzStationTable *table;   /* (owned) */
  FzFinder       *finder;  /* (owned) */
  FzStore        *store;   /* (owned) (nullable): nothing opened yet */
  GCancellable   *opening; /* (owned) (nullable): nothing is being opened */
  char           *trouble; /* (owned) (nullable) */
  gboolean        sample;
  gboolean        featured; /* the filter is set once the stations are there */
  FzClock        *clock;    /* (owned) that all views of the stations go by */
};

enum
{
  PROP_SAMPLE = 1,
  PROP_TROUBLE,
  N_PROPERTIES
};

enum
{
  REPLACING,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzSession, fz_session, G_TYPE_OBJECT)

static FzStoreLocation *
create_location (gboolean sample)
{
  const char      *name = sample ? "sample.db" : "stations.db";
  g_autofree char *shipped_path = fz_paths_data_file (name);
  g_autofree char *extension_path = fz_paths_extension_file (name);
  g_autofree char *user_path = g_build_filename (g_get_user_data_dir (), "fazhan", name, NULL);
  FzStoreLocation *location = fz_store_location_new (shipped_path, user_path, sample);

  fz_store_location_set_extension (location, extension_path);
  return location;
}

static void
set_sample (FzSession *self,
            gboolean   sample)
{
  if (self->sample == sample)
    return;
  self->sample = sample;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAMPLE]);
}

/* Takes @trouble over. */
static void
set_trouble (FzSession *self,
             char      *trouble)
{
  g_free (self->trouble);
  self->trouble = trouble;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static void
show_stations (FzSession      *self,
               FzStoreOutcome *outcome)
{
  guint featured = self->featured ? 1 << FZ_FEATURED_POPULAR | 1 << FZ_FEATURED_SPECIAL : 0;
  g_autoptr (FzQuery) query = NULL;

  set_sample (self, outcome->catalog->dataset.sample);
  fz_station_table_take (self->table, outcome->catalog, g_steal_pointer (&outcome->columns));
  /* Whoever waited for the stations may have asked for something by now. */
  query = fz_query_with_featured (fz_finder_get_query (self->finder), featured);
  fz_finder_set_query (self->finder, query);
}

static void
on_open_ready (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FzSession) self = user_data;
  g_autoptr (FzStore) store = g_object_ref (FZ_STORE (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (FzStoreOutcome) outcome = fz_store_open_finish (store, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->opening);
  if (outcome == NULL)
    {
      set_trouble (self, fz_words_for_no_stations (error));
      return;
    }
  g_signal_emit (self, signals[REPLACING], 0);
  g_set_object (&self->store, store);
  show_stations (self, outcome);
  set_trouble (self, outcome->trouble != NULL ? fz_words_for_trouble (outcome->trouble) : NULL);
}

/* The first station that opens or closes is the next thing to tell. */
static void
on_finder_changed (FzSession *self)
{
  fz_clock_wake_at (self->clock, fz_hours_states_get_until (fz_finder_get_states (self->finder)));
}

static void
on_ticked (FzSession *self)
{
  fz_finder_set_now (self->finder, fz_clock_get_now (self->clock));
  on_finder_changed (self);
}

static void
fz_session_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  FzSession *self = FZ_SESSION (object);

  switch (prop_id)
    {
    case PROP_SAMPLE:
      g_value_set_boolean (value, self->sample);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fz_session_dispose (GObject *object)
{
  FzSession *self = FZ_SESSION (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->store != NULL)
    fz_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->finder);
  g_clear_object (&self->clock);
  g_clear_object (&self->table);
  g_clear_pointer (&self->trouble, g_free);
  G_OBJECT_CLASS (fz_session_parent_class)->dispose (object);
}

static void
fz_session_class_init (FzSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fz_session_get_property;
  object_class->dispose = fz_session_dispose;

  /* Whether the details of the stations shown are invented. */
  properties[PROP_SAMPLE] =
      g_param_spec_boolean ("sample", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* A sentence on what was wrong with the stored stations, or NULL. */
  properties[PROP_TROUBLE] =
      g_param_spec_string ("trouble", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* The stations are about to be replaced by those of another collection. */
  signals[REPLACING] = g_signal_new ("replacing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fz_session_init (FzSession *self)
{
  g_autoptr (FzQuery) open = fz_query_new ();
  /* Of few stations is it recorded what they offer; what is only expected is said to be. */
  g_autoptr (FzQuery) expecting = fz_query_with_services (open, 0, TRUE);

  self->table = fz_station_table_new (fz_script_of_interface ());
  self->finder = fz_finder_new (self->table);
  fz_finder_set_query (self->finder, expecting);
  self->clock = fz_clock_new (NULL, NULL);
  g_signal_connect_object (self->clock, "ticked", G_CALLBACK (on_ticked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (on_finder_changed), self,
                           G_CONNECT_SWAPPED);
}

FzSession *
fz_session_new (void)
{
  return g_object_new (FZ_TYPE_SESSION, NULL);
}

/* Opens the @sample or the real stations, with the filter for featured ones set
 * if @featured. The stations arrive later; a second call takes back a first one
 * that has not been answered. */
void
fz_session_open (FzSession *self,
                 gboolean   sample,
                 gboolean   featured)
{
  g_autoptr (FzStoreLocation) location = create_location (sample);
  g_autoptr (FzStore) store = fz_store_new ();

  g_return_if_fail (FZ_IS_SESSION (self));

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  self->featured = featured;
  fz_store_open_async (store, location, self->opening, on_open_ready, g_object_ref (self));
}

/* Borrowed; the same for the life of the session. */
FzFinder *
fz_session_get_finder (FzSession *self)
{
  g_return_val_if_fail (FZ_IS_SESSION (self), NULL);
  return self->finder;
}

/* Borrowed; the same for the life of the session. */
FzClock *
fz_session_get_clock (FzSession *self)
{
  g_return_val_if_fail (FZ_IS_SESSION (self), NULL);
  return self->clock;
}

/* Borrowed; NULL before the first stations are there, and another one after
 * `replacing`. */
FzStore *
fz_session_get_store (FzSession *self)
{
  g_return_val_if_fail (FZ_IS_SESSION (self), NULL);
  return self->store;
}

gboolean
fz_session_get_sample (FzSession *self)
{
  g_return_val_if_fail (FZ_IS_SESSION (self), FALSE);
  return self->sample;
}

/* A sentence on what was wrong with the stored stations; borrowed, or NULL. */
const char *
fz_session_get_trouble (FzSession *self)
{
  g_return_val_if_fail (FZ_IS_SESSION (self), NULL);
  return self->trouble;
}
