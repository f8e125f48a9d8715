/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-session.h"

#include "fz-memory-rest.h"
#include "fz-paths.h"
#include "fz-store-shared.h"
#include "fz-trouble-words.h"

/*
 * The collection that a window shows: the real stations or the sample, never
 * both. It owns the store and what is found in it. Opening another collection
 * waits for nothing: the stations of the one before stay until the new ones are
 * there, and then take their place in one step.
 *
 * What others save into the same file is seen by the store's watch and shown by every
 * view of the table. What is more than a few stations is read anew, and takes the place
 * of the old in one step: who is selected, and what is filtered for, stays. Where the
 * user's own file could not be opened or written, that is tried again from time to time.
 */
struct _FzSession
{
  GObject parent_instance;

  FzStationTable *table;    /* (owned) */
  FzFinder       *finder;   /* (owned) */
  FzStore        *store;    /* (owned) (nullable): nothing opened yet */
  GCancellable   *opening;  /* (owned) (nullable): nothing is being opened */
  GCancellable   *reading;  /* (owned) (nullable): nothing is being read anew */
  char           *trouble;  /* (owned) (nullable) of opening */
  char           *mishap;   /* (owned) (nullable) of the file since */
  guint           retry;    /* source; 0: there is nothing to be tried again */
  guint           patience; /* until the next try, ms */
  gboolean        is_stale; /* it has changed since it began to be read anew */
  gboolean        sample;
  gboolean        featured; /* the filter is set once the stations are there */
  FzClock        *clock;    /* (owned) that all views of the stations go by */
};

/* How often it is looked whether others have saved, ms. */
#define WATCH_INTERVAL 1000

/* When a file that could not be had is tried again, ms: each time after twice as long. */
#define FIRST_RETRY 4000
#define LAST_RETRY 32000

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

static const char *
get_file_name (gboolean sample)
{
  return sample ? "sample.db" : "stations.db";
}

static char *
dup_user_path (gboolean sample)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", get_file_name (sample), NULL);
}

