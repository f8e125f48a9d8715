// SPDX-License-Identifier: GPL-3.0-or-later

// Answers the benchmark of the cluster index on the Unix socket that the first
// argument names, one line for one line, and ends with the connection. `load`, with
// a tab before each, takes a file of points (longitude and latitude) and one of
// views (west, south, east, north, zoom), all numbers doubles in the machine's
// order; then `build` and `views` tell milliseconds, and `bytes` the size of what
// was built.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import Supercluster from 'supercluster';

const options = { radius: 40, maxZoom: 17, extent: 256 };
let points, views, bytesBefore, index;

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

const answers = {
  load: (pointsPath, viewsPath) => {
    points = readPoints(pointsPath);
    views = readRows(viewsPath, 5);
    bytesBefore = measureMemory();
    return points.length;
  },
  build: () => {
    index = null;
    globalThis.gc();
    return time(() => { index = new Supercluster(options).load(points); });
  },
  views: () => time(() => {
    for (const [west, south, east, north, zoom] of views)
      index.getClusters([west, south, east, north], zoom);
  }),
  bytes: () => measureMemory() - bytesBefore,
};

const server = createServer(async connection => {
  server.close();
  for await (const line of createInterface({ input: connection })) {
    const [question, ...words] = line.split('\t');
    connection.write(`${answers[question](...words)}\n`);
  }
  connection.end();
});
server.listen(process.argv[2]);
