import { join } from 'node:path';
import t from 'tap';
import { type ExchangeRow, generateWhole, rowsOf, type TruthRow, temporaryFolder, troubled } from '../support.ts';

/** What a row must show of each rule of the troubled server: status, who ends the connection, what can be read. */
const expected: Readonly<Record<string, Partial<ExchangeRow> & { readonly reply?: 'none' | 'some' }>> = {
  silent: { status: null, ending: 'nobody', reply_us: null, reply_bytes: 0, reply_headers: null, reply_body: null },
  reset: { status: null, ending: 'reset', reply_us: null, reply_bytes: 0, reply_headers: null, reply_body: null },
  error: { status: 503, reply_body: 'out of order' },
  'empty-error': { status: 500, reply_body: '' },
  garbage: { status: 200, reply_body: 'a "page", with\r\n\tæøå 中文 and 📱\n' },
  redirect: { status: 302 },
  'cut-head': { status: null, ending: 'reset', reply_bytes: 20, reply_headers: null, reply_body: null },
  'cut-body': { status: 200, ending: 'server' },
  'cut-silence': { status: 200, ending: 'nobody' },
  drip: { status: 200, reply_body: '{"resultCode":"7","resultDesc":"later, \\"please\\""}' },
  slow: { status: 200, reply_body: '{"resultCode":"8","resultDesc":"later"}' },
};

t.test('each outcome of the server is in the rows as it goes over the wire', async (t) => {
  const out = join(await temporaryFolder(t), 'set');
  await generateWhole({ scenario: troubled(), out, days: 4, devices: 10 });
  const truth = rowsOf<TruthRow>(out, 'truth');
  const exchanges = rowsOf<ExchangeRow>(out, 'exchanges');
  for (const [rule, columns] of Object.entries(expected)) {
    const those = exchanges.filter((_, at) => truth[at]?.policy_rule === rule);
    t.ok(those.length > 0, `${rule}: ${those.length} exchanges`);
    for (const one of those) {
      const wrong = Object.entries(columns).filter(([name, cell]) => one[name as keyof ExchangeRow] !== cell);
      if (wrong.length > 0) t.match(one, columns, rule);
      const cut = rule.startsWith('cut-');
      if (!cut && one.reply_body !== null && one.reply_headers !== null) {
        const length = JSON.parse(one.reply_headers).find(([name]: [string]) => /^content-length$/i.test(name));
        if (Number(length?.[1]) !== Buffer.byteLength(one.reply_body)) t.fail(`${rule}: the body is not whole`);
      }
      if (one.reply_us !== null && rule === 'slow' && one.reply_us < 45_000_000) t.fail('a slow one is slow');
    }
  }
});
