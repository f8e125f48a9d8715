/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-place-text.h"

#include <math.h>
#include <string.h>

/*
 * Coordinates as people write them. The text becomes tokens, the tokens two angles,
 * and the angles a place; what does not fit at any step is no place. Numbers are
 * read the same in every locale: digits and one point.
 */

#define MAX_TOKENS 24
#define MAX_DIGITS 24
#define MAX_PARTS 3 /* degrees, minutes, seconds */

typedef enum
{
  TOKEN_NUMBER,
  TOKEN_MARK,       /* of degrees, minutes or seconds */
  TOKEN_HEMISPHERE, /* north, south, east or west */
  TOKEN_LABEL,      /* "lat", "lon" */
  TOKEN_SEPARATOR,
} TokenKind;

typedef enum
{
  AXIS_NONE,
  AXIS_LAT,
  AXIS_LON,
} Axis;

typedef struct
{
  TokenKind kind;
  double    value;    /* of a number, without its sign */
  int       sign;     /* of a number or hemisphere: 1, -1, or 0 when none is written */
  gboolean  fraction; /* the number has one */
  guint     part;     /* of a mark: 0 degrees, 1 minutes, 2 seconds */
  Axis      axis;     /* of a hemisphere or label */
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS];
  guint n;
} Tokens;

/* One of the two coordinates. */
typedef struct
{
  double degrees;
  guint  n_parts;
  Axis   axis;
} Angle;

typedef struct
{
  const char *word;
  Token       token;
} Word;

#define HEMISPHERE(a, s)      \
  {                           \
    .kind = TOKEN_HEMISPHERE, \
    .axis = (a),              \
    .sign = (s),              \
  }
#define LABEL(a)         \
  {                      \
    .kind = TOKEN_LABEL, \
    .axis = (a),         \
  }
#define MARK(p)         \
  {                     \
    .kind = TOKEN_MARK, \
    .part = (p),        \
  }

/* The longer of two that begin alike comes first. */
static const Word words[] = {
  { "latitude", LABEL (AXIS_LAT) },
  { "longitude", LABEL (AXIS_LON) },
  { "lat", LABEL (AXIS_LAT) },
  { "long", LABEL (AXIS_LON) },
  { "lon", LABEL (AXIS_LON) },
  { "lng", LABEL (AXIS_LON) },
  { "north", HEMISPHERE (AXIS_LAT, 1) },
  { "south", HEMISPHERE (AXIS_LAT, -1) },
  { "east", HEMISPHERE (AXIS_LON, 1) },
  { "west", HEMISPHERE (AXIS_LON, -1) },
  { "degrees", MARK (0) },
  { "deg", MARK (0) },
  { "minutes", MARK (1) },
  { "min", MARK (1) },
  { "seconds", MARK (2) },
  { "sec", MARK (2) },
  { "北纬", HEMISPHERE (AXIS_LAT, 1) },
  { "北緯", HEMISPHERE (AXIS_LAT, 1) },
  { "南纬", HEMISPHERE (AXIS_LAT, -1) },
  { "南緯", HEMISPHERE (AXIS_LAT, -1) },
  { "东经", HEMISPHERE (AXIS_LON, 1) },
  { "東經", HEMISPHERE (AXIS_LON, 1) },
  { "西经", HEMISPHERE (AXIS_LON, -1) },
  { "西經", HEMISPHERE (AXIS_LON, -1) },
  { "纬度", LABEL (AXIS_LAT) },
  { "緯度", LABEL (AXIS_LAT) },
  { "经度", LABEL (AXIS_LON) },
  { "經度", LABEL (AXIS_LON) },
  { "''", MARK (2) },
  { "'", MARK (1) },
  { "\"", MARK (2) },
  { "°", MARK (0) },
  { "度", MARK (0) },
  { "分", MARK (1) },
  { "秒", MARK (2) },
  { "n", HEMISPHERE (AXIS_LAT, 1) },
  { "s", HEMISPHERE (AXIS_LAT, -1) },
  { "e", HEMISPHERE (AXIS_LON, 1) },
  { "w", HEMISPHERE (AXIS_LON, -1) },
  { "d", MARK (0) },
  { "m", MARK (1) },
};

