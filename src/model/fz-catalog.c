/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-catalog.h"

#include "fz-fold.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FzCatalog, fz_catalog, fz_catalog_ref, fz_catalog_unref)

static void
clear_dataset (FzDatasetInfo *dataset)
{
  g_clear_pointer (&dataset->name, g_free);
  g_clear_pointer (&dataset->version, g_free);
  g_clear_pointer (&dataset->published, g_free);
}

static void
clear_fate (FzFate *fate)
{
  g_free (fate->former_codes);
  g_free (fate->successors);
  g_free (fate->retired_on);
}

static void
set_fate (FzFate     *fate,
          const char *former_codes,
          const char *successors,
          const char *retired_on)
{
  g_set_str (&fate->former_codes, former_codes);
  g_set_str (&fate->successors, successors);
  g_set_str (&fate->retired_on, retired_on);
}

static void
clear_district (FzDistrict *district)
{
  g_free (district->code);
  fz_names_clear (&district->names);
  clear_fate (&district->fate);
}

static void
clear_service (FzService *service)
{
  g_free (service->code);
  fz_names_clear (&service->names);
  g_free (service->source);
  clear_fate (&service->fate);
}

static void
clear_hotline (FzHotline *hotline)
{
  g_free (hotline->number);
  fz_names_clear (&hotline->names);
  fz_names_clear (&hotline->purpose);
  fz_names_clear (&hotline->note);
}

static void
clear_landmark (FzLandmark *landmark)
{
  g_free (landmark->code);
  fz_names_clear (&landmark->names);
  g_free (landmark->pinyin);
  g_free (landmark->aliases);
  g_free (landmark->lines);
}

static void
clear_problem (FzProblem *problem)
{
  g_free (problem->code);
  fz_names_clear (&problem->names);
  fz_names_clear (&problem->words);
  g_strfreev (problem->folded);
  g_free (problem->source);
}

static void
clear_outline (FzOutline *outline)
{
  g_free (outline->points);
}

static GArray *
create_array (gsize          element_size,
              GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, element_size);

  g_array_set_clear_func (array, clear);
  return array;
}

