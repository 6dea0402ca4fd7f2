import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import t from 'tap';

/** Hears so many flows with the same twenty identifiers, and says how much of the heap is in use at the end, in bytes. */
const script = `
import { createLeakFinder, hearBytes } from '@phonehome/observe';
import { luhnDigit } from '@phonehome/shared';
import { createSpillFile } from './packages/cli/src/observe/spill-file.ts';
const imeis = Array.from({ length: 20 }, (_, i) => '009990' + String(10_000_000 + i * 7919));
const used = (flows) => {
  const finder = createLeakFinder({}, createSpillFile());
  for (let i = 0; i < flows; i++) {
    const body = 'imei=' + imeis[i % 20] + luhnDigit(imeis[i % 20]);
    const head = 'POST /report HTTP/1.1\\r\\nHost: collect.example\\r\\nContent-Length: ' + body.length + '\\r\\n\\r\\n';
    hearBytes(finder, Buffer.from(head + body), { id: String(i), time_us: i + 1 });
  }
  gc();
  const { heapUsed } = process.memoryUsage();
  const { leaks, carriedBy, flow_count } = finder.end();
  const told = leaks.reduce((sum, leak) => sum + carriedBy(leak).flows.length, 0);
  return { heapUsed, told, leaks: leaks.length, flow_count };
};
used(2_000);
console.log(JSON.stringify([used(2_000), used(10_000)]));
`;

t.test('five times as many flows of the same leaks take as much memory, and all of them are told', async (t) => {
  const flags = ['--expose-gc', '--input-type=module', '--eval', script];
  const cwd = new URL('../../..', import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd });
  const [once, often] = JSON.parse(stdout);
  t.match(
    [once, often],
    [
      { told: 2_000, leaks: 20, flow_count: 2_000 },
      { told: 10_000, leaks: 20, flow_count: 10_000 },
    ],
  );
  const more = often.heapUsed - once.heapUsed;
  t.ok(
    more < 500_000,
    `8,000 further flows take ${more} bytes of the heap: it takes a million where they are kept in it`,
  );
});
