/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-card.h"

G_BEGIN_DECLS

/* A text that tries to end the line, the card and the tag that it stands in. */
#define FIXTURE_HOSTILE                                                                    \
  "a\r\nEND:VCARD\r\nBEGIN:VCARD\nEND:VEVENT\nEND:VCALENDAR\r\nFN:x;y,z\\n\"<b>&amp;'</b>" \
  "]]>\x01\x1b[2J\x7f\u202e\u2066\u200f\u2028\ufeff\xff{\"a\":1}"

FzCatalog *fixture_make_card_catalog (gboolean sample);
FzRecord  *fixture_make_full_record (void);
FzRecord  *fixture_make_hostile_record (void);
char      *fixture_read_back (const char *kind,
                              const char *card);
void       fixture_assert_plain (const char *text);

G_END_DECLS