static char *
dup_text (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* An empty catalogue of a collection without a name. */
FzCatalog *
fz_catalog_new (void)
{
  g_autoptr (GArray) no_days = fz_calendar_days_new ();
  FzCatalog *self = g_new0 (FzCatalog, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->districts = create_array (sizeof (FzDistrict), (GDestroyNotify) clear_district);
  self->services = create_array (sizeof (FzService), (GDestroyNotify) clear_service);
  self->hotlines = create_array (sizeof (FzHotline), (GDestroyNotify) clear_hotline);
  self->landmarks = create_array (sizeof (FzLandmark), (GDestroyNotify) clear_landmark);
  self->problems = create_array (sizeof (FzProblem), (GDestroyNotify) clear_problem);
  self->outlines = create_array (sizeof (FzOutline), (GDestroyNotify) clear_outline);
  self->calendar = fz_calendar_new (no_days);
  return self;
}

/* Safe in any thread. */
FzCatalog *
fz_catalog_ref (FzCatalog *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fz_catalog_unref (FzCatalog *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  clear_dataset (&self->dataset);
  g_array_unref (self->districts);
  g_array_unref (self->services);
  g_array_unref (self->hotlines);
  g_array_unref (self->landmarks);
  g_array_unref (self->problems);
  g_array_unref (self->outlines);
  fz_calendar_unref (self->calendar);
  g_free (self);
}

/* Takes @names. Districts stand in the order of their codes, whatever the order
 * in which they come; so their numbers hold only once all have come. */
void
fz_catalog_add_district (FzCatalog  *self,
                         const char *code,
                         FzNames     names)
{
  FzDistrict district = { .code = g_strdup (code), .names = names };
  guint      i = self->districts->len;

  while (i > 0 && g_strcmp0 (fz_catalog_get_district (self, i - 1)->code, code) > 0)
    i--;
  g_array_insert_val (self->districts, i, district);
}

/* Takes @names. @expected_at is a mask of 1 << FzLevel. At most FZ_MAX_SERVICES
 * services have a bit in a mask; one more is a programmer's error. */
void
fz_catalog_add_service (FzCatalog  *self,
                        const char *code,
                        FzNames     names,
                        guint       expected_at,
                        const char *source)
{
  FzService service = {
    .code = g_strdup (code),
    .names = names,
    .expected_at = expected_at,
    .source = dup_text (source),
  };

  g_return_if_fail (self->services->len < FZ_MAX_SERVICES);

  g_array_append_val (self->services, service);
}

/* Takes @names, @purpose and @note. */
void
fz_catalog_add_hotline (FzCatalog  *self,
                        const char *number,
                        FzNames     names,
                        FzNames     purpose,
                        FzNames     note)
{
  FzHotline hotline = {
    .number = g_strdup (number),
    .names = names,
    .purpose = purpose,
    .note = note,
  };

  g_array_append_val (self->hotlines, hotline);
}

/* Copies @landmark. */
void
fz_catalog_add_landmark (FzCatalog        *self,
                         const FzLandmark *landmark)
{
  FzLandmark copy = {
    .code = g_strdup (landmark->code),
    .names = fz_names_copy (&landmark->names),
    .pinyin = dup_text (landmark->pinyin),
    .aliases = dup_text (landmark->aliases),
    .lines = dup_text (landmark->lines),
    .point = landmark->point,
  };

  g_array_append_val (self->landmarks, copy);
}

static void
fold_words (GStrvBuilder *builder,
            const char   *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_strv_builder_take (builder, fz_fold_text (words[i]));
    }
}

/* Copies @problem; its folded words are made here. */
void
fz_catalog_add_problem (FzCatalog       *self,
                        const FzProblem *problem)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  FzProblem copy = *problem;

  g_return_if_fail (problem->n_hotlines <= FZ_MAX_PROBLEM_HOTLINES);

  for (guint i = 0; i < FZ_N_SCRIPTS; i++)
    {
      fold_words (builder, problem->names.by_script[i]);
      fold_words (builder, problem->words.by_script[i]);
    }
  copy.code = g_strdup (problem->code);
  copy.names = fz_names_copy (&problem->names);
  copy.words = fz_names_copy (&problem->words);
  copy.folded = g_strv_builder_end (builder);
  copy.source = dup_text (problem->source);
  g_array_append_val (self->problems, copy);
}

/* Copies @points: the corners of one ring of the outline of @district, whether or
 * not the last repeats the first. All districts have come before. */
void
fz_catalog_add_outline (FzCatalog     *self,
                        guint          district,
                        const FzPoint *points,
                        guint          n_points)
{
  FzOutline outline = {
    .district = district,
    .points = g_memdup2 (points, n_points * sizeof *points),
    .n_points = n_points,
    .south = G_MAXDOUBLE,
    .north = -G_MAXDOUBLE,
    .west = G_MAXDOUBLE,
    .east = -G_MAXDOUBLE,
  };

  for (guint i = 0; i < n_points; i++)
    {
      outline.south = MIN (outline.south, points[i].lat);
      outline.north = MAX (outline.north, points[i].lat);
      outline.west = MIN (outline.west, points[i].lon);
      outline.east = MAX (outline.east, points[i].lon);
    }
  g_array_append_val (self->outlines, outline);
}

void
fz_catalog_set_dataset (FzCatalog  *self,
                        const char *name,
                        const char *version,
                        const char *published,
                        gboolean    sample)
{
  FzDatasetInfo dataset = {
    .name = dup_text (name),
    .version = dup_text (version),
    .published = dup_text (published),
    .sample = sample,
  };

  clear_dataset (&self->dataset);
  self->dataset = dataset;
}

/* Takes a reference to @calendar. */
void
fz_catalog_set_calendar (FzCatalog  *self,
                         FzCalendar *calendar)
{
  FzCalendar *replaced = self->calendar;

  self->calendar = fz_calendar_ref (calendar);
  fz_calendar_unref (replaced);
}

/* Says what became of the district @code; texts may be NULL. Nothing when there is none. */
void
fz_catalog_set_district_fate (FzCatalog  *self,
                              const char *code,
                              const char *former_codes,
                              const char *successors,
                              const char *retired_on)
{
  guint i;

  if (fz_catalog_find_district (self, code, &i))
    set_fate (&g_array_index (self->districts, FzDistrict, i).fate, former_codes, successors,
              retired_on);
}

/* The same of a service. */
void
fz_catalog_set_service_fate (FzCatalog  *self,
                             const char *code,
                             const char *former_codes,
                             const char *successors,
                             const char *retired_on)
{
  guint i;

  if (fz_catalog_find_service (self, code, &i))
    set_fate (&g_array_index (self->services, FzService, i).fate, former_codes, successors,
              retired_on);
}

/* Owned by @self, as is all that the functions below give. */
const FzDistrict *
fz_catalog_get_district (const FzCatalog *self,
                         guint            i)
{
  g_return_val_if_fail (i < self->districts->len, NULL);

  return &g_array_index (self->districts, FzDistrict, i);
}

const FzService *
fz_catalog_get_service (const FzCatalog *self,
                        guint            i)
{
  g_return_val_if_fail (i < self->services->len, NULL);

  return &g_array_index (self->services, FzService, i);
}

const FzHotline *
fz_catalog_get_hotline (const FzCatalog *self,
                        guint            i)
{
  g_return_val_if_fail (i < self->hotlines->len, NULL);

  return &g_array_index (self->hotlines, FzHotline, i);
}

const FzLandmark *
fz_catalog_get_landmark (const FzCatalog *self,
                         guint            i)
{
  g_return_val_if_fail (i < self->landmarks->len, NULL);

  return &g_array_index (self->landmarks, FzLandmark, i);
}

const FzProblem *
fz_catalog_get_problem (const FzCatalog *self,
                        guint            i)
{
  g_return_val_if_fail (i < self->problems->len, NULL);

  return &g_array_index (self->problems, FzProblem, i);
}

const FzOutline *
fz_catalog_get_outline (const FzCatalog *self,
                        guint            i)
{
  g_return_val_if_fail (i < self->outlines->len, NULL);

  return &g_array_index (self->outlines, FzOutline, i);
}

/* Finds the district of @code, which may be NULL. @i is left alone, and may be
 * NULL, when there is none; so too for services
 * and hotlines. */
gboolean
fz_catalog_find_district (const FzCatalog *self,
                          const char      *code,
                          guint           *i)
{
  guint first = 0;
  guint end = code != NULL ? self->districts->len : 0;

  /* They are in the order of their codes. */
  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      int   order = strcmp (fz_catalog_get_district (self, middle)->code, code);

      if (order == 0)
        {
          if (i != NULL)
            *i = middle;
          return TRUE;
        }
      if (order < 0)
        first = middle + 1;
      else
        end = middle;
    }
  return FALSE;
}

gboolean
fz_catalog_find_service (const FzCatalog *self,
                         const char      *code,
                         guint           *i)
{
  for (guint at = 0; code != NULL && at < self->services->len; at++)
    {
      if (g_str_equal (fz_catalog_get_service (self, at)->code, code))
        {
          if (i != NULL)
            *i = at;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
fz_catalog_find_hotline (const FzCatalog *self,
                         const char      *number,
                         guint           *i)
{
  for (guint at = 0; number != NULL && at < self->hotlines->len; at++)
    {
      if (g_str_equal (fz_catalog_get_hotline (self, at)->number, number))
        {
          if (i != NULL)
            *i = at;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether both are of one collection, be it of two versions or read twice: the sample and
 * the real stations never are. */
gboolean
fz_catalog_is_same_collection (const FzCatalog *self,
                               const FzCatalog *other)
{
  return self->dataset.sample == other->dataset.sample &&
         g_strcmp0 (self->dataset.name, other->dataset.name) == 0;
}
