import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExchangeRecord } from '@phonehome/fake-server';
import { decodeMessage, encodeMessage, fromProto, messageNames, toProto } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { anyJson, someExchange } from '../../shared/proto/support.ts';
import { brief, runInto, temporaryFolder } from '../support.ts';
import { missing, runPython } from './judge.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const proto = join(root, 'packages/shared/proto');
const files = ['report', 'exchange', 'truth', 'manifest', 'dataset'].map((name) => `phonehome/v1/${name}.proto`);
const SAMPLES = 200;
const required = process.env.PHONEHOME_JUDGES === 'required';

/** Reads messages, each after its kind and length; drops what the schema of Python does not know; writes them again. */
const AGAIN = `import struct, sys
from phonehome.v1 import dataset_pb2, exchange_pb2, manifest_pb2, report_pb2, truth_pb2
kinds = {'Report': report_pb2.Report, 'Exchange': exchange_pb2.Exchange, 'TimelineEntry': truth_pb2.TimelineEntry,
         'Device': truth_pb2.Device, 'Manifest': manifest_pb2.Manifest,
         'TrafficExchange': dataset_pb2.TrafficExchange}
data = sys.stdin.buffer
while (line := data.readline()):
    kind, length = line.decode().split()
    message = kinds[kind].FromString(data.read(int(length)))
    message.DiscardUnknownFields()
    bytes = message.SerializeToString()
    sys.stdout.buffer.write(struct.pack('>I', len(bytes)) + bytes)
`;

t.test(
  'another language reads what we write, and we what it writes',
  { skip: required ? false : missing },
  async (t) => {
    t.equal(missing, false, 'the judge is there');
    const folder = await temporaryFolder(t);
    const protoc = (...args: string[]) => execFileSync('protoc', ['-I', proto, ...args], { cwd: folder });
    protoc(`--python_out=${folder}`, ...files);

    t.test('any message comes back from Python as it was', async (t) => {
      const samples = messageNames.flatMap((name) =>
        fc.sample(anyJson[name], { numRuns: SAMPLES, seed: 5 }).map((json) => ({ name, json })),
      );
      const sent = samples.map(({ name, json }) => encodeMessage(name, toProto(name, json)));
      const input = sent.flatMap((bytes, i) => [Buffer.from(`${samples[i]?.name} ${bytes.length}\n`), bytes]);
      const output = runPython(AGAIN, folder, Buffer.concat(input));
      let at = 0;
      for (const { name, json } of samples) {
        const end = at + 4 + output.readUInt32BE(at);
        const line = JSON.stringify(fromProto(name, decodeMessage(name, output.subarray(at + 4, end))));
        if (line !== JSON.stringify(json)) t.equal(line, JSON.stringify(json), name);
        at = end;
      }
      t.equal(at, output.length);
      t.equal(samples.length, SAMPLES * messageNames.length);
    });

    t.test('protoc --decode shows the fields by name', async (t) => {
      const time_ms = Number.MAX_SAFE_INTEGER;
      const json = someExchange({ time_ms, report: { IMEI1: '009990123456785', NOTE: 'é' } });
      const input = encodeMessage('Exchange', toProto('Exchange', json));
      const args = ['-I', proto, '--decode', 'phonehome.v1.Exchange', 'phonehome/v1/exchange.proto'];
      const text = execFileSync('protoc', args, { cwd: folder, input, encoding: 'utf8' });
      t.match(text, 'time_ms: 9007199254740991\n');
      t.match(text, 'imei1: "009990123456785"');
      t.match(text, /others \{\n +name: "NOTE"\n +value: "\\303\\251"\n/);
      t.match(text, 'outcome: OUTCOME_REFUSED');
      t.match(text, /headers \{\n +name: "Host"\n +value: "a\.example"/);
      t.notMatch(text, /^ *\d+:/m, 'no field without a name');
    });

    t.test('a report that Python makes, without order, is one of ours', async (t) => {
      const program = `import sys
from phonehome.v1 import report_pb2
report = report_pb2.Report(imei1='009990123456785', regver='8.0', meid='')
report.others.add(name='\\U0001F4F1', value='x')
sys.stdout.buffer.write(report.SerializeToString())`;
      const json = fromProto('Report', decodeMessage('Report', runPython(program, folder)));
      t.equal(JSON.stringify(json), '{"REGVER":"8.0","MEID":"","IMEI1":"009990123456785","📱":"x"}');
    });

    t.test('the example of docs/reference/protobuf.md reads a run', async (t) => {
      const page = await readFile(join(root, 'docs/reference/protobuf.md'), 'utf8');
      const [ours = '', theirs = ''] = ['js', 'python'].map(
        (language) => page.split(`\`\`\`${language}\n`)[1]?.split('```')[0],
      );
      await mkdir(join(folder, 'runs'));
      const out = join(folder, 'runs/incident-5');
      await runInto(out, brief('incident'), { devices: 3 });
      // Where a bare name of a package is found.
      await writeFile(
        join(folder, 'write.mjs'),
        ours.replace("'phonehome/schemas'", `'${join(root, 'packages/cli/entry/schemas.js')}'`),
      );
      execFileSync(process.execPath, ['write.mjs'], { cwd: folder });
      const records = (await readFile(join(out, 'records.ndjson'), 'utf8')).split('\n').slice(0, -1);
      const expected = records.map((line) => {
        const { time_ms, decision, report } = JSON.parse(line) as ExchangeRecord;
        return `${time_ms} OUTCOME_${decision.outcome.toUpperCase()} ${report?.IMEI1} ${report?.SIM1ICCID}\n`;
      });
      t.ok(expected.length > 10);
      t.equal(runPython(theirs, folder).toString(), expected.join(''));
    });
  },
);
