/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-base-map-choice.h"

#include "fz-base-map-words.h"
#include "fz-map-pack.h"
#include "fz-settings.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * The map of the last time is shown a moment after the window: the built-in one is there
 * at once. Without the settings' schema the choice holds for this time only.
 */
struct _FzBaseMapChoice
{
  GObject parent_instance;

  FzBaseMap    *base;      /* (owned) */
  GSettings    *settings;  /* (owned) (nullable) */
  char         *path;      /* (owned) the pack's */
  char         *pack_name; /* (owned) (nullable): NULL where there is none */
  char         *bringing;  /* (owned) (nullable) the name of the file being copied */
  char         *server;    /* (owned) "" where there is none, as is the next */
  char         *credit;    /* (owned) */
  GCancellable *copying;   /* (owned) (nullable): NULL while nothing is copied */
  double        progress;
  goffset       pack_size;
  guint         start; /* source */
  gboolean      has_told;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAID,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FzBaseMapChoice, fz_base_map_choice, G_TYPE_OBJECT)

#define KIND_KEY "base-map"
#define PACK_KEY "map-pack-name"
#define SERVER_KEY "tile-server"
#define CREDIT_KEY "tile-server-credit"

static void
emit_changed (FzBaseMapChoice *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
say (FzBaseMapChoice *self,
     const char      *words)
{
  g_signal_emit (self, signals[SIGNAL_SAID], 0, words);
}

static void
refuse (FzBaseMapChoice *self,
        const GError    *error)
{
  g_message ("The map pack cannot be used: %s", error->message);
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, fz_words_for_map_pack_error (error));
}

static void
remember_text (FzBaseMapChoice *self,
               const char      *key,
               const char      *text)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, key, text);
}

static void
remember_kind (FzBaseMapChoice *self,
               FzBaseMapKind    kind)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, KIND_KEY, (int) kind);
}

static FzBaseMapKind
recall_kind (FzBaseMapChoice *self)
{
  return self->settings != NULL
             ? (FzBaseMapKind) g_settings_get_enum (self->settings, KIND_KEY)
             : FZ_BASE_MAP_BUILT_IN;
}

static char *
recall_text (FzBaseMapChoice *self,
             const char      *key)
{
  return self->settings != NULL ? g_settings_get_string (self->settings, key) : g_strdup ("");
}

/* Looks what pack there is. */
static void
find_pack (FzBaseMapChoice *self)
{
  g_autofree char *name = recall_text (self, PACK_KEY);
  GStatBuf         info;

  if (g_stat (self->path, &info) != 0)
    {
      g_clear_pointer (&self->pack_name, g_free);
      self->pack_size = 0;
      return;
    }
  self->pack_size = info.st_size;
  if (*name != '\0' || self->pack_name == NULL)
    g_set_str (&self->pack_name, name);
}

static gboolean
show_pack (FzBaseMapChoice *self,
           GError         **error)
{
  g_autoptr (FzMbtiles) pack = fz_map_pack_open (self->path, error);

  if (pack == NULL)
    return FALSE;
  fz_base_map_show_pack (self->base, pack);
  return TRUE;
}

/* Shows the map of @kind, or with an error the built-in one. */
static gboolean
show (FzBaseMapChoice *self,
      FzBaseMapKind    kind,
      GError         **error)
{
  self->has_told = FALSE;
  switch (kind)
    {
    case FZ_BASE_MAP_OPENSTREETMAP:
      fz_base_map_show_openstreetmap (self->base);
      return TRUE;
    case FZ_BASE_MAP_PACK:
      if (show_pack (self, error))
        return TRUE;
      break;
    case FZ_BASE_MAP_SERVER:
      fz_base_map_show_server (self->base, self->server, self->credit);
      return TRUE;
    case FZ_BASE_MAP_BUILT_IN:
    default:
      fz_base_map_show_built_in (self->base);
      return TRUE;
    }
  fz_base_map_show_built_in (self->base);
  return FALSE;
}

