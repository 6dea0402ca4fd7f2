import type { Draw } from './draw.ts';
import type { Errand } from './errand.ts';

/** Services that speak to services: traces, logs, series, searches, stores of objects, registries. */
export function machineCall(draw: Draw): Errand {
  const nanos = `${draw.time_ms()}${draw.digits(6)}`;
  const span = () => ({
    traceId: draw.hex(32),
    spanId: draw.hex(16),
    name: `GET /${draw.words(1)}`,
    kind: 2,
    startTimeUnixNano: nanos,
    endTimeUnixNano: `${draw.time_ms()}${draw.digits(6)}`,
    attributes: [
      { key: 'http.response.body.size', value: { intValue: draw.digits(5) } },
      { key: 'thread.id', value: { intValue: draw.digits(15) } },
    ],
  });
  const hit = () =>
    `${JSON.stringify({ index: { _index: 'logs', _id: draw.base64(15).replace(/[+/]/g, '_') } })}\n${JSON.stringify({ '@timestamp': new Date(draw.time_ms()).toISOString(), message: `${draw.words(3)} id=${draw.digits(15)} took ${draw.decimal(0, 90, 3)}`, offset: Number(draw.digits(12)), inode: draw.digits(8) })}\n`;
  const series = () =>
    `http_requests_seconds,host=h${draw.below(40)},path=/${draw.words(1)} sum=${draw.decimal(0, 9_000, 6)},count=${draw.below(99_999)}i,p99=${draw.fraction()} ${nanos}\n`;
  const signed: Errand['headers'] = [
    [
      'Authorization',
      `AWS4-HMAC-SHA256 Credential=AKIA${draw.hex(16).toUpperCase()}/20251127/eu-north-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=${draw.hex(64)}`,
    ],
    ['x-amz-date', `20251127T${draw.digits(6)}Z`],
    ['x-amz-content-sha256', draw.hex(64)],
  ];
  const token = [
    { alg: 'RS256', kid: draw.hex(16) },
    {
      sub: draw.digits(21),
      iat: Math.floor(draw.time_ms() / 1_000),
      exp: Math.floor(draw.time_ms() / 1_000),
      jti: draw.uuid(),
      aud: draw.digits(18),
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const bearer: Errand['headers'] = [
    ['Authorization', `Bearer ${token.join('.')}.${draw.bytes(256).toString('base64url')}`],
    ['traceparent', `00-${draw.hex(32)}-${draw.hex(16)}-01`],
  ];
  return draw.one<Errand>([
    {
      method: 'POST',
      host: 'otel.example',
      path: '/v1/traces',
      json: {
        resourceSpans: [
          {
            resource: { attributes: [{ key: 'service.instance.id', value: { stringValue: draw.uuid() } }] },
            scopeSpans: [{ spans: draw.many(1 + draw.below(5), span) }],
          },
        ],
      },
    },
    {
      method: 'POST',
      host: 'logs.example',
      path: '/_bulk',
      text: { type: 'application/x-ndjson', text: draw.many(1 + draw.below(6), hit).join('') },
    },
    {
      method: 'POST',
      host: 'series.example',
      path: '/write',
      query: [
        ['db', 'site'],
        ['precision', 'ns'],
      ],
      text: { type: 'text/plain', text: draw.many(1 + draw.below(8), series).join('') },
    },
    {
      method: 'PUT',
      host: 'bucket.example',
      path: `/backup/${draw.digits(14)}/${draw.hex(40)}`,
      headers: signed,
      text: { type: 'application/octet-stream', text: draw.base64(40 + draw.below(900)) },
    },
    {
      method: 'GET',
      host: 'bucket.example',
      path: `/${draw.hex(32)}-${draw.below(50)}`,
      headers: [
        ...(signed ?? []),
        ['If-None-Match', `"${draw.hex(32)}-${draw.below(20)}"`],
        ['Range', `bytes=${draw.digits(9)}-${draw.digits(10)}`],
      ],
    },
    {
      method: 'POST',
      host: 'api.example',
      path: '/graphql',
      headers: bearer,
      json: {
        operationName: 'Post',
        variables: {
          id: draw.digits(19),
          after: Buffer.from(`cursor:${draw.digits(16)}`).toString('base64'),
          first: 20,
          hash: draw.hex(64),
        },
        query:
          'query Post($id: ID!, $after: String) { post(id: $id) { id comments(after: $after) { nodes { id text } } } }',
      },
    },
    {
      method: 'POST',
      host: 'api.example',
      path: '/rpc',
      headers: bearer,
      json: {
        jsonrpc: '2.0',
        id: draw.below(100_000),
        method: 'eth_getLogs',
        params: [
          {
            fromBlock: `0x${draw.hex(7)}`,
            address: `0x${draw.hex(40)}`,
            topics: [`0x${draw.hex(64)}`],
            value: `0x${draw.hex(14)}`,
          },
        ],
      },
    },
    {
      method: 'GET',
      host: 'api.example',
      path: `/v2/statuses/${draw.digits(draw.one([15, 18, 19]))}`,
      headers: bearer,
      query: [
        ['since_id', draw.digits(18)],
        ['max_id', draw.digits(15)],
        ['count', '40'],
      ],
    },
    { method: 'HEAD', host: 'registry.example', path: `/v2/library/${draw.words(1)}/blobs/sha256:${draw.hex(64)}` },
    {
      method: 'POST',
      host: 'lfs.example',
      path: '/repo.git/info/lfs/objects/batch',
      headers: [['Accept', 'application/vnd.git-lfs+json']],
      json: { operation: 'download', objects: draw.many(3, () => ({ oid: draw.hex(64), size: draw.below(1e9) })) },
    },
    {
      method: 'PATCH',
      host: 'api.example',
      path: `/tables/${draw.uuid()}/rows/${draw.digits(16)}`,
      headers: bearer,
      json: {
        updated_at: draw.time_ms() * 1_000,
        version: draw.digits(14),
        balance: draw.decimal(-9e6, 9e6, 2),
        vector: draw.many(24, () => draw.decimal(-1, 1, 8)),
        etag: `W/"${draw.hex(12)}"`,
      },
    },
    {
      method: 'POST',
      host: 'api.example',
      path: '/saml/acs',
      form: [
        [
          'SAMLResponse',
          Buffer.from(
            `<samlp:Response ID="_${draw.hex(32)}" IssueInstant="${new Date(draw.time_ms()).toISOString()}"><ds:DigestValue>${draw.base64(32)}</ds:DigestValue><ds:X509Certificate>${draw.base64(300)}</ds:X509Certificate><saml:NameID>${draw.digits(15)}</saml:NameID></samlp:Response>`,
          ).toString('base64'),
        ],
        ['RelayState', draw.base64(24)],
      ],
    },
    {
      method: 'GET',
      host: 'push.example',
      path: `/socket.io/`,
      query: [
        ['EIO', '4'],
        ['transport', 'polling'],
        ['t', draw.base64(5).slice(0, 7)],
        ['sid', draw.base64(15)],
      ],
    },
    {
      method: 'POST',
      host: 'updates.example',
      path: '/service/update2/json',
      query: [
        ['cup2key', `12:${draw.base64(32)}`],
        ['cup2hreq', draw.hex(64)],
      ],
      json: {
        request: {
          protocol: '3.1',
          requestid: `{${draw.uuid()}}`,
          sessionid: `{${draw.uuid()}}`,
          os: { version: '6.1.0' },
          app: [
            {
              appid: draw.hex(32),
              version: `${draw.below(200)}.0.${draw.digits(4)}.${draw.digits(2)}`,
              packages: { package: [{ fp: `2.${draw.hex(64)}` }] },
            },
          ],
        },
      },
    },
  ]);
}
