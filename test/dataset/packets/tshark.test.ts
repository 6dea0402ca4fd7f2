import { join } from 'node:path';
import type { Scenario } from '@phonehome/shared';
import t, { type Test } from 'tap';
import { missing } from '../../judges.ts';
import { BAD, tshark } from '../../tshark.ts';
import { type ExchangeRow, generateWhole, moving, rowsOf, temporaryFolder, troubled } from '../support.ts';

/** A data set of some phones as rows and as a capture. */
async function captured(t: Test, scenario: Scenario, devices: number, days: number) {
  const out = await temporaryFolder(t);
  await generateWhole({ scenario, out, devices, days, background: 0.5, formats: ['ndjson', 'pcapng'] });
  const rows = new Map(rowsOf<ExchangeRow>(out, 'exchanges').map((row) => [row.exchange_id, row]));
  return { rows, file: join(out, 'pcapng', 'exchanges-00000.pcapng') };
}

/** Lines of fields by the exchange id in the first one, in order. */
function byExchange(lines: readonly string[]): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const line of lines) {
    const [id = '', ...fields] = line.split('\t');
    found.set(id, [...(found.get(id) ?? []), fields]);
  }
  return found;
}

/** What one side sent in each exchange over TCP, after the head of HTTP. */
function bodiesFrom(side: 'client' | 'server', file: string): Map<string, string> {
  const filter = `tcp.len > 0 and tcp.${side === 'client' ? 'dst' : 'src'}port < 32768`;
  const pieces = byExchange(tshark(file, filter, 'frame.comment', 'tcp.payload'));
  return new Map(
    [...pieces].map(([id, all]) => {
      const sent = Buffer.from(all.map(([piece]) => piece).join(''), 'hex').toString('utf8');
      return [id, sent.slice(sent.indexOf('\r\n\r\n') + 4)];
    }),
  );
}

const us = (epoch: string): number => Math.round(Number(epoch.replace('.', '').slice(0, -3)));

const stories: readonly (readonly [string, () => Scenario, devices: number, days: number])[] = [
  ['the incident, with a server that does everything', troubled, 6, 4],
  ['people who move', moving, 3, 2],
];

