/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-cli-origin.h"

#include "fz-landmark-search.h"
#include "fz-place-text.h"
#include "fz-text-match.h"

static FzOrigin *
refuse (GError    **error,
        const char *text,
        const char *reason)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "\"%s\" %s", text, reason);
  return NULL;
}

/* Refuses coordinates of which the longitude stands first, and says them the right way
 * round. Returns: FALSE. */
gboolean
fz_cli_refuse_swapped (const char *text,
                       GError    **error)
{
  char         latitude[G_ASCII_DTOSTR_BUF_SIZE];
  char         longitude[G_ASCII_DTOSTR_BUF_SIZE];
  FzTypedPlace place = { 0 };

  fz_place_text_read (text, &place);
  g_ascii_formatd (latitude, sizeof latitude, "%.8g", place.lon);
  g_ascii_formatd (longitude, sizeof longitude, "%.8g", place.lat);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "\"%s\" is no point as it stands: the latitude comes first. Is %s,%s meant?",
               text, latitude, longitude);
  g_free (place.label);
  return FALSE;
}

static FzOrigin *
take_coordinates (const FzCoordinates *place,
                  const char          *text,
                  GError             **error)
{
  switch (place->verdict)
    {
    case FZ_VERDICT_UNREADABLE:
      return refuse (error, text, "holds no point");
    case FZ_VERDICT_OUT_OF_RANGE:
      return refuse (error, text, "is not on Earth");
    case FZ_VERDICT_SWAPPED:
      fz_cli_refuse_swapped (text, error);
      return NULL;
    case FZ_VERDICT_GOOD:
    case FZ_VERDICT_OUTSIDE_CITY:
    case FZ_VERDICT_OUTSIDE_DISTRICTS:
    default:
      return fz_origin_new_for_coordinates (place);
    }
}

/* The row that answers best to @text, and how well; the first of equals. */
static FzMatchRank
find_street (const FzStationColumns *columns,
             const FzCatalog        *catalog,
             const char             *text,
             guint                  *row)
{
  g_autofree guint8 *ranks = fz_text_match_rank (text, columns, catalog);
  FzMatchRank        best = FZ_MATCH_NONE;

  for (guint i = 0; ranks != NULL && i < fz_station_columns_get_n_rows (columns); i++)
    {
      if (ranks[i] > best)
        {
          best = ranks[i];
          *row = i;
        }
    }
  return best;
}

/* The starting point that @text says: coordinates in any notation, a geo: address or a
 * map link; else the street, town or district of exactly that name, else the landmark
 * that answers best, else the street that does.
 * Returns: (transfer full) (nullable): NULL with an error of G_OPTION_ERROR. */
FzOrigin *
fz_cli_origin_find (const FzCliSession     *session,
                    const FzStationColumns *columns,
                    const char             *text,
                    GError                **error)
{
  g_autoptr (FzCoordinates) place =
      fz_coordinates_parse (text, session->options->datum, session->catalog);
  g_autoptr (FzLandmarkSearch) search = NULL;
  g_autoptr (GArray) landmarks = NULL;
  FzMatchRank rank;
  guint       row = 0;

  if (place != NULL)
    return take_coordinates (place, text, error);

  rank = find_street (columns, session->catalog, text, &row);
  if (rank == FZ_MATCH_EXACT)
    return fz_origin_new_for_street (columns, row);

  search = fz_landmark_search_new (session->catalog);
  landmarks = fz_landmark_search_find (search, text, 1);
  if (landmarks->len > 0)
    return fz_origin_new_for_landmark (
        fz_catalog_get_landmark (session->catalog, g_array_index (landmarks, guint, 0)));
  if (rank > FZ_MATCH_SLIP)
    return fz_origin_new_for_street (columns, row);
  return refuse (error, text, "is no street, landmark or point that is known");
}

/* Beside the answer, which stays what other programs read. */
void
fz_cli_origin_warn (const FzCliSession *session,
                    FzOrigin           *origin)
{
  FzVerdict verdict = fz_coordinates_judge (fz_origin_get_point (origin), session->catalog);

  if (verdict == FZ_VERDICT_OUTSIDE_CITY)
    g_printerr ("fazhan-cli: the starting point is far from Guangzhou\n");
  if (verdict == FZ_VERDICT_OUTSIDE_DISTRICTS)
    g_printerr ("fazhan-cli: the starting point is outside Guangzhou's districts, at sea or "
                "across the border\n");
}
