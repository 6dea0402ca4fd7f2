import { readFile } from 'node:fs/promises';
import { isIPv4, isIPv6 } from 'node:net';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import type { Entry, Har } from 'har-format';
// @ts-expect-error: it has no types, being JSON alone.
import harSchema from 'har-schema';
import { chromium as browserType } from 'playwright-core';
import t from 'tap';
import { chromium, missing } from '../../judges.ts';
import { type ExchangeRow, generateWhole, rowsOf, temporaryFolder, troubled } from '../support.ts';

const required = process.env.PHONEHOME_JUDGES === 'required';

const out = join(await temporaryFolder(t), 'set');
await generateWhole({ scenario: troubled(), out, days: 4, devices: 4, background: 2, formats: ['har', 'ndjson'] });
const path = join(out, 'har/exchanges-00000.har');
const har = JSON.parse(await readFile(path, 'utf8')) as Har;
const { entries } = har.log;

/** The schema of HAR 1.2 as it was published, with the formats that it names. */
function harValidator(): { validate(value: unknown): boolean; errors(): string } {
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajv.addMetaSchema(draft06);
  ajv.addFormat('date-time', { validate: (text: string) => !Number.isNaN(Date.parse(text)) });
  ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) });
  ajv.addFormat('ipv4', { validate: isIPv4 });
  ajv.addFormat('ipv6', { validate: isIPv6 });
  for (const schema of Object.values(harSchema as Record<string, object>)) ajv.addSchema(schema);
  const validate = ajv.getSchema('har.json');
  if (!validate) throw new Error('the schema of HAR is not there');
  return { validate: (value) => validate(value) === true, errors: () => JSON.stringify(validate.errors) };
}

t.test('it is valid by the schema of HAR 1.2', async (t) => {
  const { validate, errors } = harValidator();
  t.ok(validate(har), errors());
  const [entry] = entries as [Entry];
  for (const broken of [
    { ...entry, startedDateTime: 'yesterday' },
    { ...entry, request: { ...entry.request, url: 'no address' } },
    { ...entry, response: { ...entry.response, status: '200' } },
    { ...entry, serverIPAddress: 'a server' },
    { ...entry, timings: {} },
  ]) {
    t.notOk(validate({ log: { ...har.log, entries: [broken] } }), 'the validator sees what is wrong');
  }
});

t.test('an empty one is valid, too', async (t) => {
  const nothing = join(await temporaryFolder(t), 'set');
  await generateWhole({ scenario: troubled(), out: nothing, days: 1, devices: 1, background: 0, formats: ['har'] });
  const empty = JSON.parse(await readFile(join(nothing, 'har/exchanges-00000.har'), 'utf8'));
  const { validate, errors } = harValidator();
  t.ok(validate(empty), errors());
});

t.test('its entries are the rows over HTTP, in order', async (t) => {
  const rows = rowsOf<ExchangeRow>(out, 'exchanges').filter(({ method }) => method !== null);
  t.equal(entries.length, rows.length);
  for (const [at, row] of rows.entries()) {
    const entry = entries[at] as Entry & { readonly _exchange_id: string };
    const { request, response } = entry;
    const pairs = (headers: Entry['request']['headers']): string =>
      JSON.stringify(headers.map(({ name, value }) => [name, value]));
    const { host, target } = row;
    const shown = {
      exchange_id: entry._exchange_id,
      time_ms: Date.parse(entry.startedDateTime),
      method: request.method,
      url: request.url,
      request_headers: pairs(request.headers),
      request_body: request.postData?.text ?? '',
      status: response.status,
      reply_headers: pairs(response.headers),
      reply_body: response.content.text,
      server_address: entry.serverIPAddress,
    };
    const expected = {
      exchange_id: row.exchange_id,
      time_ms: Math.floor(row.time_us / 1_000),
      method: row.method,
      url: `http://${host}${row.server_port === 80 ? '' : `:${row.server_port}`}${target}`,
      request_headers: row.request_headers,
      request_body: row.request_body,
      status: row.status ?? -1,
      reply_headers: row.reply_headers ?? '[]',
      reply_body: row.reply_body ?? '',
      server_address: row.server_address,
    };
    if (JSON.stringify(shown) !== JSON.stringify(expected)) return t.strictSame(shown, expected);
    const { dns = -1, connect = -1, send = 0, wait, receive } = entry.timings;
    const sum = Math.max(0, dns) + Math.max(0, connect) + send + wait + receive;
    if (Math.abs(sum - entry.time) > 1e-6) t.fail(`its time is ${entry.time}, its parts are ${sum} together`);
    const query = new URLSearchParams(new URL(request.url).search);
    t.strictSame(
      request.queryString,
      [...query].map(([name, value]) => ({ name, value })),
    );
  }
});

/** What a page gets: the status and the text; nothing, if the request fails or stays without a reply. */
type Got = readonly [status: number, text: string] | null;

/** So long a page waits for a reply of which it is known that it does not come. */
const PATIENCE_MS = 500;

t.test('Chromium replays it', { skip: required ? false : missing.chromium }, async (t) => {
  t.equal(missing.chromium, false, 'the judge is there');
  const browser = await browserType.launch({
    executablePath: chromium as string,
    // A page of no host asks all those of the HAR.
    args: ['--no-sandbox', '--disable-web-security'],
  });
  t.teardown(() => browser.close());
  const page = await browser.newPage();
  await page.routeFromHAR(path, { notFound: 'abort' });
  const replies = new Map<string, Got[]>();
  const keyOf = ({ method, url, postData }: Entry['request']): string => `${method} ${url} ${postData?.text ?? ''}`;
  for (const { request, response } of entries) {
    const key = keyOf(request);
    // Where a redirect leads to is not in the HAR.
    const fails = response.status === -1 || response.redirectURL !== '';
    replies.set(key, [...(replies.get(key) ?? []), fails ? null : [response.status, response.content.text ?? '']]);
  }
  const asked = entries.map(({ request }) => {
    const { method, url, postData } = request;
    const waits_ms = replies.get(keyOf(request))?.includes(null) ? PATIENCE_MS : 60_000;
    return { method, url, waits_ms, ...(postData?.text !== undefined && { body: postData.text }) };
  });
  const served: Got[] = await page.evaluate(
    (requests) =>
      Promise.all(
        requests.map(async ({ url, waits_ms, ...request }) => {
          try {
            const reply = await fetch(url, { ...request, signal: AbortSignal.timeout(waits_ms) });
            return [reply.status, await reply.text()] as const;
          } catch {
            return null;
          }
        }),
      ),
    asked,
  );
  t.equal(served.length, entries.length);
  for (const [at, { request }] of entries.entries()) {
    const expected = (replies.get(keyOf(request)) ?? []).map((one) => JSON.stringify(one));
    if (!expected.includes(JSON.stringify(served[at]))) t.strictSame(served[at], expected, request.url);
  }
  const replied = served.filter((one) => one !== null).length;
  t.ok(replied > 100, `${replied} replies`);
  t.ok(replied < entries.length, 'and requests without one');
});
