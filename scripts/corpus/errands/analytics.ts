import type { Draw } from './draw.ts';
import type { Errand, Pairs } from './errand.ts';

const screens = ['1920x1080', '1366x768', '2560x1440', '390x844', '1536x864'];

/** A hit of an analytics script: what pages are seen, with random ids of browsers, times and sizes. */
export function analyticsHit(draw: Draw): Errand {
  const at_ms = draw.time_ms();
  const seconds = Math.floor(at_ms / 1_000);
  const page = `https://www.example/${draw.words(2).replace(/ /g, '/')}?utm_source=${draw.words(1)}&gclid=${draw.base64(40).replace(/[+/=]/g, '-')}`;
  const browser = `${draw.digits(10)}.${seconds}`;
  const performance = draw.many(6, () => String(draw.below(3_000)));
  const google: Pairs = [
    ['v', '2'],
    ['tid', `G-${draw.hex(10).toUpperCase()}`],
    ['gtm', `45je5${draw.digits(2)}v${draw.digits(10)}z8${draw.digits(9)}za200`],
    ['_p', String(at_ms)],
    ['gcd', '13l3l3l3l1l1'],
    ['cid', browser],
    ['ul', 'en-us'],
    ['sr', draw.one(screens)],
    ['uafvl', 'Chromium%3B156.0.8078.108'],
    ['sid', String(seconds)],
    ['sct', String(draw.below(30))],
    ['dl', page],
    ['dt', draw.words(4)],
    ['en', draw.one(['page_view', 'scroll', 'purchase'])],
    ['epn.value', String(draw.decimal(1, 900, 2))],
    ['_et', String(draw.below(60_000))],
    ['tfd', String(draw.below(90_000))],
  ];
  const matomo: Pairs = [
    ['action_name', draw.words(3)],
    ['idsite', String(draw.below(40))],
    ['rec', '1'],
    ['r', draw.digits(6)],
    ['h', String(draw.below(24))],
    ['m', String(draw.below(60))],
    ['url', page],
    ['_id', draw.hex(16)],
    ['_idn', '1'],
    ['res', draw.one(screens)],
    ['pv_id', draw.base64(6).slice(0, 6)],
    ['pf_net', performance[0] as string],
    ['pf_srv', performance[1] as string],
    [
      'uadata',
      JSON.stringify({
        fullVersionList: [{ brand: 'Chromium', version: '156.0.8078.108' }],
        mobile: false,
        platform: 'Linux',
      }),
    ],
  ];
  const pixel: Pairs = [
    ['id', draw.digits(draw.one([15, 16]))],
    ['ev', draw.one(['PageView', 'Purchase'])],
    ['dl', page],
    ['ts', String(at_ms)],
    ['sw', '1920'],
    ['sh', '1080'],
    ['fbp', `fb.1.${at_ms}.${draw.digits(draw.one([9, 10, 18]))}`],
    ['it', String(at_ms + draw.below(900))],
    ['cd[content_ids]', JSON.stringify([draw.digits(14), draw.digits(8)])],
    ['cd[value]', String(draw.decimal(1, 500, 2))],
    ['eid', `ob3_plugin-set_${draw.hex(64)}`],
  ];
  const doubleclick = `/activityi;src=${draw.digits(7)};type=${draw.hex(8)};cat=${draw.hex(8)};ord=${draw.digits(13)};u1=${draw.digits(15)};num=${draw.decimal(0, 1e13, 3)}`;
  return draw.one<Errand>([
    { method: 'POST', host: 'metrics.example', path: '/g/collect', query: google },
    { method: 'GET', host: 'metrics.example', path: '/matomo.php', query: matomo },
    { method: 'GET', host: 'pixel.example', path: '/tr/', query: pixel },
    { method: 'GET', host: 'ads.example', path: doubleclick },
    {
      method: 'POST',
      host: 'metrics.example',
      path: '/v1/batch',
      json: {
        batch: draw.many(1 + draw.below(4), () => ({
          type: 'track',
          messageId: `ajs-next-${at_ms}-${draw.uuid()}`,
          anonymousId: draw.uuid(),
          userId: draw.digits(18),
          timestamp: new Date(at_ms).toISOString(),
          event: draw.words(2),
          properties: {
            value: draw.decimal(0, 99, 4),
            ratio: draw.fraction(),
            x: draw.decimal(0, 1_900, 3),
            y: draw.decimal(0, 1_000, 3),
          },
          context: { screen: { width: 1920, height: 1080, density: 1.5 }, campaign: { id: draw.digits(15) } },
        })),
        sentAt: new Date(at_ms + 30).toISOString(),
        writeKey: draw.base64(24),
      },
    },
    {
      method: 'POST',
      host: 'metrics.example',
      path: '/com.snowplowanalytics.snowplow/tp2',
      json: {
        schema: 'iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4',
        data: [
          {
            e: 'pv',
            url: page,
            eid: draw.uuid(),
            duid: draw.uuid(),
            dtm: String(at_ms),
            vp: '1903x947',
            ds: '1903x4211',
            cx: Buffer.from(
              JSON.stringify({ data: [{ data: { id: draw.uuid(), navigationStart: at_ms, n: draw.digits(15) } }] }),
            ).toString('base64url'),
          },
        ],
      },
    },
  ]);
}

