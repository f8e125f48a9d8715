/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How a place's name is read, for those who type Pinyin: "沙:sha 面:mian 街:jie
 * 道:dao", a character and its toneless syllable each; ü is v. One reading a line.
 * A character whose syllable is not known has none ("㙟:"), and a syllable whose
 * character is not known stands alone (":ji").
 */
char *fz_reading_make (const char *place,
                       const char *pinyin,
                       const char *aliases);

G_END_DECLS
