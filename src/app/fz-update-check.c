/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-update-check.h"

#include "fz-settings.h"
#include "fz-update-offer.h"
#include "fz-update-words.h"
#include "fz-web-address.h"
#include "fz-web-file.h"

/*
 * Asks the address that the user entered whether a newer version of the stations is published
 * there: once a day if that is switched on, counted over all starts of the program, and whenever
 * somebody asks for it. Nothing is asked as long as neither is the case. What comes is kept in a
 * folder of the cache, and only looked at here: whoever listens shows it.
 *
 * The settings know when it was asked last, before it is asked, and what came of it.
 */
struct _FzUpdateCheck
{
  GObject parent_instance;

  FzStationTable *table;       /* (owned) */
  GSettings      *settings;    /* (owned) (nullable): nothing is ever asked */
  GCancellable   *cancellable; /* (owned) */
  FzCatalog      *ours;        /* (owned) (nullable): nothing is being asked */
  char           *path;        /* (owned) (nullable) of what came */
  guint           timer;
  gboolean        wanted; /* somebody waits for the answer */
};

enum
{
  CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzUpdateCheck, fz_update_check, G_TYPE_OBJECT)

#define USER_AGENT "Fazhan/" FZ_VERSION

/* Seconds. */
#define DAY (24 * 60 * 60)
#define FIRST_LOOK 10
#define LOOK_INTERVAL (15 * 60)
#define SILENCE 30
#define PATIENCE (30 * 60)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* Tells what came of it. @newer: what came is a newer version. @error: (nullable) */
static void
end (FzUpdateCheck *self,
     gboolean       newer,
     const GError  *error)
{
  g_autofree char *outcome = newer ? g_strdup ("newer") : fz_update_outcome_dup (error);
  gboolean         wanted = self->wanted;

  g_clear_pointer (&self->ours, fz_catalog_unref);
  g_settings_set_string (self->settings, "update-outcome", outcome);
  g_signal_emit (self, signals[CHECKED], 0, newer ? self->path : NULL, error, wanted);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FzUpdateCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FzUpdateOffer) offer = fz_update_offer_read_finish (result, &error);

  if (self->table != NULL)
    end (self, offer != NULL, error);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FzUpdateCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  char *path = fz_web_file_fetch_finish (result, &error);

  g_free (self->path);
  self->path = path;
  if (self->table == NULL)
    return;
  if (path == NULL)
    end (self, FALSE, error);
  else
    fz_update_offer_read_async (path, self->ours, self->cancellable, on_read,
                                g_object_ref (self));
}

static gboolean
can_ask (FzUpdateCheck *self)
{
  const FzDatasetInfo *shown = &fz_station_table_get_catalog (self->table)->dataset;
  g_autofree char     *address = g_settings_get_string (self->settings, "update-address");

  return self->ours == NULL && shown->name != NULL && !shown->sample &&
         fz_web_address_check (address) == FZ_WEB_ADDRESS_FINE;
}

static void
ask (FzUpdateCheck *self,
     gboolean       wanted)
{
  g_autofree char    *address = g_settings_get_string (self->settings, "update-address");
  g_autofree char    *folder = fz_update_check_find_folder ();
  const FzWebQuestion question = {
    .address = address,
    .user_agent = USER_AGENT,
    .folder = folder,
    .max_size = FZ_PUBLICATION_MAX_SIZE,
    .silence = SILENCE,
    .patience = PATIENCE,
  };

  self->wanted = wanted;
  self->ours = fz_catalog_ref (fz_station_table_get_catalog (self->table));
  g_settings_set_int64 (self->settings, "update-checked-at", get_now ());
  fz_web_file_fetch_async (&question, self->cancellable, on_fetched, g_object_ref (self));
}

static void
on_time_to_look (gpointer user_data)
{
  FzUpdateCheck *self = user_data;

  self->timer = g_timeout_add_seconds_once (LOOK_INTERVAL, on_time_to_look, self);
  fz_update_check_look (self);
}

static void
fz_update_check_dispose (GObject *object)
{
  FzUpdateCheck *self = FZ_UPDATE_CHECK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (fz_update_check_parent_class)->dispose (object);
}

static void
fz_update_check_finalize (GObject *object)
{
  FzUpdateCheck *self = FZ_UPDATE_CHECK (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->ours, fz_catalog_unref);
  g_free (self->path);
  G_OBJECT_CLASS (fz_update_check_parent_class)->finalize (object);
}

static void
fz_update_check_class_init (FzUpdateCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_update_check_dispose;
  G_OBJECT_CLASS (klass)->finalize = fz_update_check_finalize;

  /* It was asked: the path of a newer version, or NULL; a GError, or NULL; whether somebody
   * waits for it. */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_ERROR,
                                   G_TYPE_BOOLEAN);
}

static void
fz_update_check_init (FzUpdateCheck *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = fz_settings_new ();
  self->timer = g_timeout_add_seconds_once (FIRST_LOOK, on_time_to_look, self);
}

/* For the stations of @table. */
FzUpdateCheck *
fz_update_check_new (FzStationTable *table)
{
  FzUpdateCheck *self = g_object_new (FZ_TYPE_UPDATE_CHECK, NULL);

  self->table = g_object_ref (table);
  return self;
}

/* Asks now, because somebody wants to know. */
void
fz_update_check_run (FzUpdateCheck *self)
{
  g_return_if_fail (FZ_IS_UPDATE_CHECK (self));

  self->wanted = TRUE;
  if (self->settings != NULL && can_ask (self))
    ask (self, TRUE);
}

/* Asks if that is switched on and due; as a timer does from time to time. */
void
fz_update_check_look (FzUpdateCheck *self)
{
  g_return_if_fail (FZ_IS_UPDATE_CHECK (self));

  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "update-check") ||
      !fz_update_check_is_due (g_settings_get_int64 (self->settings, "update-checked-at"),
                               get_now ()) ||
      !can_ask (self))
    return;
  /* What nobody can be asked is asked later. */
  if (g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    ask (self, FALSE);
}

/* Whether a day has gone by, both in seconds since 1970; also if the clock was set back. */
gboolean
fz_update_check_is_due (gint64 last,
                        gint64 now)
{
  return now < last || now - last >= DAY;
}

/* Where what came is kept; the caller's. */
char *
fz_update_check_find_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "fazhan", "update", NULL);
}
