/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-morton-private.h"

#include <math.h>
#include <string.h>

/* The sort leaves the lowest bits of a code alone: cells of 2^8 units, 2.4 m at
 * the equator, are smaller than any that the map asks for. */
#define FIRST_BIT 16
#define DIGIT_BITS 8
#define N_DIGITS (1 << DIGIT_BITS)

static guint64
spread (guint32 half)
{
  guint64 bits = half;

  bits = (bits | bits << 16) & 0x0000ffff0000ffff;
  bits = (bits | bits << 8) & 0x00ff00ff00ff00ff;
  bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0f;
  bits = (bits | bits << 2) & 0x3333333333333333;
  bits = (bits | bits << 1) & 0x5555555555555555;

  return bits;
}

static guint32
gather (guint64 bits)
{
  bits &= 0x5555555555555555;
  bits = (bits | bits >> 1) & 0x3333333333333333;
  bits = (bits | bits >> 2) & 0x0f0f0f0f0f0f0f0f;
  bits = (bits | bits >> 4) & 0x00ff00ff00ff00ff;
  bits = (bits | bits >> 8) & 0x0000ffff0000ffff;
  bits = (bits | bits >> 16) & 0x00000000ffffffff;

  return (guint32) bits;
}

static guint32
to_unit (double part)
{
  /* Not a number falls to 0. */
  if (!(part > 0.0))
    return 0;

  return part >= 1.0 ? G_MAXUINT32 : (guint32) (part * FZ_MORTON_WORLD);
}

static guint
get_digit (guint64 code,
           int     bit)
{
  return (guint) (code >> bit) & (N_DIGITS - 1);
}

/* Sorts by one digit, keeping the order of equals. Returns FALSE, with nothing
 * moved, when every code has the same one. */
static gboolean
sort_by_digit (const FzMortonPlace *from,
               FzMortonPlace       *to,
               guint                n,
               int                  bit)
{
  guint starts[N_DIGITS] = { 0 };
  guint start = 0;

  for (guint i = 0; i < n; i++)
    starts[get_digit (from[i].code, bit)]++;

  if (starts[get_digit (from[0].code, bit)] == n)
    return FALSE;

  for (guint digit = 0; digit < N_DIGITS; digit++)
    {
      guint count = starts[digit];

      starts[digit] = start;
      start += count;
    }

  for (guint i = 0; i < n; i++)
    to[starts[get_digit (from[i].code, bit)]++] = from[i];

  return TRUE;
}

guint64
fz_morton_encode (guint32 x,
                  guint32 y)
{
  return spread (x) | spread (y) << 1;
}

void
fz_morton_decode (guint64  code,
                  guint32 *x,
                  guint32 *y)
{
  *x = gather (code);
  *y = gather (code >> 1);
}

/* Sorts @places by code, down to cells of 2.4 m; within one they keep their
 * order. A radix sort, linear in @n. */
void
fz_morton_sort (FzMortonPlace *places,
                guint          n)
{
  g_autofree FzMortonPlace *spare = NULL;
  FzMortonPlace            *from = places;

  if (n < 2)
    return;

  spare = g_new (FzMortonPlace, n);
  for (int bit = FIRST_BIT; bit < 64; bit += DIGIT_BITS)
    {
      FzMortonPlace *to = from == places ? spare : places;

      if (sort_by_digit (from, to, n, bit))
        from = to;
    }

  if (from != places)
    memcpy (places, from, n * sizeof (FzMortonPlace));
}

/* Where @point lies in the Web Mercator square, x to the east and y to the south
 * (EPSG:3857, scaled to 2^32). What lies outside it falls on its edge. */
void
fz_morton_project (FzPoint  point,
                   guint32 *x,
                   guint32 *y)
{
  double sine = sin (point.lat * G_PI / 180.0);

  *x = to_unit (point.lon / 360.0 + 0.5);
  *y = to_unit (0.5 - atanh (CLAMP (sine, -0.99999, 0.99999)) / (2.0 * G_PI));
}

/* The middle of a unit of the square: within 1 cm of what was projected to it. */
FzPoint
fz_morton_unproject (guint32 x,
                     guint32 y)
{
  double  mercator = (0.5 - (y + 0.5) / FZ_MORTON_WORLD) * 2.0 * G_PI;
  FzPoint point;

  point.lon = ((x + 0.5) / FZ_MORTON_WORLD - 0.5) * 360.0;
  /* As atan (sinh (m)), in less time. */
  point.lat = 2.0 * atan (exp (mercator)) * 180.0 / G_PI - 90.0;

  return point;
}
