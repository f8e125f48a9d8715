/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-views.h"

#define WIDE .width = 1120, .height = 740
#define NARROW .width = 360, .height = 720
#define SIMPLIFIED .language = "zh_CN", .locale = "zh_CN.UTF-8"
#define TRADITIONAL .language = "zh_TW", .locale = "zh_TW.UTF-8"
#define HONG_KONG .language = "zh_HK:zh_TW", .locale = "zh_HK.UTF-8"

#define BEIJING_STREET "440104003"
#define LINGNAN "440103002"
#define COMPARE "win.compare([uint32 30, 40, 50])"

const FzView fz_views[] = {
  { .name = "station", WIDE, .code = BEIJING_STREET },
  { .name = "featured", WIDE, .sample = TRUE, .featured = TRUE },
  { .name = "stations", WIDE },
  { .name = "details", WIDE, .sample = TRUE, .code = BEIJING_STREET },
  { .name = "code", WIDE, .sample = TRUE, .code = BEIJING_STREET, .action = "win.show-code" },
  {
      .name = "narrow-code",
      NARROW,
      .code = BEIJING_STREET,
      .sheet = TRUE,
      .action = "win.show-code",
  },
  { .name = "print", WIDE, .sample = TRUE, .code = BEIJING_STREET, .action = "win.print" },
  { .name = "narrow-print", NARROW, .start = LINGNAN, .action = "win.print" },
  { .name = "compare", WIDE, .sample = TRUE, .action = COMPARE },
  { .name = "narrow-compare", NARROW, .sample = TRUE, .action = COMPARE },
  { .name = "nothing", WIDE, .search = "Atlantis" },
  { .name = "search", WIDE, .search = "sha liwan" },
  { .name = "slip", WIDE, .search = "shamain" },
  { .name = "problem", WIDE, .sample = TRUE, .search = "my husband, domestic violence" },
  { .name = "nearest", WIDE, .start = LINGNAN },
  {
      .name = "nearest-dark",
      WIDE,
      .dark = TRUE,
      .sample = TRUE,
      .search = "legal aid",
      .start = LINGNAN,
  },
  { .name = "problem-narrow", NARROW, .sheet = TRUE, .search = "家暴", .start = LINGNAN },
  { .name = "chinese-search", TRADITIONAL, WIDE, .search = "lw", .start = LINGNAN },
  { .name = "preferences", WIDE, .action = "app.preferences" },
  { .name = "update", WIDE, .update = TRUE },
  { .name = "narrow-update", SIMPLIFIED, NARROW, .update = TRUE },
  { .name = "import", WIDE, .staff = TRUE, .dialog = "import" },
  { .name = "import-review", SIMPLIFIED, NARROW, .staff = TRUE, .dialog = "import-review" },
  { .name = "publish", WIDE, .staff = TRUE, .action = "win.publish" },
  { .name = "dark", WIDE, .dark = TRUE, .sample = TRUE, .code = BEIJING_STREET },
  { .name = "easy", WIDE, .easy = TRUE, .sample = TRUE, .code = BEIJING_STREET },
  { .name = "easy-list", SIMPLIFIED, WIDE, .easy = TRUE, .start = LINGNAN },
  { .name = "easy-narrow", NARROW, .easy = TRUE, .sheet = TRUE },
  {
      .name = "easy-narrow-details",
      SIMPLIFIED,
      NARROW,
      .easy = TRUE,
      .code = BEIJING_STREET,
      .sheet = TRUE,
  },
  { .name = "narrow", NARROW },
  { .name = "narrow-list", NARROW, .sheet = TRUE },
  { .name = "narrow-details", NARROW, .sample = TRUE, .code = BEIJING_STREET, .sheet = TRUE },
  { .name = "narrow-small", .width = 360, .height = 294, .sample = TRUE, .sheet = TRUE },
  { .name = "chinese", SIMPLIFIED, WIDE, .code = BEIJING_STREET },
  { .name = "chinese-narrow", SIMPLIFIED, NARROW, .sheet = TRUE },
  { .name = "traditional", TRADITIONAL, WIDE, .sample = TRUE, .code = BEIJING_STREET },
  {
      .name = "traditional-narrow",
      HONG_KONG,
      NARROW,
      .sample = TRUE,
      .code = BEIJING_STREET,
      .sheet = TRUE,
  },
  { NULL },
};

#define ZOOM(level)                                                                          \
  { .name = "zoom-" #level, WIDE, .zoom = level },                                           \
      { .name = "zoom-" #level "-narrow", NARROW, .zoom = level },                           \
      { .name = "zoom-" #level "-dark", WIDE, .dark = TRUE, .sample = TRUE, .zoom = level }, \
  {                                                                                          \
    .name = "zoom-" #level "-dark-narrow", SIMPLIFIED, NARROW, .dark = TRUE, .zoom = level   \
  }

const FzView fz_zoom_views[] = {
  ZOOM (8),
  ZOOM (9),
  ZOOM (10),
  ZOOM (11),
  ZOOM (12),
  ZOOM (13),
  ZOOM (14),
  ZOOM (15),
  ZOOM (16),
  ZOOM (17),
  { NULL },
};

static const FzView *
find_among (const FzView *views,
            const char   *name)
{
  for (const FzView *view = views; view->name != NULL; view++)
    {
      if (g_str_equal (view->name, name))
        return view;
    }
  return NULL;
}

/* The view of that name, or NULL. */
const FzView *
fz_view_find (const char *name)
{
  const FzView *view = find_among (fz_views, name);

  if (view == NULL)
    view = find_among (fz_zoom_views, name);
  return view != NULL ? view : fz_view_find_in_matrix (name);
}
