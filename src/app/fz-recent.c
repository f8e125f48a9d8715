/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-recent.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <math.h>

/*
 * Where the user started from, what they searched for and what the map showed last:
 * kept only while they want it (`remember-recent`, `remember-view`), in files for nobody
 * else to read in the folder of the user's own things. What is no longer wanted is gone
 * at once, with its file. A file that cannot be read holds nothing.
 */
struct _FzRecent
{
  GObject parent_instance;

  GSettings     *settings;    /* (owned) (nullable): nothing is kept */
  char          *recent_path; /* (owned) */
  char          *view_path;   /* (owned) */
  GListStore    *origins;     /* (owned) of FzOrigin, the latest first */
  GtkStringList *searches;    /* (owned) the latest first */
};

G_DEFINE_FINAL_TYPE (FzRecent, fz_recent, G_TYPE_OBJECT)

#define RECENT_VARIANT_TYPE G_VARIANT_TYPE ("(a" FZ_ORIGIN_VARIANT "as)")
#define VIEW_VARIANT_TYPE G_VARIANT_TYPE ("(ddd)")

/* No file of ours is that large, and no search that long. */
#define MAX_BYTES 65536
#define MAX_SEARCH 200 /* characters */

static gboolean
wants (FzRecent   *self,
       const char *key)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, key);
}

static GVariant *
read_file (const char         *path,
           const GVariantType *type)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *variant;
  gsize     length;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > MAX_BYTES)
    return NULL;
  variant = g_variant_parse (type, text, text + length, NULL, &error);
  if (variant == NULL)
    g_message ("%s cannot be read: %s", path, error->message);
  return variant;
}

/* Takes over a floating @variant. That it cannot be kept harms nobody. */
static void
write_file (const char *path,
            GVariant   *variant)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (variant);
  g_autofree char *text = g_variant_print (owned, FALSE);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_message ("%s", error->message);
}

static void
take_recent (FzRecent *self,
             GVariant *variant)
{
  g_autoptr (GVariant) origins = g_variant_get_child_value (variant, 0);
  g_autoptr (GVariant) searches = g_variant_get_child_value (variant, 1);

  for (gsize i = 0; i < MIN (g_variant_n_children (origins), FZ_RECENT_MAX); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (origins, i);
      g_autoptr (FzOrigin) origin = fz_origin_new_from_variant (child);

      if (origin != NULL)
        g_list_store_append (self->origins, origin);
    }
  for (gsize i = 0; i < MIN (g_variant_n_children (searches), FZ_RECENT_MAX); i++)
    {
      const char *search;

      g_variant_get_child (searches, i, "&s", &search);
      gtk_string_list_append (self->searches, search);
    }
}

static void
load_recent (FzRecent *self)
{
  g_autoptr (GVariant) variant = NULL;

  if (wants (self, "remember-recent"))
    variant = read_file (self->recent_path, RECENT_VARIANT_TYPE);
  if (variant != NULL)
    take_recent (self, variant);
}

static void
save_recent (FzRecent *self)
{
  GVariantBuilder origins, searches;

  g_variant_builder_init (&origins, G_VARIANT_TYPE ("a" FZ_ORIGIN_VARIANT));
  g_variant_builder_init (&searches, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->origins)); i++)
    {
      g_autoptr (FzOrigin) origin = g_list_model_get_item (G_LIST_MODEL (self->origins), i);

      g_variant_builder_add_value (&origins, fz_origin_to_variant (origin));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->searches)); i++)
    g_variant_builder_add (&searches, "s", gtk_string_list_get_string (self->searches, i));
  write_file (self->recent_path, g_variant_new ("(a" FZ_ORIGIN_VARIANT "as)", &origins,
                                                &searches));
}

static void
on_remember_recent_changed (FzRecent *self)
{
  if (wants (self, "remember-recent"))
    return;
  g_list_store_remove_all (self->origins);
  gtk_string_list_splice (self->searches, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->searches)), NULL);
  g_unlink (self->recent_path);
}

static void
on_remember_view_changed (FzRecent *self)
{
  if (!wants (self, "remember-view"))
    g_unlink (self->view_path);
}

static void
fz_recent_dispose (GObject *object)
{
  FzRecent *self = FZ_RECENT (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->origins);
  g_clear_object (&self->searches);
  g_clear_pointer (&self->recent_path, g_free);
  g_clear_pointer (&self->view_path, g_free);
  G_OBJECT_CLASS (fz_recent_parent_class)->dispose (object);
}

