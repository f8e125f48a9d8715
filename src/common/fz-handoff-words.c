/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-handoff-words.h"

#include <glib/gi18n.h>

/* What the interface calls the maps that a place is handed to. Static. */

/* What hands a place to another map that shows its point. */
const char *
fz_words_for_showing_on (FzHandoff handoff)
{
  switch (handoff)
    {
    case FZ_HANDOFF_DESKTOP:
      return _ ("Show in Maps");
    case FZ_HANDOFF_OPENSTREETMAP:
      return _ ("Show on OpenStreetMap");
    case FZ_HANDOFF_AMAP:
      return _ ("Show on AMap");
    case FZ_HANDOFF_BAIDU:
      return _ ("Show on Baidu Maps");
    case FZ_HANDOFF_TENCENT:
      return _ ("Show on Tencent Maps");
    case FZ_HANDOFF_APPLE:
      return _ ("Show on Apple Maps");
    default:
      g_return_val_if_reached ("");
    }
}

/* What hands a place to another map that searches for its name. */
const char *
fz_words_for_searching_on (FzHandoff handoff)
{
  switch (handoff)
    {
    case FZ_HANDOFF_DESKTOP:
      return _ ("Search in Maps");
    case FZ_HANDOFF_OPENSTREETMAP:
      return _ ("Search on OpenStreetMap");
    case FZ_HANDOFF_AMAP:
      return _ ("Search on AMap");
    case FZ_HANDOFF_BAIDU:
      return _ ("Search on Baidu Maps");
    case FZ_HANDOFF_TENCENT:
      return _ ("Search on Tencent Maps");
    case FZ_HANDOFF_APPLE:
      return _ ("Search on Apple Maps");
    default:
      g_return_val_if_reached ("");
    }
}

/* That a map could not be opened. */
const char *
fz_words_for_failed_handoff (FzHandoff handoff)
{
  return handoff == FZ_HANDOFF_DESKTOP
             ? _ ("No map application is installed. Choose another map.")
             : _ ("No web browser could be started.");
}
