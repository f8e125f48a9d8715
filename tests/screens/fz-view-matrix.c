/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-views.h"

#define BEIJING_STREET "440104003"
#define LINGNAN "440103002"

/* A way in which every main view is to be seen. */
typedef struct
{
  const char *name;
  FzView      view; /* only what this way sets */
} Way;

static const Way scenes[] = {
  { "stations", { .name = NULL } },
  { "search", { .search = "sha liwan" } },
  { "problem", { .sample = TRUE, .search = "家暴", .start = LINGNAN } },
  { "nothing", { .search = "Atlantis" } },
  { "nearest", { .start = LINGNAN } },
  { "details", { .sample = TRUE, .code = BEIJING_STREET } },
  { "unknown", { .code = BEIJING_STREET } },
  { "code", { .sample = TRUE, .code = BEIJING_STREET, .action = "win.show-code" } },
  { "compare", { .sample = TRUE, .action = "win.compare([uint32 30, 40, 50])" } },
  { "print", { .sample = TRUE, .code = BEIJING_STREET, .action = "win.print" } },
  { "start", { .action = "win.choose-start" } },
  { "preferences", { .action = "app.preferences" } },
  { "update", { .update = TRUE } },
  { "publish", { .staff = TRUE, .action = "win.publish" } },
  { "key", { .dialog = "key" } },
  { "import", { .staff = TRUE, .dialog = "import" } },
  { "import-review", { .staff = TRUE, .dialog = "import-review" } },
  { "review", { .staff = TRUE, .dialog = "review" } },
  { "guide", { .action = "app.guide" } },
  { "shortcuts", { .action = "app.shortcuts" } },
  { "easy", { .sample = TRUE, .easy = TRUE, .code = BEIJING_STREET } },
  { "editor",
    { .sample = TRUE,
      .staff = TRUE,
      .code = BEIJING_STREET,
      .action = "win.edit-station(uint32 0)" } },
  { "records", { .sample = TRUE, .staff = TRUE, .action = "win.records", .other = TRUE } },
  { "export", { .sample = TRUE, .action = "win.export" } },
  { "corrections", { .staff = TRUE, .action = "win.send-corrections" } },
  { "history", { .sample = TRUE, .staff = TRUE, .action = "win.history", .other = TRUE } },
  { "collections", { .sample = TRUE, .staff = TRUE, .action = "win.collections" } },
  { "new-station", { .sample = TRUE, .staff = TRUE, .action = "win.new-station" } },
};

static const Way languages[] = {
  { "en", { .language = "en", .locale = "en_US.UTF-8" } },
  { "zh_CN", { .language = "zh_CN", .locale = "zh_CN.UTF-8" } },
  { "zh_TW", { .language = "zh_TW", .locale = "zh_TW.UTF-8" } },
  { "long", { .language = "long", .locale = "en_US.UTF-8" } },
};

static const Way looks[] = {
  { "light", { .dark = FALSE } },
  { "dark", { .dark = TRUE } },
  { "contrast", { .contrast = TRUE } },
  { "contrast-dark", { .dark = TRUE, .contrast = TRUE } },
};

/* The last is measured only. */
#define N_LOOKS_IN_MATRIX 3

static const Way sizes[] = {
  { "wide", { .width = 1120, .height = 740 } },
  { "narrow", { .width = 360, .height = 720, .sheet = TRUE } },
  { "large", { .width = 1120, .height = 740, .sheet = TRUE, .large = TRUE } },
  { "tall", { .width = 1120, .height = 1100 } },
};

/* The last is measured only. */
#define N_SIZES_IN_MATRIX 3

static const FzView *
find_way (const Way  *ways,
          gsize       n_ways,
          const char *name)
{
  for (gsize i = 0; name != NULL && i < n_ways; i++)
    if (g_str_equal (ways[i].name, name))
      return &ways[i].view;
  return NULL;
}

/* The names of all views in @language, or with NULL in all languages of the interface. Of the
 * language that is none only the lengths matter: it has one look, and no large letters. */
char **
fz_view_list_matrix (const char *language)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean made_up = g_strcmp0 (language, "long") == 0;

  for (gsize scene = 0; scene < G_N_ELEMENTS (scenes); scene++)
    for (gsize tongue = 0; tongue < G_N_ELEMENTS (languages); tongue++)
      for (gsize look = 0; look < (made_up ? 1 : N_LOOKS_IN_MATRIX); look++)
        for (gsize size = 0; size < N_SIZES_IN_MATRIX - (gsize) made_up; size++)
          {
            const char *name = languages[tongue].name;

            if (language != NULL ? g_str_equal (name, language) : !g_str_equal (name, "long"))
              g_strv_builder_take (names,
                                   g_strjoin (".", scenes[scene].name, name, looks[look].name,
                                              sizes[size].name, NULL));
          }
  return g_strv_builder_end (names);
}

/* The names of the views in which @look is measured: all scenes, in English, in a window that
 * shows much of them; none when there is no such look. */
char **
fz_view_list_measured (const char *look)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (find_way (looks, G_N_ELEMENTS (looks), look) != NULL)
    for (gsize scene = 0; scene < G_N_ELEMENTS (scenes); scene++)
      g_strv_builder_take (names, g_strjoin (".", scenes[scene].name, "en", look, "tall", NULL));
  return g_strv_builder_end (names);
}

/* The view of that name, or NULL; good until the next call. */
const FzView *
fz_view_find_in_matrix (const char *name)
{
  static FzView view;
  static char  *kept = NULL;
  g_auto (GStrv) parts = g_strsplit (name, ".", -1);
  const FzView *scene, *tongue, *look, *size;

  if (g_strv_length (parts) != 4)
    return NULL;
  scene = find_way (scenes, G_N_ELEMENTS (scenes), parts[0]);
  tongue = find_way (languages, G_N_ELEMENTS (languages), parts[1]);
  look = find_way (looks, G_N_ELEMENTS (looks), parts[2]);
  size = find_way (sizes, G_N_ELEMENTS (sizes), parts[3]);
  if (scene == NULL || tongue == NULL || look == NULL || size == NULL)
    return NULL;
  view = *scene;
  g_set_str (&kept, name);
  view.name = kept;
  view.language = tongue->language;
  view.locale = tongue->locale;
  view.dark = look->dark;
  view.contrast = look->contrast;
  view.width = size->width;
  view.height = size->height;
  view.sheet = size->sheet;
  view.large = size->large;
  return &view;
}
