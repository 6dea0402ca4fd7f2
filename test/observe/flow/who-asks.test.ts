import { clientHello } from '@phonehome/capture';
import t from 'tap';
import { phone } from '../find/support.ts';
import { connection, datagram, findFrames } from './support.ts';

const mac = Buffer.from(phone.mac.replaceAll(':', ''), 'hex');
const u16 = (value: number): Buffer => Buffer.from(value.toString(16).padStart(4, '0'), 'hex');

/** A question for a name, with an option of EDNS. */
const asked = (code: number, data: Buffer): Buffer => {
  const head = Buffer.from('9b2601000001000000000001', 'hex');
  const question = Buffer.concat([Buffer.from('\x03www\x07example\0', 'latin1'), Buffer.from('00010001', 'hex')]);
  const option = Buffer.concat([u16(code), u16(data.length), data]);
  return Buffer.concat([head, question, Buffer.from('000029100000000000', 'hex'), u16(option.length), option]);
};

t.test('the address that a router adds to a look-up', async (t) => {
  const found = (message: Buffer) =>
    findFrames(datagram(message, { server_port: 53 })).map((one) => [
      one.kind,
      one.value_masked,
      one.where,
      one.flow.protocol,
    ]);
  t.strictSame(found(asked(65_001, mac)), [['mac', mac.toString('hex'), 'option', 'dns']]);
  t.strictSame(found(asked(65_073, Buffer.from(phone.mac))), [['mac', mac.toString('hex'), 'option', 'dns']]);
  // Cookies and padding are none.
  t.strictSame(found(asked(10, mac)), []);
  for (let length = 12; length < 50; length++) found(asked(65_001, mac).subarray(0, length));
});

/** A record of the handshake, of one message. */
const handshake = (type: number, body: Buffer): Buffer => {
  const message = Buffer.concat([Buffer.from([type, 0]), u16(body.length), body]);
  return Buffer.concat([Buffer.from([22, 3, 3]), u16(message.length), message]);
};
const der = (tag: number, ...content: Buffer[]): Buffer => {
  const all = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, all.length]), all]);
};

t.test('the certificate of a client, in clear text until TLS 1.2', async (t) => {
  const name = der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x13, Buffer.from(`imei:${phone.imei}`))));
  const certificate = der(0x30, der(0x30, Buffer.from('020101', 'hex'), der(0x30, name)));
  const listed = Buffer.concat([Buffer.from([0]), u16(certificate.length), certificate]);
  const message = handshake(11, Buffer.concat([Buffer.from([0]), u16(listed.length), listed]));
  const hello = Buffer.from(clientHello({ server_name: 'broker.example', random: new Uint8Array(32) }));
  const changed = Buffer.from([20, 3, 3, 0, 1, 1]);
  const found = findFrames(connection([hello, message, changed], { server_port: 8_883 }));
  t.strictSame(
    found.map((one) => [one.kind, one.value_masked, one.where, one.destination, one.clear]),
    [['imei', phone.imei, 'certificate', 'broker.example', true]],
  );
  // Behind the change of ciphers nothing can be read.
  t.strictSame(findFrames(connection([hello, changed, message], { server_port: 8_883 })), []);
});
