import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { missing } from '../judges.ts';
import { BAD, tshark } from '../tshark.ts';
import { exchange, HOST, pcapng, TIME_US } from './support.ts';

const body = 'x'.repeat(4000);
const request = `POST / HTTP/1.1\r\nHost: ${HOST}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const reply = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

t.test('tshark reads what is written', { skip: missing.tshark }, async (t) => {
  const frames = [...exchange([request, reply, request, reply]), ...exchange([request, reply], 40_001, TIME_US + 5e6)];
  const file = join(t.testdir(), 'capture.pcapng');
  writeFileSync(file, pcapng(frames));
  t.equal(tshark(file, 'frame', 'frame.number').length, frames.length, 'every packet');
  t.same(tshark(file, BAD, 'frame.number'), [], 'nothing malformed, no bad checksum');
  t.same(tshark(file, 'tcp.analysis.flags && !tcp.analysis.window_update', 'frame.number', 'tcp.analysis.flags'), []);
  t.same(tshark(file, 'http.request', 'tcp.stream', 'http.host', 'http.request.method', 'http.content_length'), [
    `0\t${HOST}\tPOST\t4000`,
    `0\t${HOST}\tPOST\t4000`,
    `1\t${HOST}\tPOST\t4000`,
  ]);
  t.same(tshark(file, 'http.response', 'http.response.code', 'tcp.dstport'), [
    '200\t40000',
    '200\t40000',
    '200\t40001',
  ]);
  t.equal(tshark(file, 'frame.number == 1', 'frame.time_epoch')[0], '1553169600.000000000');
});
