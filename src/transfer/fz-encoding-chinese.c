/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fz-encoding-chinese.h"

#include <string.h>

/*
 * GB18030 or Big5: the bytes of one are nearly always characters of the other too, but seldom
 * those that are written every day. Both put these, as they were counted when the sets were
 * made, in rows of their own: Big5's 5,401 from A4 to C6, GB 2312's 3,755 from B0 to D7. Of 188
 * names of stations 99 % are among them in the encoding that they are in, and at most 65 % in
 * the other.
 */

/* What one that is no character takes away, in characters of every day. */
#define BAD_WEIGHT 4

/* What one of the words is worth, in per cent of all characters. */
#define WORD_WEIGHT 20

/* Without a word that tells, so many characters have to be that much apart, in per cent. */
#define SURE_CHARACTERS 20
#define SURE_DISTANCE 25

/* What lists of stations are made of, in both scripts. */
static const char *const words[] = {
  "法律",
  "公共",
  "工作站",
  "街道",
  "地址",
  "服务",
  "服務",
  "电话",
  "電話",
  "名称",
  "名稱",
  "广州",
  "廣州",
  "编号",
  "編號",
  "代码",
  "代碼",
  "纬度",
  "緯度",
  "经度",
  "經度",
  "备注",
  "備註",
  "时间",
  "時間",
};

typedef struct
{
  guint n;          /* characters of Chinese */
  guint n_frequent; /* … that are written every day */
  guint n_bad;      /* … that are none */
} Count;

static gboolean
is_within (guchar byte,
           guchar first,
           guchar last)
{
  return byte >= first && byte <= last;
}

/* Counts the character at @c; @n bytes are left, the first beyond ASCII. Returns how long it
 * is. Marks and letters say nothing. */
static gsize
count_big5 (const guchar *c,
            gsize         n,
            Count        *count)
{
  gboolean is_whole = n > 1 && is_within (*c, 0x87, 0xfe) &&
                      (is_within (c[1], 0x40, 0x7e) || is_within (c[1], 0xa1, 0xfe));

  if (is_whole && is_within (*c, 0xa1, 0xa3))
    return 2;
  count->n++;
  count->n_bad += !is_whole;
  count->n_frequent += is_whole && is_within (*c, 0xa4, 0xc6);
  return is_whole ? 2 : 1;
}

static gsize
count_gb18030 (const guchar *c,
               gsize         n,
               Count        *count)
{
  gboolean is_four = n > 3 && is_within (*c, 0x81, 0xfe) && is_within (c[1], 0x30, 0x39) &&
                     is_within (c[2], 0x81, 0xfe) && is_within (c[3], 0x30, 0x39);
  gboolean is_whole = is_four || (n > 1 && is_within (*c, 0x81, 0xfe) && c[1] != 0x7f &&
                                  is_within (c[1], 0x40, 0xfe));

  if (is_whole && is_within (*c, 0xa1, 0xa3) && c[1] >= 0xa1)
    return 2;
  count->n++;
  count->n_bad += !is_whole;
  count->n_frequent += is_whole && is_within (*c, 0xb0, 0xd7) && c[1] >= 0xa1;
  return is_four ? 4 : is_whole ? 2
                                : 1;
}

static Count
count_characters (const char *bytes,
                  gsize       length,
                  gsize (*count_one) (const guchar *, gsize, Count *))
{
  Count count = { 0 };

  for (gsize i = 0; i < length;)
    {
      /* The last may be cut off. */
      if (i + 1 == length && count.n > 0)
        break;
      i += (guchar) bytes[i] < 0x80
               ? 1
               : count_one ((const guchar *) bytes + i, length - i, &count);
    }
  return count;
}

static int
find_share (const Count *count)
{
  if (count->n == 0)
    return 0;
  return (100 * (int) count->n_frequent - 100 * BAD_WEIGHT * (int) count->n_bad) / (int) count->n;
}

/* How many of the words stand in the bytes, if they are of @encoding. */
static guint
count_words (const char *bytes,
             gsize       length,
             FzEncoding  encoding)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize            size;
      g_autofree char *word = g_convert (words[i], -1, fz_encoding_to_word (encoding), "UTF-8",
                                         NULL, &size, NULL);

      n += word != NULL && memmem (bytes, length, word, size) != NULL;
    }
  return n;
}

/* Which of the two encodings of Chinese @length @bytes, not UTF-8, are more likely in.
 * @is_guess tells whether that is little more than a guess, of which to say so. */
FzEncoding
fz_encoding_judge_chinese (const char *bytes,
                           gsize       length,
                           gboolean   *is_guess)
{
  Count gb18030 = count_characters (bytes, length, count_gb18030);
  Count big5 = count_characters (bytes, length, count_big5);
  int   more_words = (int) count_words (bytes, length, FZ_ENCODING_BIG5) -
                   (int) count_words (bytes, length, FZ_ENCODING_GB18030);
  int distance = find_share (&big5) - find_share (&gb18030);
  int verdict = distance + WORD_WEIGHT * more_words;

  *is_guess = more_words == 0 &&
              (MIN (gb18030.n, big5.n) < SURE_CHARACTERS || ABS (distance) < SURE_DISTANCE);
  return verdict > 0 ? FZ_ENCODING_BIG5 : FZ_ENCODING_GB18030;
}
