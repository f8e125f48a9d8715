/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-filter-choices.h"

#include "fz-filter-words.h"
#include "fz-words.h"

#include <glib/gi18n.h>

/* The choices after the one that leaves the filter open. */
static const FzStepFree step_free_choices[] = {
  FZ_STEP_FREE_YES,
  FZ_STEP_FREE_NO,
  FZ_STEP_FREE_UNKNOWN,
};
static const guint featured_choices[] = {
  1 << FZ_FEATURED_POPULAR | 1 << FZ_FEATURED_SPECIAL,
  1 << FZ_FEATURED_POPULAR,
  1 << FZ_FEATURED_SPECIAL,
};

static GArray *
create_choices (void)
{
  return g_array_new (FALSE, FALSE, sizeof (FzFilterChoice));
}

static void
add_choice (GArray     *choices,
            const char *label,
            guint       n_stations,
            gboolean    chosen)
{
  FzFilterChoice choice = { label, n_stations, chosen };

  g_array_append_val (choices, choice);
}

static const FzCatalog *
get_catalog (FzFinder *finder)
{
  return fz_station_table_get_catalog (fz_finder_get_table (finder));
}

static const char *
get_name (FzFinder      *finder,
          const FzNames *names)
{
  return fz_names_get (names, fz_station_table_get_script (fz_finder_get_table (finder)));
}

GArray *
fz_filter_choices_for_district (FzFinder *finder)
{
  const FzCounts *counts = fz_finder_get_counts (finder);
  const char     *chosen = fz_query_get_district (fz_finder_get_query (finder));
  GArray         *choices = create_choices ();

  add_choice (choices, _ ("All districts"), counts->any_district, chosen == NULL);
  for (guint i = 0; i < counts->n_districts; i++)
    {
      const FzDistrict *district = fz_catalog_get_district (get_catalog (finder), i);

      add_choice (choices, get_name (finder, &district->names), counts->districts[i],
                  g_strcmp0 (chosen, district->code) == 0);
    }
  return choices;
}

GArray *
fz_filter_choices_for_level (FzFinder *finder)
{
  const FzCounts *counts = fz_finder_get_counts (finder);
  guint           chosen = fz_query_get_levels (fz_finder_get_query (finder));
  GArray         *choices = create_choices ();

  add_choice (choices, _ ("All levels"), counts->any_level, chosen == 0);
  for (guint i = 0; i < FZ_N_LEVELS; i++)
    add_choice (choices, fz_words_for_level (i), counts->levels[i], (chosen >> i & 1) != 0);
  return choices;
}

GArray *
fz_filter_choices_for_service (FzFinder *finder)
{
  const FzCatalog *catalog = get_catalog (finder);
  const FzCounts  *counts = fz_finder_get_counts (finder);
  guint32          chosen = fz_query_get_services (fz_finder_get_query (finder));
  GArray          *choices = create_choices ();

  add_choice (choices, _ ("Any service"), counts->any_service, chosen == 0);
  for (guint i = 0; i < catalog->services->len; i++)
    add_choice (choices, get_name (finder, &fz_catalog_get_service (catalog, i)->names),
                counts->services[i], (chosen >> i & 1) != 0);
  return choices;
}

static guint
count_at_time (FzFinder *finder,
               gint64    time)
{
  g_autoptr (FzQuery) then =
      fz_query_with_opening (fz_finder_get_query (finder), FZ_OPENING_AT, time);

  return fz_finder_count (finder, then);
}

/* In the order of FzOpening; the last one is at @time, s since 1970. */
GArray *
fz_filter_choices_for_opening (FzFinder *finder,
                               gint64    time)
{
  const FzCounts *counts = fz_finder_get_counts (finder);
  FzOpening       chosen = fz_query_get_opening (fz_finder_get_query (finder));
  gboolean        kept = fz_query_get_unknown_hours (fz_finder_get_query (finder));
  guint           n_now = counts->now[FZ_HOURS_STATE_OPEN] +
                (kept ? counts->now[FZ_HOURS_STATE_UNKNOWN] : 0);
  GArray *choices = create_choices ();

  add_choice (choices, _ ("At any time"), kept ? counts->any_hours : counts->told_hours,
              chosen == FZ_OPENING_ANY);
  add_choice (choices, _ ("Open now"), n_now, chosen == FZ_OPENING_NOW);
  add_choice (choices, _ ("Open at a chosen time"), count_at_time (finder, time),
              chosen == FZ_OPENING_AT);
  return choices;
}

