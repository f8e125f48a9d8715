/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-hours-private.h"
#include "fz-hours-scanner.h"

G_BEGIN_DECLS

/* A recursive descent over the rules: every function takes what it is named for
 * from the scanner into the rule, and gives FALSE with an error when it cannot. */
typedef struct
{
  FzHoursScanner scanner;
  FzHoursRule   *rule;  /* (unowned) the one at hand */
  GArray        *rules; /* (owned) of FzHoursRule, those before it */
  guint          n_parts;
} FzHoursParser;

#define FZ_HOURS_FIND_WORD(parser, words) \
  fz_hours_scanner_find_word (&(parser)->scanner, (words), G_N_ELEMENTS (words))
#define FZ_HOURS_TAKE_WORD(parser, words) \
  fz_hours_scanner_take_word (&(parser)->scanner, (words), G_N_ELEMENTS (words))

const char *fz_hours_parser_get_place (FzHoursParser *parser);
gboolean    fz_hours_parser_refuse_unexpected (FzHoursParser *parser,
                                               const char    *wanted);
gboolean    fz_hours_parser_check_not (FzHoursParser *parser,
                                       char           sign,
                                       const char    *reason);
gboolean    fz_hours_parser_count_part (FzHoursParser *parser);
gboolean    fz_hours_parser_take_comma (FzHoursParser *parser,
                                        gboolean (*goes_on) (FzHoursParser *parser));

gboolean fz_hours_parser_is_at_years (FzHoursParser *parser);
gboolean fz_hours_parser_parse_years (FzHoursParser *parser);
gboolean fz_hours_parser_is_at_dates (FzHoursParser *parser);
gboolean fz_hours_parser_parse_dates (FzHoursParser *parser);

G_END_DECLS