static FzStoreLocation *
create_location (gboolean sample)
{
  const char      *name = get_file_name (sample);
  g_autofree char *shipped_path = fz_paths_data_file (name);
  g_autofree char *extension_path = fz_paths_extension_file (name);
  g_autofree char *user_path = dup_user_path (sample);
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

/* Takes @trouble over; whatever came of the file before is over. */
static void
set_trouble (FzSession *self,
             char      *trouble)
{
  g_free (self->trouble);
  self->trouble = trouble;
  g_clear_pointer (&self->mishap, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

/* NULL: it is over. What is told over and over is told to people once. */
static void
set_mishap (FzSession    *self,
            const GError *error)
{
  g_autofree char *path = dup_user_path (self->sample);
  g_autofree char *words = error != NULL ? fz_words_for_mishap (error, path) : NULL;

  if (g_set_str (&self->mishap, words))
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
  fz_memory_rest_soon ();
}

/* The services of @mask, numbered as @old has them, as @new does. */
static guint32
renumber_services (guint32          mask,
                   const FzCatalog *old,
                   const FzCatalog *new)
{
  guint32 renumbered = 0;
  guint   number;

  for (guint i = 0; i < old->services->len; i++)
    {
      if ((mask >> i & 1) != 0 &&
          fz_catalog_find_service (new, fz_catalog_get_service (old, i)->code, &number))
        renumbered |= (guint32) 1 << number;
    }
  return renumbered;
}

/* The same collection, read anew. */
static void
show_anew (FzSession      *self,
           FzStoreOutcome *outcome)
{
  FzQuery   *asked = fz_finder_get_query (self->finder);
  FzCatalog *old = fz_station_table_get_catalog (self->table);
  guint32    services = renumber_services (fz_query_get_services (asked), old, outcome->catalog);
  g_autoptr (FzQuery) query = fz_query_with_services (asked, services,
                                                      fz_query_get_expected (asked));

  fz_station_table_take (self->table, outcome->catalog, g_steal_pointer (&outcome->columns));
  fz_finder_set_query (self->finder, query);
}

/* Takes back what is being read anew, and what was to be tried. */
static void
stop_reading (FzSession *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->retry, g_source_remove);
  self->is_stale = FALSE;
}

static gboolean
on_time_to_retry (gpointer user_data)
{
  FzSession *self = user_data;

  self->retry = 0;
  fz_session_reload (self);
  return G_SOURCE_REMOVE;
}

/* Whether what stands in the way may go: a full disk, a lock, a folder that may not be
 * written. What became of a ruined file stays to be read. */
static gboolean
is_passing (const FzStoreTrouble *trouble)
{
  return trouble != NULL && trouble->kind != FZ_STORE_ERROR_DAMAGED &&
         trouble->kind != FZ_STORE_ERROR_NOT_DATABASE && trouble->kind != FZ_STORE_ERROR_MISSING;
}

static void
plan_retry (FzSession            *self,
            const FzStoreOutcome *outcome)
{
  g_clear_handle_id (&self->retry, g_source_remove);
  if (!is_passing (outcome->trouble))
    {
      self->patience = FIRST_RETRY;
      return;
    }
  self->retry = g_timeout_add (self->patience, on_time_to_retry, self);
  self->patience = MIN (2 * self->patience, LAST_RETRY);
}

static char *
dup_trouble_words (const FzStoreOutcome *outcome)
{
  return outcome->trouble != NULL ? fz_words_for_trouble (outcome->trouble) : NULL;
}

/* Read again and again while there is trouble: the installed stations are not shown anew,
 * nor is the same said again. */
static void
take_anew (FzSession      *self,
           FzStoreOutcome *outcome)
{
  g_autofree char *trouble = dup_trouble_words (outcome);
  gboolean         same = self->mishap == NULL && g_strcmp0 (trouble, self->trouble) == 0;

  plan_retry (self, outcome);
  if (!same || trouble == NULL || !outcome->trouble->shows_shipped)
    show_anew (self, outcome);
  if (!same)
    set_trouble (self, g_steal_pointer (&trouble));
}

static void
on_reload_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FzSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzStoreOutcome) outcome = fz_store_reload_finish (FZ_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  g_clear_object (&self->reading);
  if (outcome != NULL)
    take_anew (self, outcome);
  else
    set_mishap (self, error);
  if (self->is_stale)
    fz_session_reload (self);
}

/* Others have saved something. */
static void
on_store_changed (FzSession       *self,
                  const GPtrArray *records,
                  gboolean         reload)
{
  if (reload || self->reading != NULL)
    fz_session_reload (self);
  else
    fz_station_table_update_all (self->table, records);
}

/* @error: NULL when it is over. */
static void
on_store_trouble (FzSession    *self,
                  const GError *error)
{
  if (g_error_matches (error, FZ_STORE_ERROR, FZ_STORE_ERROR_REPLACED))
    fz_session_reload (self);
  else
    set_mishap (self, error);
}

static void
follow_store (FzSession *self)
{
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "trouble", G_CALLBACK (on_store_trouble), self,
                           G_CONNECT_SWAPPED);
  fz_store_set_watch (self->store, WATCH_INTERVAL);
}

/* The one before may have questions on their way; nobody listens to it any more. */
static void
leave_store (FzSession *self)
{
  if (self->store == NULL)
    return;
  fz_store_set_watch (self->store, 0);
  g_signal_handlers_disconnect_by_data (self->store, self);
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
  stop_reading (self);
  leave_store (self);
  g_set_object (&self->store, store);
  show_stations (self, outcome);
  set_trouble (self, dup_trouble_words (outcome));
  follow_store (self);
  plan_retry (self, outcome);
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
      g_value_set_string (value, fz_session_get_trouble (self));
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
  stop_reading (self);
  leave_store (self);
  if (self->store != NULL)
    fz_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->finder);
  g_clear_object (&self->clock);
  g_clear_object (&self->table);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_pointer (&self->mishap, g_free);
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

  self->patience = FIRST_RETRY;
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

/* Reads the same collection anew: after a backup was restored, or districts or services
 * were changed. What is shown stays until it is there. */
void
fz_session_reload (FzSession *self)
{
  g_return_if_fail (FZ_IS_SESSION (self));

  if (self->store == NULL)
    return;
  self->is_stale = self->reading != NULL;
  if (self->is_stale)
    return;
  g_clear_handle_id (&self->retry, g_source_remove);
  self->reading = g_cancellable_new ();
  fz_store_reload_async (self->store, self->reading, on_reload_ready, g_object_ref (self));
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
  return self->mishap != NULL ? self->mishap : self->trouble;
}