static gboolean
has_server (FzBaseMapChoice *self)
{
  return fz_tile_url_check (self->server) == FZ_TILE_URL_FINE && *self->credit != '\0';
}

static gboolean
is_there (FzBaseMapChoice *self,
          FzBaseMapKind    kind)
{
  return (kind != FZ_BASE_MAP_PACK || self->pack_name != NULL) &&
         (kind != FZ_BASE_MAP_SERVER || has_server (self));
}

static gboolean
on_start (gpointer data)
{
  FzBaseMapChoice *self = data;
  FzBaseMapKind    kind = recall_kind (self);
  g_autoptr (GError) error = NULL;

  self->start = 0;
  if (kind == FZ_BASE_MAP_BUILT_IN)
    return G_SOURCE_REMOVE;
  if (!is_there (self, kind))
    remember_kind (self, FZ_BASE_MAP_BUILT_IN);
  else if (!show (self, kind, &error))
    {
      g_message ("The map pack cannot be used: %s", error->message);
      remember_kind (self, FZ_BASE_MAP_BUILT_IN);
      say (self, _ ("The map pack cannot be read any more. The built-in map is shown."));
    }
  emit_changed (self);
  return G_SOURCE_REMOVE;
}

static void
on_trouble (FzBaseMapChoice *self)
{
  FzTileTrouble trouble = fz_base_map_get_trouble (self->base);

  if (trouble != FZ_TILE_TROUBLE_NONE && !self->has_told)
    {
      self->has_told = TRUE;
      say (self, fz_words_for_tile_trouble (trouble));
    }
  emit_changed (self);
}

static void
on_progress (goffset  done,
             goffset  all,
             gpointer data)
{
  FzBaseMapChoice *self = data;

  if (self->copying == NULL)
    return;
  self->progress = all > 0 ? (double) done / (double) all : 0.0;
  emit_changed (self);
}

/* The name that the pack gives itself, or else that of its file. */
static void
name_pack (FzBaseMapChoice *self)
{
  g_autoptr (FzMbtiles) pack = fz_mbtiles_open (self->path, NULL);
  const char *name = pack != NULL ? fz_mbtiles_get_name (pack) : NULL;

  if (name == NULL || *name == '\0')
    name = self->bringing;
  g_set_str (&self->pack_name, name);
  remember_text (self, PACK_KEY, name);
}

static void
on_installed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (FzBaseMapChoice) self = data;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = fz_map_pack_install_finish (result, &error);

  g_clear_object (&self->copying);
  if (done)
    {
      name_pack (self);
      find_pack (self);
      if (fz_base_map_choice_choose (self, FZ_BASE_MAP_PACK))
        {
          /* Translators: %s is the name of a file with a map. */
          words = g_strdup_printf (_ ("The map pack “%s” is shown."), self->pack_name);
          say (self, words);
        }
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse (self, error);
  g_clear_pointer (&self->bringing, g_free);
  emit_changed (self);
}

static void
fz_base_map_choice_dispose (GObject *object)
{
  FzBaseMapChoice *self = FZ_BASE_MAP_CHOICE (object);

  g_clear_handle_id (&self->start, g_source_remove);
  g_clear_object (&self->base);
  g_clear_object (&self->settings);
  g_clear_object (&self->copying);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->pack_name, g_free);
  g_clear_pointer (&self->bringing, g_free);
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->credit, g_free);

  G_OBJECT_CLASS (fz_base_map_choice_parent_class)->dispose (object);
}

