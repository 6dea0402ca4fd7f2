import { clientHello, opaqueRecord, serverHello } from '@phonehome/capture';
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
