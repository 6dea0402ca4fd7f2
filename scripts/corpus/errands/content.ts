import { gzipSync } from 'node:zlib';
import type { Draw } from './draw.ts';
import type { Errand, UploadedFile } from './errand.ts';
import { cookies, numbers } from './shop.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** Files that people send: pictures, archives and documents of random bytes, tables and texts. */
export function upload(draw: Draw): Errand {
  const file = (name: string, filename: string, type: string, bytes: Buffer): UploadedFile => ({
    name,
    filename,
    type,
    base64: bytes.toString('base64'),
  });
  const table = () =>
    draw
      .many(12, () =>
        [
          numbers.order(draw),
          numbers.gtin(draw),
          draw.decimal(0, 900, 2),
          new Date(draw.time_ms()).toISOString(),
          draw.digits(13),
          draw.words(2),
        ].join(';'),
      )
      .join('\n');
  const size = 200 + draw.below(1_200);
  const files = draw.one<() => UploadedFile>([
    () =>
      file('file', `IMG_${draw.digits(8)}_${draw.digits(6)}.png`, 'image/png', Buffer.concat([PNG, draw.bytes(size)])),
    () =>
      file(
        'upload',
        `${draw.words(1)}-${draw.digits(10)}.csv`,
        'text/csv',
        Buffer.from(`order;ean;price;at;ms;title\n${table()}\n`),
      ),
    () => file('archive', `${draw.uuid()}.csv.gz`, 'application/gzip', gzipSync(table())),
    () =>
      file(
        'doc',
        `invoice_${draw.digits(15)}.pdf`,
        'application/pdf',
        Buffer.concat([
          Buffer.from('%PDF-1.7\n'),
          draw.bytes(size),
          Buffer.from(`\nstartxref\n${draw.digits(7)}\n%%EOF`),
        ]),
      ),
    () => file('photo', 'blob', 'image/webp', draw.bytes(size)),
  ])();
  return {
    method: 'POST',
    host: 'files.example',
    path: '/upload',
    query: [
      ['uploadId', draw.base64(24)],
      ['part', String(draw.below(40))],
    ],
    form: [
      ['csrf_token', draw.hex(40)],
      ['resumableIdentifier', `${draw.digits(9)}-${draw.words(1)}`],
      ['size', draw.digits(7)],
      ['sha1', draw.hex(40)],
      ['lastModified', String(draw.time_ms())],
    ],
    files: [files],
  };
}

/** What drawing, playing and watching sends: points, paths, boxes, colours, matrices. Geometry, and no place on Earth. */
export function geometry(draw: Draw): Errand {
  const point = () => ({ x: draw.decimal(0, 1_920, 3), y: draw.decimal(0, 1_080, 3), t: draw.decimal(0, 9e4, 1) });
  const path = () =>
    `M${draw.decimal(0, 99, 4)},${draw.decimal(0, 99, 4)} ${draw.many(6, () => `L${draw.decimal(0, 99, 4)},${draw.decimal(0, 99, 4)}`).join(' ')} Z`;
  return draw.one<Errand>([
    {
      method: 'POST',
      host: 'draw.example',
      path: `/boards/${draw.uuid()}/ops`,
      json: {
        rev: draw.below(1e6),
        ops: draw.many(6, () => ({
          id: draw.base64(9),
          at: draw.one([
            () => [draw.decimal(-500, 1_900, 3), draw.decimal(-500, 1_100, 3)],
            () => [draw.decimal(0, 1, 6), draw.decimal(0, 1, 6)],
            () => [draw.decimal(-100, 100, 6), draw.decimal(-100, 100, 6)],
          ])(),
          size: [draw.decimal(0, 90, 4), draw.decimal(0, 90, 4)],
          colour: `#${draw.hex(6)}`,
          d: path(),
        })),
      },
    },
    {
      method: 'POST',
      host: 'replay.example',
      path: '/events',
      json: {
        session: draw.hex(24),
        moves: draw.many(20, point),
        viewport: [1903, 947],
        scroll: `${draw.decimal(0, 100, 2)},${draw.decimal(0, 100, 2)}`,
      },
    },
    {
      method: 'GET',
      host: 'images.example',
      path: `/w_${draw.below(900)},h_${draw.below(900)},c_fill/v${draw.digits(10)}/${draw.hex(20)}.jpg`,
      query: [
        ['crop', `${draw.fraction().toFixed(4)},${draw.fraction().toFixed(4)},${draw.fraction().toFixed(4)},1`],
        ['focal', `${draw.decimal(0, 100, 2)},${draw.decimal(0, 100, 2)}`],
      ],
    },
    {
      method: 'POST',
      host: 'draw.example',
      path: '/export',
      form: [
        [
          'svg',
          `<svg viewBox="0 0 ${draw.decimal(100, 900, 2)} ${draw.decimal(100, 900, 2)}"><path d="${path()}"/><g transform="matrix(${draw.many(6, () => draw.decimal(-2, 2, 5)).join(' ')})"/></svg>`,
        ],
        ['scale', String(draw.decimal(0, 4, 2))],
      ],
    },
    {
      method: 'POST',
      host: 'stats.example',
      path: '/fit',
      text: {
        type: 'text/csv',
        text: draw.many(15, () => draw.many(4, () => draw.decimal(-90, 90, 5)).join(',')).join('\n'),
      },
    },
    {
      method: 'GET',
      host: 'tiles.example',
      path: `/${draw.below(19)}/${draw.below(200_000)}/${draw.below(200_000)}.png`,
    },
  ]);
}

