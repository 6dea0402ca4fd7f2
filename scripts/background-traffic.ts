import { readFileSync } from 'node:fs';
import { applications, type LabelledExchange, labels, liveBlock, shareOf } from '@phonehome/dataset';
import { createWorld, families, loadScenario, MS_PER_DAY, parseRequest } from '@phonehome/shared';
import { clientState } from '@phonehome/variants';
import { pageAround } from './page-around.ts';
import { tableOf } from './reference/page.ts';

/** The page about the traffic of other applications. */
export const BACKGROUND_PAGE = 'docs/explanation/background-traffic.md';

const DEVICES = 30;
const DAYS = 21;
const SEED = 5;
const RATIO = 1;

/** The page as it should be: its own words around the applications, and what single signs tell. */
export async function backgroundPageText(): Promise<string> {
  const lines = [
    '## The applications',
    '',
    ...tableOf(
      ['application', 'of 100 exchanges', 'port', 'identifiers in clear text', 'what it is'],
      applications.map((application) => [
        `\`${application.id}\``,
        String(Math.round(shareOf(application, RATIO) * 1_000) / 10),
        String(application.port),
        application.identifiers.join(', ') || 'none',
        application.about,
      ]),
    ),
    '',
    '## What single signs tell',
    '',
    `The incident with ${DEVICES} phones, ${DAYS} days and seed ${SEED}: exchanges in clear text that show a sign, by label.`,
    '',
    ...tableOf(['sign', ...labels.filter(isInClear), 'leaks of all that show it'], await signRows()),
  ];
  return pageAround(BACKGROUND_PAGE, `${lines.join('\n')}\n`);
}

const isInClear = (label: string): boolean => label !== 'activation';

/** What can be seen of a request in clear text. */
interface Seen {
  readonly host: string;
  readonly method: string;
  readonly target: string;
  readonly content_type: string;
  readonly agent: string;
  /** Target and body, in which base64 is decoded. */
  readonly text: string;
}

const REPORT_HOST = families['phone-2017'].dress.host;

const signs: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'any request': () => true,
  'the host that gets the reports': ({ host }) => host === REPORT_HOST,
  'an IMEI of the reserved range': ({ text }) => /\b00999\d{10}\b/.test(text),
  'an IMSI of the reserved ranges': ({ text }) => /\b00101\d{10}\b/.test(text),
  'an ICCID of the reserved ranges': ({ text }) => /\b(?:89000|8986030099)\d+/.test(text),
  'the content type `application/encrypted-json`': ({ content_type }) => content_type === 'application/encrypted-json',
  '`POST /`': ({ method, target }) => method === 'POST' && target === '/',
  'this type, `POST /` and an IMEI': (seen) =>
    ['the content type `application/encrypted-json`', '`POST /`', 'an IMEI of the reserved range'].every((sign) =>
      signs[sign]?.(seen),
    ),
  'the User-Agent of the Apache client': ({ agent }) => agent.startsWith('Apache-HttpClient/'),
  'the Apache client and an IMEI': ({ agent, text }) =>
    agent.startsWith('Apache-HttpClient/') && /\b00999\d{10}\b/.test(text),
  'the host and an IMEI': ({ host, text }) => host === REPORT_HOST && /\b00999\d{10}\b/.test(text),
};

async function signRows(): Promise<string[][]> {
  const found = await requests();
  return Object.entries(signs).map(([sign, shows]) => {
    const counts = labels
      .filter(isInClear)
      .map((label) => found.filter((one) => one.label === label && shows(one.seen)).length);
    const sum = counts.reduce((total, count) => total + count, 0);
    return [sign, ...counts.map(String), `${(((counts[0] ?? 0) * 100) / sum).toFixed(0)} %`];
  });
}

async function requests(): Promise<{ label: string; seen: Seen }[]> {
  const path = 'scenarios/incident.yaml';
  const scenario = loadScenario(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'), path);
  const world = { ...createWorld(scenario, clientState), end_ms: DAYS * MS_PER_DAY };
  const options = { world, seed: SEED, background: RATIO, keeps_events: false };
  const found: { label: string; seen: Seen }[] = [];
  for await (const { exchanges } of liveBlock(options, { index: 0, first_device: 0, devices: DEVICES })) {
    for (const { exchange, truth } of exchanges) {
      const seen = seenOf(exchange);
      if (seen) found.push({ label: truth.label, seen });
    }
  }
  return found;
}

function seenOf({ host, content }: LabelledExchange['exchange']): Seen | null {
  if (content.protocol !== 'http') return null;
  const { method, target, headers, body } = parseRequest(Buffer.from(content.sent.bytes));
  const sent = Buffer.from(body).toString('utf8');
  const decoded = /^[A-Za-z0-9+/\s]+=*\s*$/.test(sent) ? Buffer.from(sent, 'base64').toString('utf8') : sent;
  const valueOf = (wanted: string): string => headers.find(([name]) => name === wanted)?.[1] ?? '';
  const [content_type, agent] = [valueOf('Content-Type'), valueOf('User-Agent')];
  return { host, method, target, content_type, agent, text: `${target} ${decoded}` };
}
