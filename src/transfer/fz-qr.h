/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many light modules belong round a code on every side (ISO/IEC 18004). */
#define FZ_QR_MARGIN 4

/* A QR code as a square of modules, without its margin. Immutable, with one owner. */
typedef struct _FzQr FzQr;

FzQr *fz_qr_new (const char *text,
                 GError    **error);
void  fz_qr_free (FzQr *self);

guint    fz_qr_get_size (const FzQr *self);
gboolean fz_qr_is_dark (const FzQr *self,
                        guint       column,
                        guint       row);
char    *fz_qr_to_svg (const FzQr *self,
                       const char *title,
                       const char *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FzQr, fz_qr_free)

G_END_DECLS
