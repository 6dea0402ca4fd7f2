import { createCaptureFlows, createLeakFinder, type Observation } from '@phonehome/observe';
import t from 'tap';
import { datagrams, says, talk } from '../../flow/talk.ts';
import { phone, post } from '../support.ts';
import { base64, both, cut, foundIn, json, report } from './support.ts';

const text = base64(report);
const chunks = cut(text, 20).map((chunk, seq) => json({ seq, chunk }));

t.test('what one message tells is not told again by what several do', async (t) => {
  const whole = cut(JSON.stringify({ os: 'x'.repeat(60), imei: phone.imei, mac: phone.mac, n: 9 }), 70);
  const parts = whole.map((chunk, seq) => json({ seq, chunk }));
  t.strictSame(foundIn(talk(says(...parts))), both, 'both of them are whole in one of the pieces');
  const twice = talk(says(...cut(text, 20).map((one, seq) => json({ seq, one, other: one }))));
  t.strictSame(foundIn(twice), both, 'in two columns');
});

t.test('numbers that are put together by chance are none', async (t) => {
  const columns = Array.from({ length: 60 }, (_, seq) =>
    json({ seq, ts: 1_700_000_000_000 + seq * 997, v: seq * 7919 }),
  );
  t.strictSame(foundIn(talk(says(...columns))), []);
  const words = Array.from({ length: 60 }, (_, seq) => `${seq},${1_700_000_000 + seq},${seq * 31}.5`);
  t.strictSame(foundIn(datagrams(says(...words))), []);
  const ids = Array.from({ length: 60 }, (_, seq) => json({ part: seq, id: String(86_000 + seq * 61) }));
  t.strictSame(foundIn(talk(says(...ids))), [], 'of which some are as long as an IMEI');
});

t.test('a series is put together as far as it is kept', async (t) => {
  const filler = 'x'.repeat(300);
  const long = cut(`{"imei":"${phone.imei}","a":"${filler.repeat(100)}"}`, 300).map((chunk, seq) =>
    json({ seq, chunk }),
  );
  t.strictSame(foundIn(talk(says(...long))), [both[0]], 'of more than is kept, the begin');
  const late = base64(JSON.stringify({ a: 'x'.repeat(60), imei: phone.imei }));
  const many = cut(late, 1).map((chunk, seq) => json({ seq, chunk: `${chunk}  ` }));
  t.ok(many.length > 64, 'there are more pieces than are kept');
  t.strictSame(foundIn(talk(says(...many))), []);
});

t.test('of many conversations the latest are kept in mind', async (t) => {
  const key = (port: number) =>
    talk(says(json({ seq: 0, chunk: text.slice(0, 20) })).slice(0, 1), { client_port: port });
  const finder = createLeakFinder();
  const flows = createCaptureFlows(finder);
  for (let port = 20_000; port < 21_500; port++) for (const frame of key(port)) flows.add(frame);
  for (const frame of talk(says(...chunks))) flows.add(frame);
  flows.end();
  const { leaks }: Observation = finder.end();
  t.strictSame(
    leaks.map(({ located }) => located.kind),
    ['imei', 'mac'],
  );
});

t.test('what anybody sends does no harm', async (t) => {
  const nested = json({
    key: 'a'.repeat(60),
    keys: Array.from({ length: 150 }, (_, i) => ({ key: `k${i}`, v: text })),
  });
  const odd = [
    nested,
    post('='.repeat(2_000)),
    post(`1/0:${'\n'.repeat(500)}`),
    post('[1,[2,[3,['),
    post('\u0000\u0001'.repeat(40)),
  ];
  t.doesNotThrow(() => foundIn(talk(says(...odd, ...odd))));
  const began = performance.now();
  foundIn(talk(says(...Array.from({ length: 20 }, () => nested))));
  t.ok(performance.now() - began < 20_000);
});
