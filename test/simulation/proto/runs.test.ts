import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExchangeRecord, recordLine } from '@phonehome/fake-server';
import { decodeMessage, encodeMessage, fromProto, type MessageName, toProto } from '@phonehome/shared';
import t from 'tap';
import { brief, runInto, shipped, temporaryFolder } from '../support.ts';

/** Which message a line of each file is, and how the line is written. */
const files: Readonly<Record<string, readonly [MessageName, (json: unknown) => string]>> = {
  'records.ndjson': ['Exchange', (json) => recordLine(json as ExchangeRecord)],
  'activations.ndjson': ['Exchange', (json) => recordLine(json as ExchangeRecord)],
  'timeline.ndjson': ['TimelineEntry', JSON.stringify],
  'devices.ndjson': ['Device', JSON.stringify],
};

const stories = {
  incident: brief('incident'),
  'china-as-intended': brief('china-as-intended'),
  'odd-days': shipped('odd-days'),
  'europe-as-intended': shipped('europe-as-intended'),
  'generation-2014': shipped('generation-2014'),
};

for (const [name, scenario] of Object.entries(stories)) {
  t.test(`${name}: every line of the run is the same after it was a message`, async (t) => {
    const out = join(await temporaryFolder(t), 'run');
    await runInto(out, scenario, { devices: 3 });
    for (const [file, [message, write]] of Object.entries(files)) {
      const text = await readFile(join(out, file), 'utf8').catch(() => null);
      if (text === null) {
        t.equal(file, 'activations.ndjson');
        continue;
      }
      const lines = text.split('\n').slice(0, -1);
      // The phones of Europe report to nobody but their maker.
      if (!(name === 'europe-as-intended' && file === 'records.ndjson')) t.ok(lines.length > 0, file);
      for (const line of lines) {
        const json = JSON.parse(line);
        const again = fromProto(message, decodeMessage(message, encodeMessage(message, toProto(message, json))));
        if (write(again) !== line) t.equal(write(again), line);
      }
    }
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    const bytes = encodeMessage('Manifest', toProto('Manifest', manifest));
    t.equal(JSON.stringify(fromProto('Manifest', decodeMessage('Manifest', bytes))), JSON.stringify(manifest));
  });
}