/* The one character that stands for all that look or mean the same; 0 for those
 * that mean nothing. */
static gunichar
simplify_char (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  if (g_unichar_isspace (c) || (c < 0x80 && strchr ("()[]{}", (int) c) != NULL))
    return ' ';
  if (c < 0x80)
    return c;
  if (g_unichar_type (c) == G_UNICODE_FORMAT)
    return 0;
  if (g_unichar_isdigit (c))
    return '0' + (gunichar) g_unichar_digit_value (c);

  switch (c)
    {
    case 0x3001: /* 、 */
      return ',';
    case 0x2032: /* ′ */
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x2033: /* ″ */
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x00ba: /* º */
    case 0x02da: /* ˚ */
      return 0x00b0;
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212: /* − */
      return '-';
    case 0x3010: /* 【 and 】 */
    case 0x3011:
      return ' ';
    default:
      return c;
    }
}

static char *
simplify (const char *text)
{
  GString *simple = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = simplify_char (g_utf8_get_char (text));

      if (c == '\0')
        continue;
      g_string_append_unichar (simple, c);
    }
  return g_string_free (simple, FALSE);
}

/* Reads digits with or without a point among them: no sign, no exponent. */
static gboolean
read_number (const char **text,
             double      *value,
             gboolean    *fraction)
{
  gsize    n_whole = strspn (*text, "0123456789");
  gsize    length = n_whole;
  char     digits[MAX_DIGITS + 1];
  gboolean has_fraction = FALSE;

  if (n_whole == 0)
    return FALSE;
  if ((*text)[length] == '.')
    {
      gsize n_fraction = strspn (*text + length + 1, "0123456789");

      has_fraction = n_fraction > 0;
      length += 1 + n_fraction;
    }
  if (n_whole > MAX_DIGITS / 2)
    return FALSE;

  g_strlcpy (digits, *text, MIN (length + 1, sizeof digits));
  *value = g_ascii_strtod (digits, NULL);
  *fraction = has_fraction;
  *text += length;
  return TRUE;
}

static gboolean
read_signed_number (const char **text,
                    Token       *token)
{
  const char *at = *text;

  *token = (Token) { .kind = TOKEN_NUMBER };
  if (*at == '-' || *at == '+')
    token->sign = *at++ == '-' ? -1 : 1;
  if (!read_number (&at, &token->value, &token->fraction))
    return FALSE;
  *text = at;
  return TRUE;
}

/* "s" marks seconds where a number stands right before it and minutes before that:
 * 23d7m44s; else it is the south. */
static gboolean
is_mark_of_seconds (const Tokens *tokens,
                    const char   *at,
                    gboolean      touches)
{
  const Token *last;

  if (*at != 's' || g_str_has_prefix (at, "sec") || !touches || tokens->n < 2)
    return FALSE;
  last = &tokens->tokens[tokens->n - 1];
  return last->kind == TOKEN_NUMBER && last[-1].kind == TOKEN_MARK && last[-1].part == 1;
}