for (const [name, story, devices, days] of stories) {
  t.test(
    `tshark reads of every packet what the rows say: ${name}`,
    { skip: missing.tshark, timeout: 120_000 },
    async (t) => {
      const { rows, file } = await captured(t, story(), devices, days);
      const ids = [...rows.keys()].sort();
      const kinds = new Set([...rows.values()].map(({ protocol }) => protocol));
      t.same([...kinds].sort(), ['dns', 'http', 'ntp', 'tls']);

      await t.test(
        'nothing is malformed, no checksum is bad, and what is odd about a connection is meant',
        async (t) => {
          const reset = [...rows.values()]
            .filter(({ ending }) => ending === 'reset')
            .map(({ exchange_id }) => exchange_id);
          t.same(tshark(file, `(${BAD}) and tcp.flags.reset == 0`, 'frame.number'), []);
          t.same(tshark(file, 'tcp.flags.reset == 1', 'frame.comment').sort(), reset.sort());
          t.same(tshark(file, 'tcp.analysis.flags', 'frame.number', 'tcp.analysis.flags'), []);
        },
      );

      await t.test('each packet names its exchange, each stream is one exchange, times ascend', async (t) => {
        const packets = tshark(file, 'frame', 'frame.comment', 'frame.time_epoch', 'tcp.stream');
        t.same([...new Set(packets.map((line) => line.split('\t')[0]))].sort(), ids);
        const streams = new Map<string, Set<string>>();
        let before = 0;
        for (const line of packets) {
          const [id = '', epoch = '', stream = ''] = line.split('\t');
          if (us(epoch) < before) t.fail(`${line} comes too late`);
          before = us(epoch);
          if (stream !== '') streams.set(stream, (streams.get(stream) ?? new Set()).add(id));
        }
        const connected = [...rows.values()].filter(({ protocol }) => protocol === 'http' || protocol === 'tls');
        t.equal(streams.size, connected.length);
        t.ok([...streams.values()].every(({ size }) => size === 1));
      });

      await t.test('the first packet is when the row says, and from where to where', async (t) => {
        const all = byExchange(
          tshark(file, 'frame', 'frame.comment', 'frame.time_epoch', 'ip.src', 'ip.dst', 'tcp.srcport', 'tcp.dstport'),
        );
        const firsts = [...all].map(([id, [first = []]]) => [id, us(first[0] ?? ''), first[1]]);
        t.strictSame(
          firsts,
          [...all.keys()].map((id) => [id, rows.get(id)?.time_us, rows.get(id)?.client_address]),
        );
        const opened = byExchange(
          tshark(
            file,
            'tcp.flags.syn == 1',
            'frame.comment',
            'frame.time_epoch',
            'ip.dst',
            'tcp.srcport',
            'tcp.dstport',
          ),
        );
        const seen = [...opened].map(([, [syn = [], answer = []]]) => [
          ...syn.slice(1),
          us(answer[0] ?? '') - us(syn[0] ?? ''),
        ]);
        const said = [...opened.keys()].map((id) => {
          const { server_address, client_port, server_port, connect_us } = rows.get(id) as ExchangeRow;
          return [server_address, String(client_port), String(server_port), connect_us];
        });
        t.strictSame(seen, said);
      });

      await t.test('look-ups are those that rows tell of', async (t) => {
        const asked = byExchange(tshark(file, 'dns', 'frame.comment', 'frame.time_epoch', 'dns.qry.name', 'dns.a'));
        const seen = [...rows].map(([id, { protocol }]) => {
          const [query, answer] = asked.get(id) ?? [];
          if (!query || !answer) return [id, false];
          const address = protocol === 'dns' ? null : answer[2];
          return [id, true, query[1], answer[1], query[2] ?? '', address, us(answer[0] ?? '') - us(query[0] ?? '')];
        });
        const said = [...rows].map(([id, { looked_up, lookup_us, host, server_address, protocol }]) => {
          const address = protocol === 'dns' ? null : server_address;
          return looked_up ? [id, true, host, host, '', address, lookup_us] : [id, false];
        });
        t.strictSame(seen, said);
      });

      await t.test('requests: method, host, target, body', async (t) => {
        const fields = ['frame.comment', 'http.request.method', 'http.host', 'http.request.uri'];
        const read = byExchange(tshark(file, 'http.request', ...fields));
        const bodies = bodiesFrom('client', file);
        const expected = [...rows.values()].filter(({ protocol }) => protocol === 'http');
        t.same([...read.keys()].sort(), expected.map(({ exchange_id }) => exchange_id).sort());
        t.strictSame(
          expected.map(({ exchange_id }) => [read.get(exchange_id), bodies.get(exchange_id)]),
          expected.map(({ method, host, target, request_body }) => [[[method, host, target]], request_body]),
        );
      });

      await t.test('replies: status and body, of those that came whole', async (t) => {
        const read = byExchange(tshark(file, 'http.response', 'frame.comment', 'http.response.code'));
        const bodies = bodiesFrom('server', file);
        const whole = [...rows.values()].filter(({ status, reply_body, reply_headers }) => {
          const length = new Map(JSON.parse(reply_headers ?? '[]') as [string, string][]).get('Content-Length');
          return status !== null && Number(length) <= Buffer.byteLength(reply_body ?? '');
        });
        t.ok(whole.length > 100, `${whole.length} replies`);
        t.strictSame(
          whole.map(({ exchange_id }) => [read.get(exchange_id), bodies.get(exchange_id)]),
          whole.map(({ status, reply_body }) => [[[String(status)]], reply_body]),
        );
      });

      await t.test('TLS tells its name, and NTP its times', async (t) => {
        const named = byExchange(
          tshark(file, 'tls.handshake.type == 1', 'frame.comment', 'tls.handshake.extensions_server_name'),
        );
        const asked = byExchange(tshark(file, 'ntp', 'frame.comment', 'ntp.flags.mode'));
        const all = [...rows.values()];
        const tls = all.filter(({ protocol }) => protocol === 'tls');
        const ntp = all.filter(({ protocol }) => protocol === 'ntp');
        t.ok(tls.length > 0 && ntp.length > 0);
        t.strictSame(
          tls.map(({ exchange_id }) => named.get(exchange_id)),
          tls.map(({ host }) => [[host]]),
        );
        t.strictSame(
          ntp.map(({ exchange_id }) => asked.get(exchange_id)),
          ntp.map(() => [['3'], ['4']]),
        );
      });
    },
  );
}
