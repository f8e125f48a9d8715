/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fz-field.h"

G_BEGIN_DECLS

/*
 * The checks of a record: which of its facts were found right, when and by whom.
 *
 * A check holds for the value that was looked at. Whoever changes a fact takes its check
 * away, unless it is said in the same breath that the new value was found right: a typing
 * error that is mended, a sheet that is brought in or half a point that is moved are no
 * check, and to say that they are would be invented. A fact of which nothing is known has
 * no check either.
 *
 * The record's checked_on follows from its checks: the oldest of them, once every fact of
 * which anything is known has one; else NULL. It is the day since which all that is said of
 * the station was found right. Where only that day is given (a sheet, a publication of an
 * older version), every fact was found right on it.
 */

gboolean fz_fact_of_field (FzField field,
                           FzFact *fact);
gboolean fz_fact_of_value (const char *word,
                           FzFact     *fact);
gboolean fz_record_has_fact (const FzRecord *self,
                             FzFact          fact);
gboolean fz_record_fact_equal (const FzRecord *a,
                               const FzRecord *b,
                               FzFact          fact);

void fz_record_confirm (FzRecord   *self,
                        FzFact      fact,
                        const char *on,
                        const char *by);
void fz_record_confirm_all (FzRecord   *self,
                            const char *on,
                            const char *by);
void fz_record_settle_checks (FzRecord       *self,
                              const FzRecord *before,
                              const char     *who);
void fz_record_settle_first_checks (FzRecord   *self,
                                    const char *who);
void fz_record_keep_checks (FzRecord       *self,
                            const FzRecord *from);
void fz_record_merge_checks (FzRecord       *self,
                             const FzRecord *base,
                             const FzRecord *mine,
                             const FzRecord *theirs);

char    *fz_record_dup_check (const FzRecord *self,
                              FzFact          fact);
gboolean fz_record_set_check (FzRecord   *self,
                              FzFact      fact,
                              const char *text);
gboolean fz_record_check_equal (const FzRecord *a,
                                const FzRecord *b,
                                FzFact          fact);
gboolean fz_record_checks_equal (const FzRecord *a,
                                 const FzRecord *b);

const char *fz_record_find_oldest_check (const FzRecord *self);
const char *fz_record_find_newest_check (const FzRecord *self);

G_END_DECLS
