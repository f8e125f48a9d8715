/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-plan-words.h"

#include "fz-check-words.h"
#include "fz-history-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* What is said of a plan, and of what is wrong with its rows, each a whole sentence. */

static guint
count_unknown (const FzImportPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->errors->len; i++)
    {
      const FzImportError *error = g_ptr_array_index (plan->errors, i);

      n += error->fault == FZ_IMPORT_FAULT_UNKNOWN;
    }
  return n;
}

/* Says one more sentence where there is something to say it of; takes both. */
static char *
add_if (char *before,
        guint n,
        char *sentence)
{
  g_autofree char *taken = sentence;

  return n > 0 ? fz_words_add_sentence (before, taken) : before;
}

/* What is said of how many; the caller's. */
char *
fz_words_for_plan (const FzImportPlan *plan)
{
  guint            n_changed = fz_import_plan_count_changed (plan);
  guint            n_added = fz_import_plan_count_added (plan);
  guint            n_deleted = fz_import_plan_count_deleted (plan);
  guint            n_unknown = count_unknown (plan);
  guint            n_wrong = plan->errors->len - n_unknown;
  guint            n_same = plan->n_unchanged;
  char            *words;
  g_autofree char *same = NULL;

  words = g_strdup_printf (ngettext ("%u station changes.", "%u stations change.", n_changed),
                           n_changed);
  words = add_if (words, n_added,
                  g_strdup_printf (ngettext ("%u is added.", "%u are added.", n_added), n_added));
  words = add_if (words, n_deleted,
                  g_strdup_printf (ngettext ("%u is deleted.", "%u are deleted.", n_deleted),
                                   n_deleted));
  same = g_strdup_printf (ngettext ("%u stays as it is.", "%u stay as they are.", n_same), n_same);
  words = fz_words_add_sentence (words, same);
  words = add_if (words, n_unknown,
                  g_strdup_printf (ngettext ("%u row finds no station.",
                                             "%u rows find no station.", n_unknown),
                                   n_unknown));
  return add_if (words, n_wrong,
                 g_strdup_printf (ngettext ("%u value is refused.", "%u values are refused.",
                                            n_wrong),
                                  n_wrong));
}