static void
fz_base_map_choice_class_init (FzBaseMapChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_base_map_choice_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fz_base_map_choice_init (FzBaseMapChoice *self)
{
  self->settings = fz_settings_new ();
  self->path = fz_map_pack_find_file ();
  self->server = recall_text (self, SERVER_KEY);
  self->credit = recall_text (self, CREDIT_KEY);
  find_pack (self);
}

/* Has @base, of which it takes a reference, show the map of the last time. */
FzBaseMapChoice *
fz_base_map_choice_new (FzBaseMap *base)
{
  FzBaseMapChoice *self = g_object_new (FZ_TYPE_BASE_MAP_CHOICE, NULL);

  self->base = g_object_ref (base);
  g_signal_connect_object (base, "notify::trouble", G_CALLBACK (on_trouble), self,
                           G_CONNECT_SWAPPED);
  self->start = g_idle_add_full (G_PRIORITY_LOW, on_start, self, NULL);
  return self;
}

FzBaseMapKind
fz_base_map_choice_get_kind (FzBaseMapChoice *self)
{
  return fz_base_map_get_kind (self->base);
}

/* Shows the map of @kind from now on. FALSE where there is none of that kind, or it
 * cannot be shown, which `refused` then explains. */
gboolean
fz_base_map_choice_choose (FzBaseMapChoice *self,
                           FzBaseMapKind    kind)
{
  gboolean done;
  g_autoptr (GError) error = NULL;

  if (!is_there (self, kind))
    return FALSE;
  g_clear_handle_id (&self->start, g_source_remove);
  done = show (self, kind, &error);
  remember_kind (self, fz_base_map_get_kind (self->base));
  if (!done)
    refuse (self, error);
  emit_changed (self);
  return done;
}

/* What keeps the map that is wanted from coming. */
FzTileTrouble
fz_base_map_choice_get_trouble (FzBaseMapChoice *self)
{
  return fz_base_map_get_trouble (self->base);
}

/* What the map pack is called, or NULL where there is none. Borrowed. */
const char *
fz_base_map_choice_get_pack_name (FzBaseMapChoice *self)
{
  return self->pack_name;
}

/* Bytes. */
goffset
fz_base_map_choice_get_pack_size (FzBaseMapChoice *self)
{
  return self->pack_size;
}

/* Copies @file to be the map pack, in the place of the one before, and shows it. */
void
fz_base_map_choice_bring_pack (FzBaseMapChoice *self,
                               GFile           *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (self->copying != NULL)
    return;
  self->copying = g_cancellable_new ();
  self->progress = 0.0;
  self->bringing = g_filename_display_name (name);
  fz_map_pack_install_async (file, self->path, self->copying, on_progress, self, on_installed,
                             g_object_ref (self));
  emit_changed (self);
}

/* How much of the file is copied, from 0 to 1, or -1 while none is. */
double
fz_base_map_choice_get_progress (FzBaseMapChoice *self)
{
  return self->copying != NULL ? self->progress : -1.0;
}

/* Copies no further. The pack before stays. */
void
fz_base_map_choice_cancel (FzBaseMapChoice *self)
{
  if (self->copying != NULL)
    g_cancellable_cancel (self->copying);
}

/* Removes the map pack; the built-in map is shown where the pack was. */
void
fz_base_map_choice_remove_pack (FzBaseMapChoice *self)
{
  g_autoptr (GError) error = NULL;

  if (fz_base_map_get_kind (self->base) == FZ_BASE_MAP_PACK)
    fz_base_map_choice_choose (self, FZ_BASE_MAP_BUILT_IN);
  if (fz_map_pack_remove (self->path, &error))
    remember_text (self, PACK_KEY, "");
  else
    refuse (self, error);
  find_pack (self);
  emit_changed (self);
}

/* The pattern of the own server's addresses, or "". Borrowed. */
const char *
fz_base_map_choice_get_server (FzBaseMapChoice *self)
{
  return self->server;
}

/* Whom the own server's map credits, or "". Borrowed. */
const char *
fz_base_map_choice_get_credit (FzBaseMapChoice *self)
{
  return self->credit;
}

/* Takes and shows the map of the server whose addresses are those of @pattern, which
 * fz_tile_url_check () finds fine, and who credits @credit, which is not empty. */
void
fz_base_map_choice_set_server (FzBaseMapChoice *self,
                               const char      *pattern,
                               const char      *credit)
{
  g_set_str (&self->server, pattern);
  g_set_str (&self->credit, credit);
  remember_text (self, SERVER_KEY, pattern);
  remember_text (self, CREDIT_KEY, credit);
  fz_base_map_choice_choose (self, FZ_BASE_MAP_SERVER);
}
