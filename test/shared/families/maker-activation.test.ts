import { readFileSync } from 'node:fs';
import {
  type Activation,
  activationFields,
  activationPurposes,
  encodeActivation,
  encodeActivationReply,
  encodeRequest,
  isActivated,
  makerActivation,
  parseRequest,
} from '@phonehome/shared';
import t from 'tap';
import { repositoryText } from '../support.ts';

const golden = readFileSync(new URL('../../fixtures/shared/maker-activation-request.http', import.meta.url));
const activation = JSON.parse(repositoryText('test/fixtures/shared/maker-activation.json')) as Activation;

t.test('the client writes exactly the golden bytes', async (t) => {
  t.equal(encodeRequest(encodeActivation(activation)).toString('latin1'), golden.toString('latin1'));
});

t.test('the headers are those of undici, in its order and case', async (t) => {
  const { method, target, http_version, headers, body } = parseRequest(golden);
  t.strictSame([method, target, http_version], ['POST', '/v1/activations', '1.1']);
  t.strictSame(headers, [
    ['host', 'activation.maker.example'],
    ['connection', 'close'],
    ['content-type', 'application/json'],
    ['accept', 'application/json'],
    ['content-length', String(body.length)],
  ]);
});

t.test('the host is a name that belongs to nobody (RFC 2606)', async (t) => {
  t.match(makerActivation.host, /\.example$/);
});

t.test('an activation has these fields, each with its purpose, and no other', async (t) => {
  t.strictSame([...activationFields], ['model', 'build', 'imei', 'country', 'date']);
  t.strictSame(Object.keys(JSON.parse(golden.toString('latin1').split('\r\n\r\n')[1] as string)), [
    ...activationFields,
  ]);
  for (const name of activationFields) t.ok(activationPurposes[name].length > 10, name);
});

t.test('the order on the wire is that of the family, whatever the order of the keys', async (t) => {
  const turned = Object.fromEntries(Object.entries(activation).reverse()) as Activation;
  t.equal(encodeRequest(encodeActivation(turned)).toString('latin1'), golden.toString('latin1'));
});

t.test('the declared length counts bytes, not characters', async (t) => {
  const { headers, body } = encodeActivation({ ...activation, model: 'HMD-é' });
  t.strictSame(headers.at(-1), ['content-length', String(body.length)]);
  t.equal(JSON.parse(Buffer.from(body).toString('utf8')).model, 'HMD-é');
});

t.test('success is status 200 and activated true, nothing else', async (t) => {
  t.ok(isActivated(200, encodeActivationReply(true)));
  for (const [status, body] of [
    [200, encodeActivationReply(false, 'no imei')],
    [201, encodeActivationReply(true)],
    [500, encodeActivationReply(true)],
    [200, '{"activated":"true"}'],
    [200, '{"resultCode":"0","resultDesc":"Success"}'],
    [200, 'null'],
    [200, 'true'],
    [200, ''],
    [200, '{"activated":true'],
  ] as const) {
    t.notOk(isActivated(status, body), `${status} ${body}`);
  }
});
