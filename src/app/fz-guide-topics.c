/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fz-guide-topics.h"

#include <glib/gi18n.h>

/* The guide, written for somebody who never saw the program. It is translated with the
 * rest of the interface, so that its words for buttons are theirs. */

static const char *const find[] = {
  N_ ("Type what troubles you, in your own words: wages not paid, a divorce, a quarrel with "
      "a neighbour. The services that help come first, then the stations. The name of a "
      "subdistrict, a town or a district finds its stations, in Chinese characters or in "
      "pinyin."),
  N_ ("“Where are you starting from?” takes a subdistrict, a metro station, "
      "coordinates, a link copied from a map, or a click on the map. The list then begins "
      "with the station of your own subdistrict or town and your district’s centre. The "
      "others follow by distance, in a straight line."),
  N_ ("The filters leave the stations that are open now, offer a service or lie in a "
      "district. Beside each stands how many stations it would leave."),
  N_ ("In danger, call 110. For legal advice by telephone, call 12348. Neither needs a "
      "station."),
  NULL,
};

static const char *const known[] = {
  N_ ("Fazhan shows what a source says, and nothing else. Of many stations nobody has "
      "recorded the address, the telephone number or the opening hours. Then it says so: "
      "call 12348 before you set out."),
  N_ ("An approximate position has a broken outline on the map. The station is somewhere in "
      "that neighbourhood: ask for it by its name."),
  N_ ("“Expected at This Level” names services that the rules ask of all stations of that "
      "level. Whether the one station offers them is another question: call first."),
  N_ ("Sample data are invented, to try Fazhan with. They are marked wherever they are "
      "shown, printed or saved."),
  NULL,
};

static const char *const hours[] = {
  N_ ("Opening hours are in China’s time, whatever the clock of this computer says."),
  N_ ("Public holidays, and the weekends on which people work to make up for them, are known "
      "for the years that the preferences list. In other years hours are shown “unless a "
      "public holiday”."),
  N_ ("Hours that are not recorded are unknown: the station counts neither as open nor as "
      "closed."),
  NULL,
};

static const char *const going[] = {
  N_ ("A station’s details hand it over to a map: that of this computer, OpenStreetMap, "
      "AMap, Baidu, Tencent or Apple. The map shows the way; Fazhan tells the distance and "
      "the direction."),
  N_ ("Where the position is approximate, the map is asked for the station’s name and "
      "district, so that nobody is led to a wrong door."),
  N_ ("“Carry to a Phone” shows a code for the camera of a telephone: the place on a map, "
      "the number to call, or a card for its contacts."),
  NULL,
};

static const char *const taking[] = {
  N_ ("One station, the five nearest or a whole district can be printed or saved as a PDF, "
      "in large type if you like."),
  N_ ("The menu of a station copies its address, its telephone number or everything, and "
      "saves a contact, the hours of the week as a calendar, or a file for a map."),
  N_ ("To compare stations, open the menu of a row in the list (right click, long press, or "
      "Shift+F10) and choose the first; the menu of another one compares them."),
  N_ ("Favourites and notes of your own are kept on this computer only."),
  NULL,
};

static const char *const map[] = {
  N_ ("A number stands for so many stations close together; a click on it goes nearer. A "
      "star says that featured stations are among them."),
  N_ ("The larger a pin, the higher the station’s level: the city’s centre, a district’s "
      "centre, a town or subdistrict. A broken outline is an approximate position, a mark "
      "on the pin a station that is closed or has moved."),
  N_ ("A right click, a long press or the menu key asks what a place is: its district, its "
      "coordinates, and the way to start from it."),
  NULL,
};

static const char *const maps[] = {
  N_ ("The built-in map is always there and needs no network. Nobody learns what you look "
      "at."),
  N_ ("OpenStreetMap is more detailed. It is fetched over the network while you look, and "
      "its server learns what places you look at."),
  N_ ("A map pack (an MBTiles file) is as detailed as its maker made it, and needs no network "
      "once it is here. Fazhan keeps a copy of its own."),
  NULL,
};

static const char *const reading[] = {
  N_ ("“Easy Reading” in the main menu makes letters and buttons large and leaves out what "
      "is not needed first."),
  N_ ("The language is chosen in the preferences. Dark colours, high contrast and the size "
      "of letters follow the settings of this computer."),
  N_ ("Everything works by keyboard: just type to search, Tab goes from one part to the next, "
      "Escape goes one step back. All keys are listed under “Keyboard Shortcuts”."),
  NULL,
};

static const char *const privacy[] = {
  N_ ("Nothing leaves this computer unless you choose a map from the network, enter an "
      "address for updates, ask for your location, open a website or hand a station to "
      "another program."),
  N_ ("Searches, starting points and the last view are not remembered unless you turn that "
      "on in the preferences."),
  N_ ("Whoever should not be seen with Fazhan presses Ctrl+Shift+Q: it closes at once and "
      "clears all traces."),
  NULL,
};

