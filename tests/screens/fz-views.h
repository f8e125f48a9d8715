/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a picture shows. */
typedef struct
{
  const char *name;
  const char *language; /* NULL: English */
  const char *locale;   /* one that is not C, or the language does not count */
  int         width;
  int         height;
  gboolean    dark;
  gboolean    contrast; /* high contrast */
  gboolean    large;    /* letters of twice their size */
  gboolean    easy;
  gboolean    staff; /* records can be edited */
  gboolean    sample;
  gboolean    featured; /* the filter is on; only with the sample */
  const char *code;     /* of the station that is open, or NULL */
  gboolean    sheet;    /* the sheet of a narrow window is open */
  const char *search;   /* what is searched for, or NULL */
  const char *action;   /* what is activated at last, with its target, or NULL */
  gboolean    other;    /* that opens a window of its own, which is shown */
  gboolean    update;   /* a newer version, made for that, is offered */
  const char *dialog;   /* (nullable) see fz_view_show_dialog() */
  const char *start;    /* code of the station whose place is the starting point, or NULL */
  double      zoom;     /* how close the map's middle is, or 0: as the window comes to it */
} FzView;

/* The main views; the last has no name. */
extern const FzView fz_views[];

/* The map at each zoom; the last has no name. */
extern const FzView fz_zoom_views[];

const FzView *fz_view_find (const char *name);

/* Each main view in each language, light, dark and in high contrast, wide, narrow and in
 * large letters: names such as "details.zh_CN.dark.narrow". The language "long" is English
 * made longer by two fifths, as other languages are; it needs its catalogue. */
char        **fz_view_list_matrix (const char *language);
char        **fz_view_list_measured (const char *look);
const FzView *fz_view_find_in_matrix (const char *name);

G_END_DECLS
