/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes what a file is to hold out of @data, in a thread of its own.
 * Returns: (transfer full) (nullable): NULL with an error */
typedef GBytes *(*FzMakeBytes) (gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);

void  fz_file_export_start (GtkWidget     *widget,
                            const char    *name,
                            FzMakeBytes    make,
                            gpointer       data,
                            GDestroyNotify free_data);
char *fz_file_export_make_name (const char *title,
                                const char *suffix);

void     fz_file_export_save_async (GFile              *file,
                                    FzMakeBytes         make,
                                    gpointer            data,
                                    GDestroyNotify      free_data,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
gboolean fz_file_export_save_finish (GFile        *file,
                                     GAsyncResult *result,
                                     GError      **error);

void        fz_file_export_show_saved (GtkWidget *widget,
                                       GFile     *file);
const char *fz_file_export_words_for_fault (const GError *error);

G_END_DECLS