/** What a page tells of its own mistakes and of its speed. */
export function pageReport(draw: Draw): Errand {
  const at_ms = draw.time_ms();
  const frames = draw.many(5, () => ({
    filename: `https://cdn.example/assets/app.${draw.hex(8)}.js`,
    function: draw.words(1),
    lineno: 1 + draw.below(3),
    colno: draw.below(400_000),
  }));
  const stack = frames.map((one) => `    at ${one.function} (${one.filename}:${one.lineno}:${one.colno})`).join('\n');
  const timing = Object.fromEntries(
    ['fetchStart', 'domainLookupEnd', 'connectEnd', 'responseStart', 'domInteractive', 'loadEventEnd'].map((name) => [
      name,
      draw.decimal(0, 4_000, draw.one([1, 3, 12])),
    ]),
  );
  const event = {
    event_id: draw.hex(32),
    timestamp: at_ms / 1_000,
    platform: 'javascript',
    exception: { values: [{ type: 'TypeError', value: `${draw.words(2)} is undefined`, stacktrace: { frames } }] },
    breadcrumbs: draw.many(3, () => ({
      timestamp: (at_ms - draw.below(9_000)) / 1_000,
      category: 'fetch',
      data: { url: `/api/${draw.digits(15)}`, status_code: 200 },
    })),
    sdk: { name: 'sentry.javascript.browser', version: '8.41.0' },
  };
  const header = {
    event_id: event.event_id,
    sent_at: new Date(at_ms).toISOString(),
    trace: { trace_id: draw.hex(32), sample_rand: String(draw.fraction()) },
  };
  return draw.one<Errand>([
    {
      method: 'POST',
      host: 'errors.example',
      path: `/api/${draw.digits(16)}/envelope/`,
      query: [
        ['sentry_key', draw.hex(32)],
        ['sentry_version', '7'],
      ],
      text: {
        type: 'text/plain;charset=UTF-8',
        text: `${JSON.stringify(header)}\n{"type":"event"}\n${JSON.stringify(event)}`,
      },
    },
    {
      method: 'POST',
      host: 'errors.example',
      path: '/report',
      form: [
        ['message', draw.words(3)],
        ['stack', `Error\n${stack}`],
        ['t', String(at_ms)],
        ['build', draw.hex(40)],
      ],
    },
    {
      method: 'POST',
      host: 'metrics.example',
      path: '/rum',
      json: {
        timing,
        lcp: draw.decimal(100, 5_000, 1),
        cls: draw.fraction() / 10,
        inp: draw.below(500),
        rect: [draw.decimal(0, 1_900, 6), draw.decimal(0, 900, 6), 300, 250],
        nonce: draw.base64(16),
        pageId: draw.digits(17),
      },
    },
    {
      method: 'POST',
      host: 'errors.example',
      path: '/csp',
      text: {
        type: 'application/csp-report',
        text: JSON.stringify({
          'csp-report': {
            'document-uri': `https://www.example/${draw.words(1)}`,
            'blocked-uri': `https://x.example/${draw.digits(15)}.js`,
            'line-number': draw.below(900),
            'column-number': draw.below(100_000),
            'script-sample': draw.base64(20),
          },
        }),
      },
    },
  ]);
}
