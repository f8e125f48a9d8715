/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FZ_TYPE_FIELD_NOTES (fz_field_notes_get_type ())
G_DECLARE_FINAL_TYPE (FzFieldNotes, fz_field_notes, FZ, FIELD_NOTES, AdwPreferencesRow)

G_END_DECLS
