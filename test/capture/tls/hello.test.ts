import { clientHello, opaqueRecord, readClientHello, serverHello } from '@phonehome/capture';
import t from 'tap';

const random = Uint8Array.from({ length: 32 }, (_, at) => at);

t.test('a hello of a client is one record, whose lengths are right, and names the server', async (t) => {
  const bytes = Buffer.from(clientHello({ server_name: 'www.site1.example', random }));
  t.same([...bytes.subarray(0, 3)], [22, 3, 1]);
  t.equal(bytes.readUInt16BE(3), bytes.length - 5);
  t.equal(bytes[5], 1);
  t.equal(bytes.readUIntBE(6, 3), bytes.length - 9);
  t.same([...bytes.subarray(11, 43)], [...random]);
  t.ok(bytes.includes(Buffer.from('\0\x11www.site1.example', 'latin1')));
});

t.test('a server answers with its hello and a change of cipher', async (t) => {
  const bytes = Buffer.from(serverHello(random.toReversed(), random));
  const length = bytes.readUInt16BE(3);
  t.equal(bytes[5], 2);
  t.same([...bytes.subarray(5 + length)], [20, 3, 3, 0, 1, 1]);
});

t.test('an opaque record has its length, and follows from its seed', async (t) => {
  const record = opaqueRecord(7, 300);
  t.same([...record.subarray(0, 5)], [23, 3, 3, 1, 44]);
  t.equal(record.length, 305);
  t.same(opaqueRecord(7, 300), record);
  t.notSame(opaqueRecord(8, 300), record);
  t.ok(new Set(record.subarray(5)).size > 150, 'without a pattern');
});

t.test('what is drawn stands in its places, however long the name is', async (t) => {
  const masked = (mask: number): Buffer => Buffer.from(random.map((byte) => byte ^ mask));
  // The extension of the key share: its type, its lengths, and the group.
  const client_share = Buffer.from([0, 51, 0, 38, 0, 36, 0, 29, 0, 32]);
  const server_share = Buffer.from([0, 51, 0, 36, 0, 29, 0, 32]);
  const after = (bytes: Buffer, head: Buffer): Buffer =>
    bytes.subarray(bytes.indexOf(head) + head.length).subarray(0, 32);
  for (let length = 1; length < 254; length++) {
    const server_name = 'n'.repeat(length);
    const bytes = Buffer.from(clientHello({ server_name, random }));
    t.match(readClientHello(bytes), { server_name });
    if (!after(bytes, client_share).equals(masked(0x3c))) t.fail(`the key beside a name of ${length} bytes`);
    if (!bytes.subarray(44, 76).equals(masked(0xa5))) t.fail(`the session beside a name of ${length} bytes`);
  }
  const bytes = Buffer.from(serverHello(random, random.toReversed()));
  t.same([...bytes.subarray(11, 43)], [...random]);
  t.ok(after(bytes, server_share).equals(masked(0x3c)));
  t.same([...bytes.subarray(44, 76)], [...masked(0xa5)].toReversed());
});

t.test('a hello is its own: the next one is not written into it', async (t) => {
  const one = clientHello({ server_name: 'a.example', random });
  const before = one.slice();
  clientHello({ server_name: 'b.example', random: random.toReversed() });
  t.same(one, before);
});