static gboolean
read_word (const char **text,
           Token       *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if (g_ascii_strncasecmp (*text, words[i].word, length) == 0)
        {
          *token = words[i].token;
          *text += length;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_token (const char  **text,
            const Tokens *tokens,
            gboolean      touches,
            Token        *token)
{
  if (is_mark_of_seconds (tokens, *text, touches))
    {
      *token = (Token) MARK (2);
      (*text)++;
      return TRUE;
    }
  if (strchr (",;", **text) != NULL)
    {
      *token = (Token) { .kind = TOKEN_SEPARATOR };
      (*text)++;
      return TRUE;
    }
  if (read_word (text, token))
    {
      /* "lat: 23.1", "lat=23.1" */
      if (token->kind == TOKEN_LABEL)
        *text += strspn (*text, " :=");
      return TRUE;
    }
  return read_signed_number (text, token);
}

static gboolean
read_tokens (const char *text,
             Tokens     *tokens)
{
  gboolean touches = FALSE;

  tokens->n = 0;
  while (*text != '\0')
    {
      if (*text == ' ')
        {
          touches = FALSE;
          text++;
          continue;
        }
      if (tokens->n == MAX_TOKENS ||
          !read_token (&text, tokens, touches, &tokens->tokens[tokens->n]))
        return FALSE;
      tokens->n++;
      touches = TRUE;
    }
  return tokens->n > 0;
}

static guint
count_tokens (const Tokens *tokens,
              TokenKind     kind,
              guint        *last)
{
  guint n = 0;

  for (guint i = 0; i < tokens->n; i++)
    {
      if (tokens->tokens[i].kind != kind)
        continue;
      n++;
      *last = i;
    }
  return n;
}

/* Where the second of @n numbers' second half begins. */
static guint
find_middle_number (const Tokens *tokens,
                    guint         n)
{
  guint seen = 0;

  for (guint i = 0; i < tokens->n; i++)
    {
      if (tokens->tokens[i].kind == TOKEN_NUMBER && seen++ == n / 2)
        return i;
    }
  return tokens->n;
}

/* The number before the last mark of degrees; 0 for fewer than two such marks. */
static guint
find_second_degrees (const Tokens *tokens)
{
  guint n = 0, at = 0;

  for (guint i = 1; i < tokens->n; i++)
    {
      if (tokens->tokens[i].kind == TOKEN_MARK && tokens->tokens[i].part == 0)
        {
          n++;
          at = i - 1;
        }
    }
  return n == 2 ? at : 0;
}

/* Where the second angle begins and the first ends: at a separator, at the second
 * word that names an axis or behind the first, at the second mark of degrees, or in
 * the middle of the numbers. FALSE when that is nowhere. */
static gboolean
split_tokens (const Tokens *tokens,
              guint        *first_end,
              guint        *second)
{
  guint at = 0;
  guint n = count_tokens (tokens, TOKEN_SEPARATOR, &at);

  if (n > 0)
    {
      *first_end = at;
      *second = at + 1;
      return n == 1;
    }

  if (count_tokens (tokens, TOKEN_LABEL, &at) == 2)
    *second = at;
  else if (count_tokens (tokens, TOKEN_HEMISPHERE, &at) == 2)
    {
      /* N 23 E 113, or 23 N 113 E */
      *second = at;
      for (guint i = 0; at == tokens->n - 1 && i < at; i++)
        *second = tokens->tokens[i].kind == TOKEN_HEMISPHERE ? i + 1 : *second;
    }
  else if ((at = find_second_degrees (tokens)) > 0)
    *second = at;
  else
    {
      n = count_tokens (tokens, TOKEN_NUMBER, &at);
      if (n % 2 != 0)
        return FALSE;
      *second = find_middle_number (tokens, n);
    }
  *first_end = *second;

  /* A lone word between the two could belong to either. */
  return count_tokens (tokens, TOKEN_HEMISPHERE, &at) != 1 || at + 1 != *second;
}

/* Takes the words that stand before or behind the numbers. */
static gboolean
take_axis (const Token **tokens,
           guint        *n,
           Angle        *angle,
           int          *sign)
{
  while (*n > 0)
    {
      const Token *token = *tokens;
      gboolean     at_front = token->kind == TOKEN_HEMISPHERE || token->kind == TOKEN_LABEL;

      if (!at_front)
        token = *tokens + *n - 1;
      if (token->kind != TOKEN_HEMISPHERE && token->kind != TOKEN_LABEL)
        return TRUE;
      if ((angle->axis != AXIS_NONE && angle->axis != token->axis) ||
          (token->kind == TOKEN_HEMISPHERE && *sign != 0))
        return FALSE;

      angle->axis = token->axis;
      if (token->kind == TOKEN_HEMISPHERE)
        *sign = token->sign;
      *tokens += at_front ? 1 : 0;
      (*n)--;
    }
  return FALSE;
}

/* Adds the number at @tokens, with the mark behind it, to @angle; @n is how many
 * tokens there are. Returns how many it took, 0 when it does not fit. */
static guint
add_part (const Token *tokens,
          guint        n,
          Angle       *angle)
{
  static const double per_degree[MAX_PARTS] = { 1.0, 60.0, 3600.0 };
  gboolean            is_marked = n > 1 && tokens[1].kind == TOKEN_MARK;
  guint               used = is_marked ? 2 : 1;

  if (tokens->kind != TOKEN_NUMBER || angle->n_parts == MAX_PARTS)
    return 0;
  if (is_marked && tokens[1].part != angle->n_parts)
    return 0;
  if (angle->n_parts > 0 && (tokens->value >= 60.0 || tokens->sign != 0))
    return 0;
  if (tokens->fraction && used < n)
    return 0;

  angle->degrees += tokens->value / per_degree[angle->n_parts];
  angle->n_parts++;
  return used;
}

static gboolean
read_angle (const Token *tokens,
            guint        n,
            Angle       *angle)
{
  int sign = 0;

  *angle = (Angle) { 0 };
  if (!take_axis (&tokens, &n, angle, &sign) || n == 0)
    return FALSE;
  if (tokens->sign != 0)
    {
      if (sign != 0)
        return FALSE;
      sign = tokens->sign;
    }

  while (n > 0)
    {
      guint used = add_part (tokens, n, angle);

      if (used == 0)
        return FALSE;
      tokens += used;
      n -= used;
    }
  if (sign < 0)
    angle->degrees = -angle->degrees;
  return TRUE;
}

/* Two whole numbers with nothing but a space between them are more likely two
 * words of a search, such as telephone numbers. */
static gboolean
is_bare (const Tokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    {
      const Token *token = &tokens->tokens[i];

      if (token->kind != TOKEN_NUMBER || token->fraction || token->sign != 0)
        return FALSE;
    }
  return TRUE;
}

/* Reads coordinates: decimal degrees, degrees and minutes, degrees, minutes and
 * seconds; signs, N S E W and their words in English and Chinese before or behind;
 * marks or the letters d, m, s; full-width or not. Latitude comes first where
 * nothing says which is which. Returns FALSE, leaving @place alone, for any other
 * text; @text must be UTF-8. */
gboolean
fz_place_text_read (const char   *text,
                    FzTypedPlace *place)
{
  g_autofree char *simple = simplify (text);
  Tokens           tokens;
  guint            first_end, second;
  Angle            a, b;
  gboolean         lon_first;

  if (!read_tokens (simple, &tokens) || is_bare (&tokens) ||
      !split_tokens (&tokens, &first_end, &second) ||
      !read_angle (tokens.tokens, first_end, &a) ||
      !read_angle (tokens.tokens + second, tokens.n - second, &b))
    return FALSE;
  if (a.axis != AXIS_NONE && a.axis == b.axis)
    return FALSE;

  lon_first = a.axis == AXIS_LON || b.axis == AXIS_LAT;
  *place = (FzTypedPlace) {
    .lat = lon_first ? b.degrees : a.degrees,
    .lon = lon_first ? a.degrees : b.degrees,
    .notation = FZ_NOTATION_DECIMAL + MAX (a.n_parts, b.n_parts) - 1,
    .uncertainty = NAN,
  };
  return TRUE;
}

/* Reads "NUMBER,NUMBER" as it stands in addresses and links. @end, which may be
 * NULL, is set to what follows. */
gboolean
fz_place_text_read_pair (const char  *text,
                         double       numbers[2],
                         const char **end)
{
  for (guint i = 0; i < 2; i++)
    {
      Token token;

      text += strspn (text, " ");
      if (!read_signed_number (&text, &token))
        return FALSE;
      numbers[i] = token.sign < 0 ? -token.value : token.value;
      if (i == 0 && *text++ != ',')
        return FALSE;
    }
  if (end != NULL)
    *end = text;
  return TRUE;
}
