import { dnsAnswer, dnsQuery, readDnsMessage } from '@phonehome/capture';
import fc from 'fast-check';
import t from 'tap';
import { readName } from '../../../packages/capture/src/dns/read-name.ts';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const anyName = fc.array(label, { minLength: 1, maxLength: 6 }).map((labels) => labels.join('.'));
const anyId = fc.nat({ max: 0xffff });
const address = fc.tuple(...[0, 1, 2, 3].map(() => fc.nat({ max: 255 })));
const ttl = fc.nat({ max: 0xffff_ffff });

t.test('what is written is read', async (t) => {
  fc.assert(
    fc.property(anyId, anyName, address, ttl, (id, name, address, ttl_s) => {
      const asked = { id, response_code: 0, questions: [{ name, type: 1 }], whole: true };
      t.strictSame(readDnsMessage(dnsQuery({ id, name })), { ...asked, is_answer: false, answers: [] });
      t.strictSame(readDnsMessage(dnsAnswer({ id, name }, address, ttl_s)), {
        ...asked,
        is_answer: true,
        answers: [{ name, type: 1, ttl_s, value: address.join('.') }],
      });
    }),
    { numRuns: 100 },
  );
});

t.test('compressed names: the example of RFC 1035, 4.1.4', async (t) => {
  const bytes = Buffer.alloc(94);
  bytes.set(Buffer.from('\x01F\x03ISI\x04ARPA\0', 'latin1'), 20);
  bytes.set(Buffer.from('\x03FOO\xc0\x14', 'latin1'), 40);
  bytes.set(Buffer.from('\xc0\x1a', 'latin1'), 64);
  t.same(
    [20, 40, 64, 92].map((at) => readName(bytes, at)),
    [
      { text: 'F.ISI.ARPA', end: 32 },
      { text: 'FOO.F.ISI.ARPA', end: 46 },
      { text: 'ARPA', end: 66 },
      { text: '', end: 93 },
    ],
  );
});

t.test('an alias, and the address of what it stands for', async (t) => {
  const answer = Buffer.from(dnsAnswer({ id: 7, name: 'www.example.com' }, [192, 0, 2, 1], 60));
  const question_end = answer.length - 16;
  // CNAME: cdn, and then the last two labels of the name in the question.
  const alias = Buffer.from('c00c00050001000000780006' + '0363646ec010', 'hex');
  const bytes = Buffer.concat([answer.subarray(0, question_end), alias, answer.subarray(question_end)]);
  bytes.writeUInt16BE(2, 6);
  // The address is that of the alias, whose name stands in the record before.
  bytes.writeUInt16BE(0xc000 | (question_end + 12), question_end + alias.length);
  t.strictSame(readDnsMessage(bytes)?.answers, [
    { name: 'www.example.com', type: 5, ttl_s: 120, value: 'cdn.example.com' },
    { name: 'cdn.example.com', type: 1, ttl_s: 60, value: '192.0.2.1' },
  ]);
});

t.test('names that lead nowhere, in circles, or on and on are none', async (t) => {
  const name = (...bytes: number[]) => readName(Uint8Array.from(bytes), 0);
  t.equal(name(0xc0, 0), null, 'to itself');
  t.equal(readName(Uint8Array.of(0xc0, 2, 0xc0, 0), 2), null, 'to one another');
  t.equal(name(1, 0x61, 0xc0, 0), null, 'to what comes before it in the same name');
  t.equal(name(3, 0x61), null, 'cut');
  t.equal(name(0xc0), null, 'a cut pointer');
  t.equal(name(0x40, 0), null, 'of a form that there is not');
  const labels = Array.from({ length: 128 }, () => [1, 0x61]).flat();
  t.equal(name(...labels, 0), null, 'more than 255 bytes');
  t.equal(name(...labels.slice(2), 0)?.end, 255);
});

t.test('bytes that no host has are shown as zone files have them', async (t) => {
  t.equal(readName(Buffer.from('\x07a.b\\c\x1b\xff\0', 'latin1'), 0)?.text, 'a\\.b\\\\c\\027\\255');
});

t.test('a message that is cut anywhere gives what comes before', async (t) => {
  const whole = dnsAnswer({ id: 7, name: 'www.example.com' }, [192, 0, 2, 1], 60);
  for (let length = 0; length < whole.length; length++) {
    const read = readDnsMessage(whole.subarray(0, length));
    if (length < 12) t.equal(read, null);
    else
      t.match(read, {
        whole: false,
        answers: { length: 0 },
        questions: { length: length < whole.length - 16 ? 0 : 1 },
      });
  }
});

t.test('any bytes are a message or none', async () => {
  const head = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(3), fc.nat(9), fc.nat(3), fc.nat(9));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    fc
      .tuple(head, fc.array(fc.constantFrom(0, 1, 2, 3, 12, 0x61, 0xc0, 0xc0), { maxLength: 300 }))
      .map(([[a, b, c, d, e, f, g, h], rest]) => Uint8Array.of(a, b, c, d, e, f, g, h, 0, 0, 0, 0, ...rest)),
  );
  fc.assert(
    fc.property(bytes, (bytes) => {
      const read = readDnsMessage(bytes);
      return (read === null) === bytes.length < 12 && /^[!-~]*$/.test(read?.questions[0]?.name ?? '');
    }),
    { numRuns: 3_000 },
  );
});
