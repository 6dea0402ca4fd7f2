import fc from 'fast-check';
import t from 'tap';
import { textUnderKey } from '../../../packages/observe/src/find/codec/repeated-key.ts';
import { findings, phone, post } from './support.ts';

type Fields = readonly (readonly [name: string, value: string])[];

const others: Fields = [
  ['brand', 'Nokia'],
  ['os_version', '8.1.0'],
  ['wifi_mac', phone.mac],
  ['imsi', phone.imsi],
  ['event', 'screen_on'],
  ['session_id', '9a0f3b7c5d21e846'],
  ['battery', '87'],
  ['timestamp', '1552381056'],
];

/** Fields as devices report them, in any choice and order. */
const fields = fc
  .shuffledSubarray([...others], { minLength: 5 })
  .map((some): Fields => [['imei', phone.imei], ['model', 'TA-1055'], ...some]);

const forms: Readonly<Record<string, (fields: Fields) => string>> = {
  JSON: (all) => JSON.stringify(Object.fromEntries(all)),
  'JSON in JSON': (all) => JSON.stringify({ v: 1, data: Object.fromEntries(all) }),
  'a form': (all) => all.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'),
  XML: (all) => `<r>${all.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</r>`,
  lines: (all) => all.map(([name, value]) => `${name}: ${value}\n`).join(''),
};

const repeated = (text: string, key: Uint8Array): Uint8Array =>
  Buffer.from(text).map((byte, i) => byte ^ (key[i % key.length] as number));

for (const [name, write] of Object.entries(forms)) {
  t.test(`${name} under any key of one to six bytes is read`, async (t) => {
    const keys = fc.uint8Array({ minLength: 1, maxLength: 6 }).filter((key) => key.some((byte) => byte !== 0));
    fc.assert(
      fc.property(fields, keys, (all, key) => {
        const text = write(all);
        t.equal(textUnderKey(repeated(text, key)), text);
      }),
      { numRuns: 25 },
    );
  });
}

t.test('a key of sixteen bytes takes a longer text', async (t) => {
  const text = JSON.stringify({
    device: { imei: phone.imei, brand: 'Nokia', model: 'TA-1055', mac: phone.mac },
    app: {
      name: 'com.example.stats',
      version: '8.1.0',
      language: 'fi-FI',
      session: '9a0f3b7c5d21e846',
      event: 'screen_on',
    },
  });
  const bytes = repeated(text, Buffer.from('Zk3#-q8!xW0s~}Pv'));
  t.equal(textUnderKey(bytes), text);
  const finding = findings([post(bytes)]).find(({ kind }) => kind === 'imei');
  t.match(finding, { value_masked: phone.imei, encoding_chain: ['xor', 'json'] });
});

t.test('what has no key, or no sense, is left as it is', async (t) => {
  t.equal(textUnderKey(Buffer.from(JSON.stringify({ imei: phone.imei, model: 'TA-1055', event: 'wake' }))), null);
  t.equal(textUnderKey(repeated('9f3b0c7d'.repeat(12), Buffer.from([0x9d, 0x22]))), null, 'digits alone tell nothing');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 400 }), (bytes) => textUnderKey(bytes) === null),
    { numRuns: 300 },
  );
});
