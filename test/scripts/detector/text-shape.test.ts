import { androidBase64 } from '@phonehome/shared';
import t from 'tap';
import {
  longNumbers,
  macAddresses,
  readableText,
  sameness,
  textShape,
  valuesOf,
} from '../../../scripts/detector/text-shape.ts';

const json = '{"IMEI1":"009990912345670","MEID":"","MACID":"02:00:00:00:00:2a","n":3}';
const base64 = androidBase64(Buffer.from(json.repeat(3)));

t.test('the form of a body', async (t) => {
  t.same(textShape(''), { bytes: 0, base64: 0, lines: 0, longest_line: 0 });
  t.same(textShape('q=1&page=ø'), { bytes: 11, base64: 0, lines: 1, longest_line: 10 });
  t.same(textShape(base64), { bytes: base64.length, base64: 1, lines: 4, longest_line: 76 });
  t.equal(textShape('QUJD\r\n').base64, 0, 'a carriage return is none of its characters');
  t.equal(textShape('QUJ').base64, 0, 'nor is a part of three bytes enough');
});

t.test('what can be read in it', async (t) => {
  t.equal(readableText(base64), json.repeat(3));
  t.equal(readableText(json), json);
  t.same(valuesOf(json), { count: 4, empty: 1, texts: 3 });
  t.same(valuesOf('[1,"2"]'), { count: 2, empty: 0, texts: 1 });
  for (const none of ['', '3', 'null', '{', 'q=1']) t.equal(valuesOf(none), null, none);
});

t.test('numbers are counted by their length, not by what they are', async (t) => {
  t.equal(longNumbers(json), 1);
  t.equal(longNumbers('?did=009990912345670&t=1543622400000'), 1, '13 digits are a time');
  t.equal(longNumbers('a009990912345670'), 0);
  t.equal(macAddresses(json), 1);
  t.equal(macAddresses('02:00:00:00:00'), 0);
});

t.test('sameness sees neither digits nor MAC addresses', async (t) => {
  const other = json.replace('009990912345670', '009991876543210').replace('02:00:00:00:00:2a', '02:ab:cd:ef:01:23');
  t.not(other, json);
  t.equal(sameness(other), sameness(json));
  t.equal(sameness('aabb'), 0.5);
  t.equal(sameness(''), 0);
});