static void
fz_recent_class_init (FzRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fz_recent_dispose;
}

static void
fz_recent_init (FzRecent *self)
{
  self->origins = g_list_store_new (FZ_TYPE_ORIGIN);
  self->searches = gtk_string_list_new (NULL);
}

/* Keeps things in @folder, which need not be there, as @settings want; they may be
 * NULL: then nothing is kept. */
FzRecent *
fz_recent_new (const char *folder,
               GSettings  *settings)
{
  FzRecent *self = g_object_new (FZ_TYPE_RECENT, NULL);

  self->recent_path = g_build_filename (folder, "recent", NULL);
  self->view_path = g_build_filename (folder, "view", NULL);
  if (settings == NULL)
    return self;
  self->settings = g_object_ref (settings);
  load_recent (self);
  g_signal_connect_object (settings, "changed::remember-recent",
                           G_CALLBACK (on_remember_recent_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::remember-view",
                           G_CALLBACK (on_remember_view_changed), self, G_CONNECT_SWAPPED);
  return self;
}

/* Of FzOrigin, the latest first; borrowed, and the same always. */
GListModel *
fz_recent_get_origins (FzRecent *self)
{
  return G_LIST_MODEL (self->origins);
}

/* Of GtkStringObject, the latest first; borrowed, and the same always. */
GListModel *
fz_recent_get_searches (FzRecent *self)
{
  return G_LIST_MODEL (self->searches);
}

static gboolean
is_same_place (FzOrigin *a,
               FzOrigin *b)
{
  return fz_origin_get_kind (a) == fz_origin_get_kind (b) &&
         fz_point_distance (fz_origin_get_point (a), fz_origin_get_point (b)) < 1.0;
}

/* Puts @origin first, if it is to be kept. Where the computer was tells nothing of where
 * it is, and is not kept. */
void
fz_recent_add_origin (FzRecent *self,
                      FzOrigin *origin)
{
  GListModel *model = G_LIST_MODEL (self->origins);

  if (!wants (self, "remember-recent") || fz_origin_get_kind (origin) == FZ_ORIGIN_DEVICE)
    return;
  for (guint i = g_list_model_get_n_items (model); i-- > 0;)
    {
      g_autoptr (FzOrigin) other = g_list_model_get_item (model, i);

      if (is_same_place (origin, other) || i >= FZ_RECENT_MAX - 1)
        g_list_store_remove (self->origins, i);
    }
  g_list_store_insert (self->origins, 0, origin);
  save_recent (self);
}

/* Puts @text first, if it is to be kept. */
void
fz_recent_add_search (FzRecent   *self,
                      const char *text)
{
  const char *added[] = { text, NULL };

  if (!wants (self, "remember-recent") || *text == '\0' ||
      !g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MAX_SEARCH)
    return;
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->searches)); i-- > 0;)
    {
      if (g_str_equal (gtk_string_list_get_string (self->searches, i), text) ||
          i >= FZ_RECENT_MAX - 1)
        gtk_string_list_remove (self->searches, i);
    }
  gtk_string_list_splice (self->searches, 0, 0, added);
  save_recent (self);
}

/* What the map showed when it was last seen; FALSE when nobody kept it. */
gboolean
fz_recent_get_view (FzRecent     *self,
                    FzRecentView *view)
{
  g_autoptr (GVariant) variant = NULL;
  FzRecentView read;

  if (!wants (self, "remember-view"))
    return FALSE;
  variant = read_file (self->view_path, VIEW_VARIANT_TYPE);
  if (variant == NULL)
    return FALSE;
  g_variant_get (variant, "(ddd)", &read.lat, &read.lon, &read.zoom);
  if (!isfinite (read.zoom) || read.zoom < 0.0 ||
      fz_coordinates_judge ((FzPoint) { read.lat, read.lon }, NULL) == FZ_VERDICT_OUT_OF_RANGE)
    return FALSE;
  *view = read;
  return TRUE;
}

/* Keeps @view, if it is to be kept. */
void
fz_recent_set_view (FzRecent           *self,
                    const FzRecentView *view)
{
  if (wants (self, "remember-view"))
    write_file (self->view_path, g_variant_new ("(ddd)", view->lat, view->lon, view->zoom));
}

/* The folder of the user's own things, which leaving takes away as a whole.
 * Returns: (transfer full) */
char *
fz_recent_find_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "fazhan", "own", NULL);
}
