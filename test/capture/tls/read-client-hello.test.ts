import { clientHello, readClientHello, serverHello } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';

const random = Uint8Array.from({ length: 32 }, (_, at) => at);
const server_name = 'www.site1.example';
const hello = clientHello({ server_name, random });
const read = { server_name, protocols: ['h2', 'http/1.1'], version: 0x0304 };

/** The same handshake in records of some bytes each. */
function inRecords(bytes: Uint8Array, size: number): Buffer {
  const message = bytes.subarray(5);
  const records: Uint8Array[] = [];
  for (let at = 0; at < message.length; at += size) {
    const fragment = message.subarray(at, at + size);
    records.push(Uint8Array.of(22, 3, 1, fragment.length >> 8, fragment.length & 0xff), fragment);
  }
  return Buffer.concat(records);
}

t.test('what is written is read, whatever follows', async (t) => {
  t.strictSame(readClientHello(hello), read);
  t.strictSame(readClientHello(Buffer.concat([hello, Buffer.from('more')])), read);
});

t.test('the hello of RFC 8448, 3', async (t) => {
  const bytes = Buffer.from(
    `16030100c4010000c00303cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece70000061301130313020100
     00910000000b0009000006736572766572ff01000100000a00140012001d00170018001901000101010201030104002300000033002600
     24001d002099381de560e4bd43d23d8e435a7dbafeb3c06e51c13cae4d5413691e529aaf2c002b0003020304000d0020001e0403050306
     03020308040805080604010501060102010402050206020202002d00020101001c00024001`.replace(/\s/g, ''),
    'hex',
  );
  t.strictSame(readClientHello(bytes), { server_name: 'server', protocols: [], version: 0x0304 });
});

t.test('a hello may take many records', async (t) => {
  for (const size of [1, 3, 4, 5, 100])
    t.strictSame(readClientHello(inRecords(hello, size)), read, `${size} bytes each`);
});

t.test('one without extensions names no server', async (t) => {
  const body = [3, 3, ...random, 0, 0, 2, 0, 0x2f, 1, 0];
  const bytes = Uint8Array.of(22, 3, 1, 0, body.length + 4, 1, 0, 0, body.length, ...body);
  t.strictSame(readClientHello(bytes), { server_name: null, protocols: [], version: 0x0303 });
});

t.test('versions that are reserved are none', async (t) => {
  const body = [3, 3, ...random, 0, 0, 2, 0x13, 1, 1, 0, 0, 9, 0, 43, 0, 5, 4, 0x3a, 0x3a, 3, 4];
  const bytes = Uint8Array.of(22, 3, 1, 0, body.length + 4, 1, 0, 0, body.length, ...body);
  t.equal(readClientHello(bytes)?.version, 0x0304);
});

t.test('a hello that is cut anywhere, and what is none, is none', async (t) => {
  for (let length = 0; length < hello.length; length++) {
    if (readClientHello(hello.subarray(0, length)) !== null) t.fail(`${length} bytes`);
  }
  t.equal(readClientHello(serverHello(random, random)), null);
  t.equal(readClientHello(Buffer.from('POST / HTTP/1.1\r\n')), null);
  t.equal(readClientHello(Buffer.concat([inRecords(hello, 10).subarray(0, 15), Buffer.from([22, 3, 1, 0, 0])])), null);
});

t.test('any bytes, and any change of a hello, are a hello or none', async () => {
  const flips = fc.array(fc.tuple(fc.nat({ max: hello.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 });
  fc.assert(
    fc.property(flips, fc.integer({ min: 1, max: 300 }), fc.nat({ max: 400 }), (flips, size, length) => {
      const changed = hello.slice();
      for (const [at, value] of flips) changed[at] = value;
      const read = [changed, inRecords(changed, size).subarray(0, length)].map(readClientHello);
      // Whatever was changed, no name is longer than what there is.
      return read.every((one) => (one?.server_name?.length ?? 0) < hello.length);
    }),
    { numRuns: 3_000 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof readClientHello(bytes) === 'object'));
});