/** Pages, scripts, pictures and feeds that are fetched, as caches and people's lists of links name them. */
export function fetching(draw: Draw): Errand {
  const validators: Errand['headers'] = draw.chance(0.5)
    ? [
        [
          'If-None-Match',
          draw.one([
            `"${draw.hex(8)}-${draw.hex(13)}"`,
            `W/"${draw.hex(14)}"`,
            `"${draw.digits(14)}"`,
            `"${draw.hex(12)}"`,
          ]),
        ],
      ]
    : [['Referer', `http://www.example/${draw.words(1)}/${draw.digits(15)}`]];
  return draw.one<Errand>([
    {
      method: 'GET',
      host: 'www.example',
      path: `/${draw.words(2).replace(/ /g, '/')}/`,
      headers: validators,
      cookies: cookies(draw),
    },
    {
      method: 'GET',
      host: 'cdn.example',
      path: `/assets/${draw.words(1)}.${draw.hex(draw.one([8, 12, 14, 20]))}.js`,
      query: [['v', draw.one([draw.digits(10), draw.digits(14), draw.hex(7), '1.2.3'])]],
      headers: validators,
    },
    {
      method: 'GET',
      host: 'news.example',
      path: `/article/${draw.digits(draw.one([7, 12, 15]))}/${draw.words(4).replace(/ /g, '-')}`,
      headers: validators,
    },
    {
      method: 'GET',
      host: 'video.example',
      path: `/seg/${draw.uuid()}/${draw.digits(15)}/${draw.below(900)}.m4s`,
      query: [
        ['expire', String(Math.floor(draw.time_ms() / 1_000))],
        ['ei', draw.base64(16)],
        ['id', `o-${draw.base64(33)}`],
        ['range', `${draw.digits(7)}-${draw.digits(7)}`],
        ['lmt', `${draw.time_ms()}${draw.digits(3)}`],
        ['sig', draw.hex(80)],
      ],
    },
    {
      method: 'GET',
      host: 'feeds.example',
      path: '/rss.xml',
      headers: validators,
      query: [
        ['guid', draw.uuid()],
        ['since', new Date(draw.time_ms()).toISOString()],
      ],
    },
    {
      method: 'GET',
      host: 'dav.example',
      path: `/calendars/work/${draw.digits(14)}-${draw.digits(8)}@example.ics`,
      user: ['reader', draw.base64(12)],
    },
    {
      method: 'POST',
      host: 'www.example',
      path: '/contact',
      form: [
        ['_token', draw.base64(30)],
        ['subject', draw.words(3)],
        ['message', `${draw.words(20)} ${draw.digits(12)}, ${draw.decimal(0, 90, 2)} x ${draw.decimal(0, 90, 2)}`],
        ['captcha', `03A${draw.base64(300).replace(/[+/=]/g, '-')}`],
      ],
      cookies: cookies(draw),
    },
    {
      method: 'POST',
      host: 'api.example',
      path: '/login',
      json: {
        user: draw.words(1),
        password: draw.base64(9),
        nonce: draw.hex(16),
        ts: draw.time_ms(),
        fingerprint: draw.hex(32),
        tz: -60,
      },
    },
  ]);
}
