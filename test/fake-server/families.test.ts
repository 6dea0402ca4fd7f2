import { once } from 'node:events';
import { connect } from 'node:net';
import { createFakeServer } from '@phonehome/fake-server';
import { families, meansSuccess, parseReply, parseRequest } from '@phonehome/shared';
import t from 'tap';
import { familyVectors } from '../shared/wire-suite.ts';

for (const { family, regver, bytes, report } of familyVectors) {
  t.test(
    `the request of ${family} (${regver}) is kept as it came, and its reply is one that this client knows`,
    async (t) => {
      const policy = { rules: [{ id: 'all', when: {}, outcome: 'accepted' as const, delay_ms: 0 }] };
      await using server = await createFakeServer({ policy });
      const socket = connect({ port: server.port, host: '127.0.0.1' });
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (parseReply(Buffer.concat(chunks), false)) socket.end();
      });
      socket.write(bytes);
      await once(socket, 'close');
      const reply = parseReply(Buffer.concat(chunks), true);
      t.ok(meansSuccess(families[family].success, reply?.body ?? ''));
      const { request, report: decoded, anomalies } = await server.waitFor(() => true);
      const sent = parseRequest(bytes);
      t.match(request, {
        http_version: sent.http_version,
        headers: sent.headers,
        body_base64: Buffer.from(sent.body).toString('base64'),
      });
      t.strictSame(Object.entries(decoded ?? {}), Object.entries(report));
      t.strictSame(anomalies, [], 'nothing about it is odd');
    },
  );
}
