import { androidBase64, drawLogNormal, type RandomStream } from '@phonehome/shared';
import type { Content } from '../exchange.ts';
import { tlsContent } from '../network/tls-content.ts';
import { filler, httpContent } from './http-parts.ts';
import type { PhoneFacts } from './phone-facts.ts';

/** A kind of other application: what it sends, to whom, how often. Every figure and name is ours. */
export interface Application {
  readonly id: string;
  /** What it is, for the page about background traffic. */
  readonly about: string;
  /** Its share by weight of what wakes lead to by chance; 0 for one that goes online at each of them. */
  readonly weight: number;
  readonly port: number;
  /** Which identifiers it sends in clear text. */
  readonly identifiers: readonly string[];
  /** @param report_host the server that the phone's client reports to */
  host(stream: RandomStream, report_host: string): string;
  content(stream: RandomStream, facts: PhoneFacts, host: string): Content;
}

/** Popularity falls with rank, as that of hosts does: the first of `count` is the most asked for. */
function ranked(stream: RandomStream, count: number): number {
  const at = stream.fraction();
  return Math.floor(at * at * at * count);
}

const CONTENT_BYTES = { median: 1_800, sigma: 0.9, min: 120, max: 16_000 };

const HTTP = 80;
const HTTPS = 443;
const NTP = 123;
const OK = '200 OK';
const JSON_TEXT = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

/** What goes online at each wake, to one host, of a phone that has it. */
export const standingApplication: Application = {
  id: 'widget',
  about:
    'the weather on the home screen of one phone in four: asks its one host as soon as the screen is on, by the Apache client of the platform, and names phone, card and subscriber',
  weight: 0,
  port: HTTP,
  identifiers: ['IMEI', 'MAC', 'ICCID', 'IMSI'],
  host: () => 'now.skywidget.example',
  content: (stream, { imei, mac, iccid, imsi, ...facts }, host) => {
    const { model, os_version, network } = facts;
    const body = JSON.stringify({ imei, mac, iccid, imsi, model, os: os_version, net: network, unit: 'C' });
    const sky = { t: stream.below(45) - 10, sky: stream.below(8), text: filler(stream, 20 + stream.below(60)) };
    const reply = { status: OK, content_type: JSON_TEXT, body: JSON.stringify(sky) };
    const request = {
      method: 'POST',
      target: '/v1/now',
      host,
      content_type: JSON_TEXT,
      body,
      dress: 'apache',
    } as const;
    return httpContent(request, reply, facts, stream);
  },
};

