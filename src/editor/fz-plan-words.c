/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-plan-words.h"

#include "fz-check-words.h"
#include "fz-history-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is said of a plan, and of what is wrong with its rows, each a whole sentence. */

static guint
count_unknown (const FzImportPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->errors->len; i++)
    n += ((const FzImportError *) g_ptr_array_index (plan->errors, i))->is_unknown;
  return n;
}

static guint
count_deleted (const FzImportPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->missing->len; i++)
    n += ((const FzImportMissing *) g_ptr_array_index (plan->missing, i))->taken;
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
  guint            n_deleted = count_deleted (plan);
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

/* Where in the core's reason its words are. */
typedef enum
{
  WHOLE,
  BEGINS,
  ENDS,
} Where;

static gboolean
says (const char *reason,
      Where       where,
      const char *words)
{
  switch (where)
    {
    case WHOLE:
      return g_str_equal (reason, words);
    case BEGINS:
      return g_str_has_prefix (reason, words);
    case ENDS:
    default:
      return g_str_has_suffix (reason, words);
    }
}

/* What is wrong whatever the cell says; static, NULL when it is about that. */
static const char *
plain_reason (const char *reason)
{
  static const struct
  {
    Where       where;
    const char *reason;
    const char *words;
  } all[] = {
    { WHOLE, "missing", N_ ("This must be filled in.") },
    { WHOLE, "a deleted station has the code",
      N_ ("A deleted station has this code: restore that station first.") },
    { WHOLE, "sample data does not belong among real records",
      N_ ("Sample data are invented: they do not belong among real records.") },
    { WHOLE, "a datum is wgs84, gcj02 or bd09", N_ ("A datum is WGS-84, GCJ-02 or BD-09.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (says (reason, all[i].where, all[i].reason))
        return _ (all[i].words);
    }
  return NULL;
}

/* A sentence about a value with %s for it; static, NULL for what nobody foresaw. */
static const char *
value_reason (const char *reason)
{
  static const struct
  {
    Where       where;
    const char *reason;
    const char *words;
  } all[] = {
    { ENDS, "is not a number", N_ ("“%s” is not a number.") },
    { BEGINS, "unknown word", N_ ("“%s” is none of the values that this field can have.") },
    { BEGINS, "unknown service", N_ ("“%s” names a service that is not known here.") },
    { ENDS, "is a date of another calendar",
      N_ ("“%s” is a date of another calendar: write it like 2026-01-05.") },
    { ENDS, "is not a date: there is no such day", N_ ("“%s”: there is no such day.") },
    { ENDS, "is not a date: like 2026-01-05",
      N_ ("“%s” is not a date: write it like 2026-01-05.") },
    { ENDS, "is not a date of this time, or one of another calendar",
      N_ ("“%s” is a date long ago or far away, or one of another calendar.") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (says (reason, all[i].where, all[i].reason))
        return _ (all[i].words);
    }
  return NULL;
}

#define SAME_CODE "the code of line "
#define NEEDED ": a new station needs it"

/* The field's word stands before. */
static char *
dup_needed (const char *reason)
{
  g_autofree char *word = g_strndup (reason, strlen (reason) - strlen (NEEDED));
  FzField          field;

  /* Translators: %s is the name of a field. */
  return g_strdup_printf (_ ("A new station needs “%s”: no column has it, or its cell is blank."),
                          fz_field_from_word (word, &field) ? fz_words_for_field (field) : word);
}

static char *
dup_same_code (const char *reason)
{
  guint64 line = g_ascii_strtoull (reason + strlen (SAME_CODE), NULL, 10);

  /* Translators: a row of a spreadsheet, by its number. */
  return g_strdup_printf (_ ("Row %u has this code too: only one row can be about a station."),
                          (guint) line);
}

static char *
format_value (const char *words,
              const char *value)
{
  g_autoptr (GString) sentence = g_string_new (words);

  g_string_replace (sentence, "%s", value, 1);
  return g_string_free_and_steal (g_steal_pointer (&sentence));
}

/* Why a row cannot be taken; the caller's. @cell: (nullable) what its cell says. */
char *
fz_words_for_import_error (const FzImportError *error,
                           const char          *cell,
                           FzStationTable      *table)
{
  const char *words = plain_reason (error->reason);

  if (error->is_unknown)
    return g_strdup (_ ("No station has this code, or this name in this district."));
  if (error->check != NULL)
    return fz_words_for_check (error->check, table);
  if (words != NULL)
    return g_strdup (words);
  if (g_str_has_prefix (error->reason, SAME_CODE))
    return dup_same_code (error->reason);
  if (g_str_has_suffix (error->reason, NEEDED))
    return dup_needed (error->reason);
  words = cell != NULL ? value_reason (error->reason) : NULL;
  if (words != NULL)
    return format_value (words, cell);
  if (cell == NULL)
    return g_strdup (error->reason);
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