static const char *const updates[] = {
  N_ ("Whoever keeps the stations may publish a newer version as a file. “Update the "
      "Stations…” in the main menu opens it, from a USB stick too; Fazhan shows what it "
      "changes before anything is changed."),
  N_ ("A publisher signs the file with a key. The first time, compare the 16 words of its "
      "fingerprint with those that the publisher gives on paper, by telephone or in person. "
      "From then on Fazhan knows the key, and says when another one comes."),
  N_ ("What you changed yourself stays, and so do favourites and notes. One press takes the "
      "whole update back."),
  N_ ("Where the publisher has an address of the web, enter it in the preferences. It is "
      "asked when you press “Check Now”, and once a day if you switch that on."),
  NULL,
};

static const char *const records[] = {
  N_ ("“Edit Records” in the preferences turns this on. An Edit button then stands in the "
      "details of a station; Ctrl+E does the same."),
  N_ ("What you type is checked at once. What is certainly wrong holds the save back, what "
      "is doubtful is pointed out. What is not known stays empty."),
  N_ ("Each change is signed with your name. What was typed and not saved is kept, and "
      "offered again even after a crash."),
  NULL,
};

static const char *const many[] = {
  N_ ("The table of records shows every station with every field. Its views gather what is "
      "to be done: never checked, without a telephone number, without hours, possibly "
      "recorded twice."),
  N_ ("Selected rows can be copied into a spreadsheet. “Still Correct” marks them as checked "
      "today, by you."),
  NULL,
};

static const char *const travel[] = {
  N_ ("“Import…” in the main menu, under “Import and Publish”, brings in a list of stations that "
      "a spreadsheet program saved (CSV or XLSX), GeoJSON, or corrections that somebody sent. A "
      "file can also be dropped on the window. Several are looked at together."),
  N_ ("First Fazhan shows what it found out about the file: what each column is, and of which "
      "datum its points are. Whatever is wrong can be chosen otherwise, and is remembered for "
      "the next file of that kind."),
  N_ ("Then every change is listed, old and new, before anything is done: take or leave a file, "
      "a station or a single value. Blank cells erase nothing and no station is deleted unless "
      "you say so. One Undo takes all of it back, and a backup is made before."),
  N_ ("“Export…” gives out the stations that are shown, or all of them: for a spreadsheet "
      "program, for maps, or as contacts. Points can be given in the datum of the map that "
      "they are for; what is sample data says so in the file."),
  NULL,
};

static const char *const history[] = {
  N_ ("The history of changes tells who changed what, when, and from what to what. Every "
      "change can be undone, and the undoing too, at any later time."),
  N_ ("Where a later change depends on an older one, Fazhan shows both and asks which "
      "fields to take back."),
  N_ ("A backup is made every day and before whatever changes much. Restoring one can itself "
      "be undone."),
  NULL,
};

static const char *const publishing[] = {
  N_ ("“Publish…” in the main menu, under “Import and Publish”, writes all stations into one "
      "file, as their next version, with what is new since the last one in words of your own. "
      "Give it out on a stick, by mail or at an address of the web."),
  N_ ("The file is signed with your key. Make one once, keep its file and its passphrase "
      "apart, and tell everybody the 16 words of its fingerprint: by them they know that a "
      "file is yours."),
  N_ ("What you publish counts as published here too. Values changed later are those that "
      "the next version is about."),
  NULL,
};

static const FzGuideTopic finding_help[] = {
  { N_ ("Find the Right Station"), "edit-find-symbolic", find },
  { N_ ("What Is Known"), "dialog-question-symbolic", known },
  { N_ ("Opening Hours"), "preferences-system-time-symbolic", hours },
};

static const FzGuideTopic setting_out[] = {
  { N_ ("Go There"), "find-location-symbolic", going },
  { N_ ("Take It Along"), "document-print-symbolic", taking },
};

static const FzGuideTopic the_map[] = {
  { N_ ("Read the Map"), "mark-location-symbolic", map },
  { N_ ("Choose a Map"), "view-paged-symbolic", maps },
};

static const FzGuideTopic fazhan_and_you[] = {
  { N_ ("Easier to Read"), "preferences-desktop-accessibility-symbolic", reading },
  { N_ ("Newer Stations"), "software-update-available-symbolic", updates },
  { N_ ("What Others Learn"), "security-high-symbolic", privacy },
};

static const FzGuideTopic keeping[] = {
  { N_ ("Edit a Record"), "document-edit-symbolic", records },
  { N_ ("Many Records at Once"), "view-list-symbolic", many },
  { N_ ("Bring In and Give Out Records"), "document-send-symbolic", travel },
  { N_ ("History, Undo and Backups"), "document-open-recent-symbolic", history },
  { N_ ("Publish the Stations"), "document-send-symbolic", publishing },
};

static const FzGuideChapter chapters[] = {
  { N_ ("Finding Help"), finding_help, G_N_ELEMENTS (finding_help) },
  { N_ ("Setting Out"), setting_out, G_N_ELEMENTS (setting_out) },
  { N_ ("The Map"), the_map, G_N_ELEMENTS (the_map) },
  { N_ ("Fazhan and You"), fazhan_and_you, G_N_ELEMENTS (fazhan_and_you) },
  { N_ ("Keeping the Records"), keeping, G_N_ELEMENTS (keeping) },
};

/* All chapters, in their order; borrowed. */
const FzGuideChapter *
fz_guide_get_chapters (guint *n_chapters)
{
  *n_chapters = G_N_ELEMENTS (chapters);
  return chapters;
}
