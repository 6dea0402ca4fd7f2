import { createCertificate, type Edge } from '@phonehome/fake-server';
import { encodeRequest, makerActivation } from '@phonehome/shared';
import t from 'tap';
import { bytesIn, call, createWitness, whole } from '../support.ts';
import { callSecurely, certificate, golden, listening, readToEnd } from './support.ts';

t.test('an activation within TLS is recorded as it was received, and answered', async (t) => {
  const witness = createWitness();
  const socket = await callSecurely(t, await listening(t, witness));
  socket.write(golden);
  const reply = await readToEnd(socket);
  t.match(reply, /^HTTP\/1\.1 200 /);
  t.match(reply, /\r\n\r\n\{"activated":true\}$/);
  t.equal(witness.records.length, 1);
  const { body_base64, ...request } = whole(witness.records[0]?.request as never);
  const bytes = encodeRequest({ ...request, body: Buffer.from(body_base64, 'base64') });
  t.equal(bytes.toString('latin1'), golden.toString('latin1'), 'the recorded request is the golden bytes');
});

t.test(
  'the edge learns of the port that the connection comes from, before the first byte of the request',
  async (t) => {
    const heard: unknown[] = [];
    const edge: Edge = {
      waits: false,
      arrive: ({ remotePort }) => ({ time_ms: 5, exchange_id: `from-${remotePort}` }),
      keep: (_socket, { record }) => {
        heard.push(record.exchange_id);
      },
    };
    const socket = await callSecurely(t, await listening(t, edge));
    const { localPort } = socket;
    socket.write(golden);
    await readToEnd(socket);
    t.same(heard, [`from-${localPort}`]);
  },
);

t.test('a connection that has no business here is destroyed, and nothing of it kept', async (t) => {
  const witness = createWitness();
  const socket = await callSecurely(t, await listening(t, { ...witness, arrive: () => null }));
  socket.write(golden);
  t.equal(await readToEnd(socket), '');
  t.same(witness.records, []);
});

t.test('garbage within TLS is kept as bytes, and refused', async (t) => {
  const witness = createWitness();
  const socket = await callSecurely(t, await listening(t, witness));
  socket.write('\0garbage\r\n\r\n');
  t.match(await readToEnd(socket), /^HTTP\/1\.1 400 /);
  const record = await witness.recorded(0);
  t.equal(bytesIn(record.request).toString('latin1'), '\0garbage\r\n\r\n');
  t.equal(record.decision.policy_rule, 'http-unreadable');
});

t.test('a request cut short within TLS is kept: exactly the bytes sent', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const socket = await callSecurely(t, server);
  socket.write(golden.subarray(0, 100));
  socket.end();
  const record = await witness.recorded(0);
  t.same(bytesIn(record.request), golden.subarray(0, 100));
  t.has(record.decision, { outcome: 'refused', policy_rule: 'request-cut-short' });
});

t.test('clear text is no TLS: it gets no HTTP reply and leaves no record', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const caller = await call(t, server);
  await caller.send(golden);
  t.notMatch((await caller.closed()).toString('latin1'), /HTTP/);
  const socket = await callSecurely(t, server);
  socket.write(golden);
  await readToEnd(socket);
  t.equal(witness.records.length, 1, 'only that of the next activation');
});

t.test('a client that trusts another certificate of the same name goes away; there is no record', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const other = await createCertificate(makerActivation.host);
  await t.rejects(callSecurely(t, server, { trusted: other }), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  t.same(witness.records, []);
});

t.test('a client that means another name goes away; there is no record', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  await t.rejects(callSecurely(t, server, { servername: 'other.example' }), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  t.same(witness.records, []);
});

t.test('closing the server closes its connections, those in the middle of a handshake too', async (t) => {
  const witness = createWitness();
  const server = await listening(t, witness);
  const idle = await callSecurely(t, server);
  const silent = await call(t, server);
  const begun = await call(t, server);
  await begun.send(Buffer.from([0x16, 0x03, 0x01]));
  await server.close();
  await Promise.all([readToEnd(idle), silent.closed(), begun.closed()]);
  t.same(witness.records, []);
});

t.test('the key in the server is that of the certificate', async (t) => {
  const socket = await callSecurely(t, await listening(t, createWitness()));
  t.same(socket.getPeerX509Certificate()?.toString().trim(), certificate.certificate.trim());
  t.match(socket.getProtocol(), /^TLSv1\.[23]$/);
  t.equal(socket.getCipher().version, 'TLSv1.3');
});