GArray *
fz_filter_choices_for_access (FzFinder *finder)
{
  const FzCounts *counts = fz_finder_get_counts (finder);
  guint           chosen = fz_query_get_step_free (fz_finder_get_query (finder));
  GArray         *choices = create_choices ();

  add_choice (choices, _ ("Any access"), counts->any_step_free, chosen == 0);
  for (guint i = 0; i < G_N_ELEMENTS (step_free_choices); i++)
    add_choice (choices, fz_words_for_step_free_filter (step_free_choices[i]),
                counts->step_free[step_free_choices[i]],
                (chosen >> step_free_choices[i] & 1) != 0);
  return choices;
}

GArray *
fz_filter_choices_for_featured (FzFinder *finder)
{
  const FzCounts *counts = fz_finder_get_counts (finder);
  guint           popular = counts->featured[FZ_FEATURED_POPULAR];
  guint           special = counts->featured[FZ_FEATURED_SPECIAL];
  guint           chosen = fz_query_get_featured (fz_finder_get_query (finder));
  const guint     n_stations[] = { popular + special, popular, special };
  GArray         *choices = create_choices ();

  add_choice (choices, _ ("Featured or not"), counts->any_featured, chosen == 0);
  for (guint i = 0; i < G_N_ELEMENTS (featured_choices); i++)
    add_choice (choices, fz_words_for_featured_filter (featured_choices[i]), n_stations[i],
                chosen == featured_choices[i]);
  return choices;
}

/* Of a choice other than the first. */
FzStepFree
fz_filter_choice_get_step_free (guint choice)
{
  g_return_val_if_fail (choice > 0 && choice <= G_N_ELEMENTS (step_free_choices),
                        FZ_STEP_FREE_UNKNOWN);

  return step_free_choices[choice - 1];
}

/* A mask of 1 << FzFeatured; 0 for the first. */
guint
fz_filter_choice_get_featured (guint choice)
{
  g_return_val_if_fail (choice <= G_N_ELEMENTS (featured_choices), 0);

  return choice > 0 ? featured_choices[choice - 1] : 0;
}

/* The orders that there are; without a starting point there is no distance to stand by.
 * Returns how many. */
guint
fz_filter_list_orders (FzFinder *finder,
                       FzOrder   orders[FZ_N_ORDERS])
{
  guint n = 0;

  if (fz_query_get_origin (fz_finder_get_query (finder)) != NULL)
    orders[n++] = FZ_ORDER_DISTANCE;
  orders[n++] = FZ_ORDER_PLACE;
  orders[n++] = FZ_ORDER_NAME;
  orders[n++] = FZ_ORDER_CHECKED;
  return n;
}

/* The order in which the stations really stand. */
FzOrder
fz_filter_get_order (FzFinder *finder)
{
  FzQuery *query = fz_finder_get_query (finder);
  FzOrder  order = fz_query_get_order (query);

  if (order == FZ_ORDER_DISTANCE && fz_query_get_origin (query) == NULL)
    return FZ_ORDER_PLACE;
  return order;
}

/* In the order of fz_filter_list_orders(); no choice leaves anything out. */
GArray *
fz_filter_choices_for_order (FzFinder *finder)
{
  GArray *choices = create_choices ();
  FzOrder orders[FZ_N_ORDERS];
  guint   n = fz_filter_list_orders (finder, orders);

  for (guint i = 0; i < n; i++)
    add_choice (choices, fz_words_for_order (orders[i]), FZ_FILTER_NO_COUNT,
                orders[i] == fz_filter_get_order (finder));
  return choices;
}
