/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-signature.h"

G_BEGIN_DECLS

#define FZ_TYPE_SIGNATURE_BOX (fz_signature_box_get_type ())
G_DECLARE_FINAL_TYPE (FzSignatureBox, fz_signature_box, FZ, SIGNATURE_BOX, GtkBox)

G_END_DECLS
