// SPDX-License-Identifier: GPL-3.0-or-later

// Answers the benchmark of the cluster index, one line for one line: `build` and
// `views` with milliseconds, `bytes` with the size of what was built. The first
// argument is a file of points (longitude and latitude), the second one of views
// (west, south, east, north, zoom), all numbers doubles in the machine's order.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Supercluster from 'supercluster';

function readRows(path, width) {
  const bytes = readFileSync(path);
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);

  return Array.from({ length: numbers.length / width }, (_, i) =>
    numbers.slice(i * width, (i + 1) * width));
}

function readPoints(path) {
  return readRows(path, 2).map(([longitude, latitude]) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
  }));
}

function measureMemory() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const points = readPoints(process.argv[2]);
const views = readRows(process.argv[3], 5);
const options = { radius: 40, maxZoom: 17, extent: 256 };
const bytesBefore = measureMemory();
let index = null;

const answers = {
  build: () => time(() => { index = new Supercluster(options).load(points); }),
  views: () => time(() => {
    for (const [west, south, east, north, zoom] of views)
      index.getClusters([west, south, east, north], zoom);
  }),
  bytes: () => measureMemory() - bytesBefore,
};

for await (const question of createInterface({ input: process.stdin }))
  console.log(answers[question]());
