// SPDX-License-Identifier: GPL-3.0-or-later

// Writes the table by which tests/model/test-hours-peer.c judges the evaluator: invented
// opening hours, and what opening_hours.js, a library by others, says of them at some
// times. The same seed gives the same table.
//
//   npm ci && npm run table
//   node make-table.js EXPRESSIONS SEED    another one, on standard output
//
// Only days are asked for of which both know the same: the library has for China the
// holidays of fixed dates alone, and 8 March, 4 May and 1 June, on which not everybody has
// a day off; it knows no make-up working days. So too the days after these, into which
// hours may run past midnight.
//
// Two things that the library does are left out, for they are not what the specification
// says. The end of a fallback (||) that runs past midnight overrules there what the rules
// before it say of that day, although a fallback counts only where these leave the time
// closed: "24/7 || Mo-Fr 21:30-04:30 closed" would be closed on Tuesdays at 03:00. And
// "Feb 24-28" is no day but in leap years. In all else both agree, on 100,000 times.

process.env.TZ = 'Asia/Shanghai';

const { readFileSync } = await import('node:fs');
const { default: OpeningHours } = await import('opening_hours');

const nExpressions = Number(process.argv[2] ?? 800);
const seed = Number(process.argv[3] ?? 2848);
const nTimes = 6;
const china = { address: { country_code: 'cn', state: '' }, lat: 23.13, lon: 113.26 };

const commonHolidays = new Set(['01-01', '05-01', '10-01', '10-02', '10-03']);
const othersOfTheLibrary = new Set(['03-08', '05-04', '06-01']);
const calendar = new Map(
  readFileSync(new URL('../../../data/calendar.csv', import.meta.url), 'utf8')
    .trim().split('\n').slice(1).map((line) => line.split(',').slice(0, 2)));

// mulberry32, by Tommy Ettinger (public domain)
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const chance = (share) => random() < share;
const two = (n) => String(n).padStart(2, '0');

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function makeWeekdays() {
  const kind = random();
  if (kind < 0.45)
    return pick(['Mo-Fr', 'Mo-Sa', 'Sa-Su', 'Mo-Su', 'Mo-Th', 'Tu-Fr', 'Sa-Mo', 'Fr-Tu']);
  if (kind < 0.7)
    return pick(weekdays);
  const first = below(7);
  return `${weekdays[first]},${weekdays[(first + 1 + below(5)) % 7]}`;
}

function makeDates() {
  const month = below(12);
  const later = (month + 1 + below(4)) % 12;
  const day = 1 + below(27);
  const year = pick(['', '', '', '2026 ', '2025 ']);
  switch (below(5)) {
    case 0: return `${months[month]}`;
    case 1: return `${months[month]}-${months[later]}`;
    case 2: return `${year}${months[month]} ${two(day)}`;
    case 3: return `${year}${months[month]} ${two(day)}-${two(day + 1 + below(28 - day))}`;
    default: return `${months[month]} ${two(day)}-${months[later]} ${two(1 + below(27))}`;
  }
}

function makeDays() {
  const kind = random();
  if (kind < 0.5)
    return makeWeekdays();
  if (kind < 0.6)
    return `${makeWeekdays()},PH`;
  if (kind < 0.72)
    return 'PH';
  if (kind < 0.9)
    return makeDates();
  return `${makeDates()} ${makeWeekdays()}`;
}

function makeClock(from, to) {
  return from + below((to - from) / 30) * 30;
}

