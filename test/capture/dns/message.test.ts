import { dnsAnswer, dnsQuery } from '@phonehome/capture';
import t from 'tap';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const NAME = '03777777076578616d706c6503636f6d00';

t.test('a query asks for one address, and wants recursion', async (t) => {
  t.equal(hex(dnsQuery({ id: 0xbeef, name: 'www.example.com' })), `beef01000001000000000000${NAME}00010001`);
});

t.test('an answer repeats the question, and points to its name', async (t) => {
  const answer = dnsAnswer({ id: 0xbeef, name: 'www.example.com' }, [192, 0, 2, 1], 300);
  t.equal(hex(answer), `beef81800001000100000000${NAME}00010001c00c000100010000012c0004c0000201`);
});

t.test('a name that none could have is refused', async (t) => {
  for (const name of ['', 'a..b', `${'x'.repeat(64)}.example`]) t.throws(() => dnsQuery({ id: 1, name }), RangeError);
});