/** What a wake may lead to by chance. */
export const chanceApplications: readonly Application[] = [
  {
    id: 'web',
    about: 'pages, feeds and messages within TLS: only the name and the sizes can be seen',
    weight: 46,
    port: HTTPS,
    identifiers: [],
    host: (stream) => `www.site${ranked(stream, 120)}.example`,
    content: (stream) => tlsContent(stream, 2 + stream.below(6), 3_000),
  },
  {
    id: 'push',
    about: 'a push service within TLS: few bytes, always the same host',
    weight: 12,
    port: HTTPS,
    identifiers: [],
    host: () => 'push.messages.example',
    content: (stream) => tlsContent(stream, 2, 180),
  },
  {
    id: 'prefetch',
    about: 'names that are looked up, and then not needed',
    weight: 10,
    port: 53,
    identifiers: [],
    host: (stream) => `img${ranked(stream, 300)}.content.example`,
    content: () => ({ protocol: 'dns' }),
  },
  {
    id: 'time',
    about: 'the clock is set (SNTP)',
    weight: 2,
    port: NTP,
    identifiers: [],
    host: () => 'time.clock.example',
    content: () => ({ protocol: 'ntp' }),
  },
  {
    id: 'connectivity-check',
    about: 'whether the network leads anywhere: a request without a body, a reply without one',
    weight: 5,
    port: HTTP,
    identifiers: [],
    host: () => 'connectivity.check.example',
    content: (stream, facts, host) =>
      httpContent({ method: 'GET', target: '/generate_204', host }, { status: '204 No Content' }, facts, stream),
  },
  {
    id: 'content',
    about: 'pictures, style sheets and headlines that are still in clear text',
    weight: 8,
    port: HTTP,
    identifiers: [],
    host: (stream) => `cdn${ranked(stream, 40)}.content.example`,
    content: (stream, facts, host) => {
      const size = Math.round(drawLogNormal(stream, CONTENT_BYTES));
      const target = `/c/${stream.uint32().toString(36)}.css`;
      const reply = { status: OK, content_type: 'text/css', body: filler(stream, size) };
      return httpContent({ method: 'GET', target, host }, reply, facts, stream);
    },
  },
  {
    id: 'advertising',
    about: 'an advertising library that names the phone in the address of its request',
    weight: 5,
    port: HTTP,
    identifiers: ['IMEI', 'MAC'],
    host: (stream) => `ads${ranked(stream, 12)}.market.example`,
    content: (stream, facts, host) => {
      const target = `/v2/fill?did=${facts.imei}&mac=${facts.mac}&slot=${stream.below(9)}&net=${facts.network}`;
      const reply = { status: OK, content_type: JSON_TEXT, body: `{"fill":${stream.below(2)}}` };
      return httpContent({ method: 'GET', target, host }, reply, facts, stream);
    },
  },
  {
    id: 'telemetry',
    about: 'a library that counts how an application is used, and names phone and card',
    weight: 5,
    port: HTTP,
    identifiers: ['IMEI', 'MAC', 'ICCID'],
    host: (stream) => `collect${ranked(stream, 8)}.metrics.example`,
    content: (stream, facts, host) => {
      const { imei, mac, iccid, model, os_version } = facts;
      const events = Array.from({ length: 2 + stream.below(9) }, () => ({ e: stream.below(40), t: stream.below(600) }));
      const body = JSON.stringify({ imei, mac, iccid, model, os: os_version, events });
      const reply = { status: OK, content_type: JSON_TEXT, body: '{"ok":true}' };
      return httpContent(
        { method: 'POST', target: '/collect', host, content_type: JSON_TEXT, body },
        reply,
        facts,
        stream,
      );
    },
  },
  {
    id: 'update-check',
    about:
      'asks for updates as reports are sent: base64 of JSON with the number of the phone, under the same type of content',
    weight: 4,
    port: HTTP,
    identifiers: ['IMEI'],
    host: (stream) => `fota${ranked(stream, 4)}.maker.example`,
    content: (stream, facts, host) => {
      const { imei, model, build, os_version } = facts;
      const text = JSON.stringify({
        VER: '3',
        IMEI: imei,
        MODEL: model,
        SWVER: build,
        OSVER: os_version,
        CHANNEL: filler(stream, 40 + stream.below(360)),
      });
      const body = androidBase64(Buffer.from(text, 'utf8'));
      const reply = { status: OK, content_type: JSON_TEXT, body: '{"resultCode":"0","resultDesc":"No update"}' };
      const content_type = 'application/encrypted-json';
      return httpContent({ method: 'POST', target: '/', host, content_type, body }, reply, facts, stream);
    },
  },
  {
    id: 'login-page',
    about: 'a form of some page that is still in clear text',
    weight: 2,
    port: HTTP,
    identifiers: [],
    host: (stream) => `forum${ranked(stream, 10)}.example`,
    content: (stream, facts, host) => {
      const body = `q=${stream.uint32().toString(36)}&page=${stream.below(20)}`;
      const reply = { status: OK, content_type: 'text/html', body: filler(stream, 400 + stream.below(4_000)) };
      return httpContent({ method: 'POST', target: '/search', host, content_type: FORM, body }, reply, facts, stream);
    },
  },
  {
    id: 'same-host',
    about:
      'a page of the very host that gets the reports is opened: nothing known of the real host, put in so that the name alone does not tell a leak',
    weight: 1,
    port: HTTP,
    identifiers: [],
    host: (_stream, report_host) => report_host,
    content: (stream, facts, host) => {
      const reply = { status: OK, content_type: 'text/html', body: filler(stream, 200 + stream.below(900)) };
      return httpContent({ method: 'GET', target: '/', host }, reply, facts, stream);
    },
  },
  {
    id: 'same-host-form',
    about:
      'a form of that host asks for the numbers of phone and card: nothing known of the real host, put in so that host and numbers together do not tell',
    weight: 1,
    port: HTTP,
    identifiers: ['IMEI', 'ICCID'],
    host: (_stream, report_host) => report_host,
    content: (stream, facts, host) => {
      const body = `imei=${facts.imei}&iccid=${facts.iccid}&page=${stream.below(20)}`;
      const reply = { status: OK, content_type: 'text/html', body: filler(stream, 200 + stream.below(900)) };
      return httpContent({ method: 'POST', target: '/', host, content_type: FORM, body }, reply, facts, stream);
    },
  },
  {
    id: 'store-list',
    about:
      'a shop of applications is told what is installed, by the Apache client of the platform, with the numbers of phone and subscriber',
    weight: 3,
    port: HTTP,
    identifiers: ['IMEI', 'IMSI'],
    host: (stream) => `list${ranked(stream, 4)}.papershop.example`,
    content: (stream, facts, host) => {
      const { imei, imsi, model } = facts;
      const installed = Array.from({ length: 3 + stream.below(20) }, () => [stream.below(4_000), stream.below(90)]);
      const body = androidBase64(Buffer.from(JSON.stringify({ imei, imsi, model, installed }), 'utf8'));
      const reply = { status: OK, content_type: JSON_TEXT, body: `{"updates":${stream.below(3)}}` };
      const content_type = 'application/octet-stream';
      const request = { method: 'POST', target: '/list', host, content_type, body, dress: 'apache' } as const;
      return httpContent(request, reply, facts, stream);
    },
  },
];

export const applications: readonly Application[] = [...chanceApplications, standingApplication];