/* The title of a part of @n things; the caller's. */
char *
fz_words_for_plan_part (FzPlanPart part,
                        guint      n)
{
  switch (part)
    {
    case FZ_PLAN_PART_FILES:
      return g_strdup_printf (ngettext ("%u file", "%u files", n), n);
    case FZ_PLAN_PART_ERRORS:
      return g_strdup_printf (ngettext ("%u error", "%u errors", n), n);
    case FZ_PLAN_PART_CONFLICTS:
      return g_strdup_printf (ngettext ("%u station in conflict", "%u stations in conflict", n),
                              n);
    case FZ_PLAN_PART_ADDED:
      return g_strdup_printf (ngettext ("%u new station", "%u new stations", n), n);
    case FZ_PLAN_PART_CHANGED:
      return g_strdup_printf (ngettext ("%u station with other values",
                                        "%u stations with other values", n),
                              n);
    case FZ_PLAN_PART_MISSING:
      return g_strdup_printf (ngettext ("%u station missing from the file",
                                        "%u stations missing from the file", n),
                              n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What is done with a part unless somebody says otherwise; static. */
const char *
fz_words_for_plan_part_rule (FzPlanPart part)
{
  switch (part)
    {
    case FZ_PLAN_PART_FILES:
      return _ ("What a file says counts only if it is checked.");
    case FZ_PLAN_PART_ERRORS:
      return _ ("These rows are left out. The others can be imported.");
    case FZ_PLAN_PART_CONFLICTS:
      return _ ("Changed here and in a file, or files disagree. What is here stays unless you "
                "choose.");
    case FZ_PLAN_PART_ADDED:
      return _ ("No station has these codes or names.");
    case FZ_PLAN_PART_CHANGED:
      return _ ("What is here becomes what the file says.");
    case FZ_PLAN_PART_MISSING:
      return _ ("They stay unless you choose to delete them.");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What a file of a plan is called; the caller's. */
char *
fz_words_for_import_source (const FzImportSource *source)
{
  return g_path_get_basename (fz_import_source_get_name (source));
}

/* Which files give a value, and who wrote them; the caller's. */
char *
fz_words_for_import_sources (const FzImportPlan  *plan,
                             const FzImportValue *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < plan->sources->len; i++)
    {
      const FzImportSource *source = fz_import_plan_get_source (plan, i);
      const char           *author = fz_import_source_get_author (source);

      if ((value->sources >> i & 1) != 0)
        g_strv_builder_take (builder, author != NULL ? g_strdup (author)
                                                     : fz_words_for_import_source (source));
    }
  names = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list", ", "), names);
}

static char *
dup_row_words (const FzImportError *error)
{
  if (error->column == NULL || *error->column == '\0')
    /* Translators: a row of a spreadsheet, by its number. */
    return g_strdup_printf (_ ("Row %u"), error->line);
  /* Translators: a row of a spreadsheet, by its number, and the column's name. */
  return g_strdup_printf (_ ("Row %u, %s"), error->line, error->column);
}

/* Where an error is, with its file where there are several; the caller's. */
char *
fz_words_for_import_place (const FzImportPlan  *plan,
                           const FzImportError *error)
{
  g_autofree char *row = dup_row_words (error);
  g_autofree char *name = NULL;

  if (plan->sources->len == 1)
    return g_steal_pointer (&row);
  name = fz_words_for_import_source (fz_import_plan_get_source (plan, error->source));
  /* Translators: the name of a file, and a row of it: "stations.csv: Row 3". */
  return g_strdup_printf (_ ("%s: %s"), name, row);
}

/* A sentence about @cell, for which %s is in @words; the caller's, NULL where there is no cell. */
static char *
quote (const char *words,
       const char *cell)
{
  g_autoptr (GString) sentence = NULL;

  if (cell == NULL)
    return NULL;
  sentence = g_string_new (words);
  g_string_replace (sentence, "%s", cell, 1);
  return g_string_free_and_steal (g_steal_pointer (&sentence));
}

/* What is wrong with a row; the caller's, NULL for what no rule foresaw. */
static char *
dup_reason (const FzImportError *error,
            const char          *cell)
{
  switch (error->fault)
    {
    case FZ_IMPORT_FAULT_UNKNOWN:
      return g_strdup (_ ("No station has this code, or this name in this district."));
    case FZ_IMPORT_FAULT_SAME_CODE:
      /* Translators: a row of a spreadsheet, by its number. */
      return g_strdup_printf (_ ("Row %u has this code too: only one row can be about a "
                                 "station."),
                              error->other);
    case FZ_IMPORT_FAULT_NEEDED:
      /* Translators: %s is the name of a field. */
      return g_strdup_printf (_ ("A new station needs “%s”: no column has it, or its cell is "
                                 "blank."),
                              fz_words_for_field (error->field));
    case FZ_IMPORT_FAULT_DELETED:
      return g_strdup (_ ("A deleted station has this code: restore that station first."));
    case FZ_IMPORT_FAULT_SAMPLE:
      return g_strdup (_ ("Sample data are invented: they do not belong among real records."));
    case FZ_IMPORT_FAULT_DATUM:
      return g_strdup (_ ("A datum is WGS-84, GCJ-02 or BD-09."));
    case FZ_IMPORT_FAULT_BLANK:
      return g_strdup (_ ("This must be filled in."));
    case FZ_IMPORT_FAULT_NUMBER:
      return quote (_ ("“%s” is not a number."), cell);
    case FZ_IMPORT_FAULT_WORD:
      return quote (_ ("“%s” is none of the values that this field can have."), cell);
    case FZ_IMPORT_FAULT_SERVICE:
      return quote (_ ("“%s” names a service that is not known here."), cell);
    case FZ_IMPORT_FAULT_OTHER_CALENDAR:
      return quote (_ ("“%s” is a date of another calendar: write it like 2026-01-05."), cell);
    case FZ_IMPORT_FAULT_DATE:
      return quote (_ ("“%s” is not a date: write it like 2026-01-05."), cell);
    case FZ_IMPORT_FAULT_DATE_FAR:
      return quote (_ ("“%s” is a date long ago or far away, or one of another calendar."), cell);
    case FZ_IMPORT_FAULT_NO_DAY:
      return quote (_ ("“%s”: there is no such day."), cell);
    case FZ_IMPORT_FAULT_VALUE:
    case FZ_IMPORT_FAULT_CHECK:
    default:
      return NULL;
    }
}

/* Why a row cannot be taken; the caller's. @cell: (nullable) what its cell says. */
char *
fz_words_for_import_error (const FzImportError *error,
                           const char          *cell,
                           FzStationTable      *table)
{
  g_autofree char *reason = NULL;

  if (error->check != NULL)
    return fz_words_for_check (error->check, table);
  reason = dup_reason (error, cell);
  if (reason != NULL)
    return g_steal_pointer (&reason);
  if (cell == NULL)
    /* Translators: %s is a technical reason. */
    return g_strdup_printf (_ ("The value cannot be taken: %s"), error->reason);
  /* Translators: the first %s is what somebody wrote, the second a technical reason. */
  return g_strdup_printf (_ ("“%s” cannot be taken: %s"), cell, error->reason);
}

/* What a value is and would be, and who changed it; the caller's. */
char *
fz_words_for_import_field (const FzImportField *field)
{
  g_autofree char *change = fz_words_for_change (field->field, field->was, field->value);
  g_autofree char *base = NULL;

  if (field->side == FZ_IMPORT_MINE)
    /* Translators: %s is what a value is and would become: "020-1 → 020-2". */
    return g_strdup_printf (_ ("%s (only changed here: the file still has what was published)"),
                            change);
  if (field->side == FZ_IMPORT_FILES && !field->taken)
    /* Translators: what files say a value is. */
    return g_strdup (_ ("The files disagree: choose one."));
  if (field->side != FZ_IMPORT_BOTH || g_strcmp0 (field->base, field->was) == 0)
    return g_steal_pointer (&change);
  base = fz_words_for_changed_value (field->field, field->base);
  /* Translators: what a value is and would become ("020-1 → 020-2"), and what was published. */
  return g_strdup_printf (_ ("%s (published: %s)"), change, base);
}
