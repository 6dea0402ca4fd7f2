import { join } from 'node:path';
import t from 'tap';
import { runInto, temporaryFolder } from '../support.ts';
import { type ProxiedRun, refused, runThroughProxy } from './support.ts';

const VICTIM = 4;

/** Changes one bit of the byte that stands so many bytes after a mark. */
function flipAfter(bytes: Buffer, mark: string, offset: number): Buffer {
  const flipped = Buffer.from(bytes);
  const at = flipped.indexOf(mark) + mark.length + offset;
  flipped[at] = (flipped[at] as number) ^ 1;
  return flipped;
}

function differing(a: ProxiedRun, b: ProxiedRun): number[] {
  return a.records.flatMap((record, i) => (JSON.stringify(record) === JSON.stringify(b.records[i]) ? [] : [i]));
}

t.test('a live record is computed only from bytes read from the socket', async (t) => {
  const untouched = await runThroughProxy(t, refused, VICTIM, {});

  t.test('a proxy that passes everything on changes nothing: the run is that in memory', async (t) => {
    const virtual = await runInto(join(await temporaryFolder(t), 'virtual'), refused, { devices: 1 });
    t.ok(untouched.manifest.counts.records > 2 * VICTIM, 'there are exchanges to tamper with');
    t.same(untouched.manifest, virtual.manifest);
  });

  t.test('a bit flipped in a body changes that record and no other', async (t) => {
    const tampered = await runThroughProxy(t, refused, VICTIM, {
      request: (bytes) => flipAfter(bytes, '\r\n\r\n', 100),
    });
    t.same(differing(tampered, untouched), [VICTIM]);
    t.strictNotSame(tampered.records[VICTIM]?.request, untouched.records[VICTIM]?.request);
    t.strictNotSame(tampered.manifest, untouched.manifest);
  });

  t.test('a bit flipped in the value of a header changes that record and no other', async (t) => {
    const tampered = await runThroughProxy(t, refused, VICTIM, {
      request: (bytes) => flipAfter(bytes, 'User-Agent: ', 0),
    });
    t.same(differing(tampered, untouched), [VICTIM]);
    t.match(tampered.records[VICTIM]?.request, { headers: [{}, {}, {}, {}, ['User-Agent', /^@pache-HttpClient/]] });
    t.strictNotSame(tampered.manifest, untouched.manifest);
  });

  t.test('another method on the wire changes that record and no other', async (t) => {
    const tampered = await runThroughProxy(t, refused, VICTIM, {
      request: (bytes) => Buffer.from(bytes.toString('latin1').replace('POST', 'PUT'), 'latin1'),
    });
    t.same(differing(tampered, untouched), [VICTIM]);
    t.match(tampered.records[VICTIM]?.request, { method: 'PUT' });
  });
});
