/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-window-memory.h"

#include "fz-settings.h"

/*
 * What a window remembers from one time to the next: its size always; and, as far as the
 * user wants that, what the map showed, searches and starting points.
 *
 * Where the schema of the settings is not installed, the size is the first one every
 * time.
 */
struct _FzWindowMemory
{
  GObject parent_instance;

  FzMapView *map_view; /* (unowned): the window's */
  GSettings *settings; /* (owned) (nullable): the schema is not installed */
  FzRecent  *recent;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (FzWindowMemory, fz_window_memory, G_TYPE_OBJECT)

static void
remember (FzWindowMemory *self,
          const char     *key,
          GtkWindow      *window,
          const char     *property)
{
  g_settings_bind (self->settings, key, window, property, G_SETTINGS_BIND_DEFAULT);
}

static void
restore_view (FzWindowMemory *self)
{
  FzRecentView view;

  if (fz_recent_get_view (self->recent, &view))
    fz_map_view_go_to (self->map_view, view.lat, view.lon, view.zoom);
}

static void
fz_window_memory_finalize (GObject *object)
{
  FzWindowMemory *self = FZ_WINDOW_MEMORY (object);

  g_clear_object (&self->settings);
  g_object_unref (self->recent);
  G_OBJECT_CLASS (fz_window_memory_parent_class)->finalize (object);
}

static void
fz_window_memory_class_init (FzWindowMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fz_window_memory_finalize;
}

static void
fz_window_memory_init (FzWindowMemory *self)
{
  g_autofree char *folder = fz_recent_find_folder ();

  self->settings = fz_settings_new ();
  self->recent = fz_recent_new (folder, self->settings);
}

/* Gives @window, which owns it, and @map_view in it, which has its stations already, what
 * is remembered of the last time. */
FzWindowMemory *
fz_window_memory_new (GtkWindow *window,
                      FzMapView *map_view)
{
  FzWindowMemory *self = g_object_new (FZ_TYPE_WINDOW_MEMORY, NULL);

  self->map_view = map_view;
  if (self->settings != NULL)
    {
      remember (self, "window-width", window, "default-width");
      remember (self, "window-height", window, "default-height");
      remember (self, "window-maximized", window, "maximized");
    }
  restore_view (self);
  return self;
}

/* Searches and starting points; borrowed. */
FzRecent *
fz_window_memory_get_recent (FzWindowMemory *self)
{
  g_return_val_if_fail (FZ_IS_WINDOW_MEMORY (self), NULL);
  return self->recent;
}

/* Keeps the text that @finder searches for: it led to a station and is worth doing
 * again. */
void
fz_window_memory_keep_search (FzWindowMemory *self,
                              FzFinder       *finder)
{
  g_return_if_fail (FZ_IS_WINDOW_MEMORY (self));
  fz_recent_add_search (self->recent, fz_query_get_text (fz_finder_get_query (finder)));
}

/* Keeps what the map shows for the next time. */
void
fz_window_memory_keep_view (FzWindowMemory *self)
{
  FzRecentView view;

  g_return_if_fail (FZ_IS_WINDOW_MEMORY (self));

  fz_map_view_get_viewport (self->map_view, &view.lat, &view.lon, &view.zoom);
  fz_recent_set_view (self->recent, &view);
}