const writeClock = (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

function makeTimes() {
  if (chance(0.08)) {
    const start = makeClock(18 * 60, 24 * 60);
    return `${writeClock(start)}-${writeClock(makeClock(60, 8 * 60))}`;
  }
  if (chance(0.04))
    return '00:00-24:00';
  const noon = makeClock(11 * 60, 13 * 60);
  const first = `${writeClock(makeClock(7 * 60, 10 * 60))}-${writeClock(noon)}`;
  if (chance(0.35))
    return `${writeClock(makeClock(7 * 60, 10 * 60))}-${writeClock(makeClock(16 * 60, 22 * 60))}`;
  return `${first},${writeClock(noon + 30 + below(4) * 30)}-${writeClock(makeClock(16 * 60, 20 * 60))}`;
}

function makeState() {
  const kind = random();
  if (kind < 0.75)
    return '';
  if (kind < 0.9)
    return pick([' off', ' closed']);
  return pick([' unknown', ' "by appointment"', ' open "ring"', ' unknown "call"', ' off "cleaning"']);
}

function makeRule() {
  if (chance(0.03))
    return '24/7';
  if (chance(0.06))
    return makeTimes();
  const days = makeDays();
  if (chance(0.25))
    return `${days} ${pick(['off', 'off', 'closed', 'unknown', 'off "holiday"'])}`;
  return `${days} ${makeTimes()}${makeState()}`;
}

function makeExpression() {
  let text = makeRule();
  const nMore = pick([0, 0, 1, 1, 1, 2, 2, 3]);
  for (let i = 0; i < nMore; i++)
    text += `${pick(['; ', '; ', '; ', '; ', ', ', ' || '])}${makeRule()}`;
  return text;
}

// Whether both calendars say the same of the day.
function isCommon(date) {
  const monthAndDay = `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const kind = calendar.get(`${date.getFullYear()}-${monthAndDay}`);

  if (othersOfTheLibrary.has(monthAndDay))
    return false;
  return kind === undefined ? !commonHolidays.has(monthAndDay)
    : kind === 'holiday' && commonHolidays.has(monthAndDay);
}

function makeDay() {
  for (;;) {
    const day = chance(0.15)
      ? new Date(`2026-${pick([...commonHolidays])}T00:00:00`)
      : new Date(2025, 0, 2 + below(728));
    const before = new Date(day.getFullYear(), day.getMonth(), day.getDate() - 1);

    if (day.getFullYear() <= 2026 && before.getFullYear() >= 2025 &&
        isCommon(day) && isCommon(before))
      return day;
  }
}

// Mostly at the minutes at which something may change, and a minute to either side.
function makeTime(expression) {
  const clocks = expression.match(/\d\d:\d\d/g) ?? ['12:00'];
  const [hours, minutes] = pick(clocks).split(':').map(Number);
  const day = makeDay();
  const minute = chance(0.3) ? below(1440) : (hours * 60 + minutes + below(3) - 1 + 1440) % 1440;

  day.setHours(0, minute);
  return day;
}

const writeTime = (time) =>
  `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T` +
  `${two(time.getHours())}:${two(time.getMinutes())}`;

function evaluate(hours, time) {
  const word = hours.getUnknown(time) ? 'unknown' : hours.getState(time) ? 'open' : 'closed';
  return `${writeTime(time)} ${word}`;
}

console.log('# SPDX-License-Identifier: GPL-3.0-or-later');
console.log(`# What opening_hours.js 3.15.0 says of invented opening hours: made by`);
console.log(`# tests/peers/opening_hours/make-table.js from the seed ${seed}.`);
console.log('# Opening hours, then times in China, each with the state.');
const runsPastMidnight = (rule) =>
  [...rule.matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g)].some(([, start, end]) => end < start);
const hasFallbackPastMidnight = (expression) =>
  expression.split(' || ').slice(1).some(runsPastMidnight);

const endsOnFebruary28 = (expression) => /Feb \d\d-28/.test(expression);

const seen = new Set();
while (seen.size < nExpressions) {
  const expression = makeExpression();
  let hours;

  if (seen.has(expression) || hasFallbackPastMidnight(expression) ||
      endsOnFebruary28(expression))
    continue;
  try {
    hours = new OpeningHours(expression, china);
  } catch {
    continue; // what the library does not read is none of its answers
  }
  seen.add(expression);
  const times = Array.from({ length: nTimes }, () => evaluate(hours, makeTime(expression)));
  console.log([expression, ...times].join('\t'));
}
