/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* In the place of a number of stations, for choices that leave none out. */
#define FZ_FILTER_NO_COUNT G_MAXUINT

/* One thing that a filter can be set to. */
typedef struct
{
  const char *label;
  guint       n_stations; /* how many it would leave, or FZ_FILTER_NO_COUNT */
  gboolean    chosen;
} FzFilterChoice;

#define FZ_TYPE_FILTER_BUTTON (fz_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (FzFilterButton, fz_filter_button, FZ, FILTER_BUTTON, GtkWidget)

GtkWidget  *fz_filter_button_new (void);
const char *fz_filter_button_get_label (FzFilterButton *self);
void        fz_filter_button_set_label (FzFilterButton *self,
                                        const char     *label);
void        fz_filter_button_set_active (FzFilterButton *self,
                                         gboolean        active);
gboolean    fz_filter_button_get_active (FzFilterButton *self);
guint       fz_filter_button_get_n_choices (FzFilterButton *self);
void        fz_filter_button_set_choices (FzFilterButton       *self,
                                          const FzFilterChoice *choices,
                                          guint                 n_choices);
GtkWidget  *fz_filter_button_get_extra (FzFilterButton *self);
void        fz_filter_button_set_extra (FzFilterButton *self,
                                        GtkWidget      *extra,
                                        gboolean        above);
gboolean    fz_filter_button_is_open (FzFilterButton *self);
void        fz_filter_button_popup (FzFilterButton *self);
void        fz_filter_button_popdown (FzFilterButton *self);

G_END_DECLS
