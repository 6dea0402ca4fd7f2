import { type KnownClient, resolve } from '@phonehome/variants';
import t from 'tap';
import { factsOf } from '../facts.ts';
import { carried } from './support.ts';

const HOST = 'reports.example';
const signs = { packages: ['com.example.ct'], endpoints: ['*.example'] };
const client = (changes: Partial<KnownClient>): KnownClient => ({ ...carried, signs, ...changes });
/** Where a client reports in whose file a host stands. */
const endpointOf = (host: string, ...knowledge: KnownClient[]) =>
  resolve(factsOf({ packages: { 'com.example.ct': 'enabled' }, texts: { 'com.example.ct': [host] } }), knowledge)[0]
    ?.endpoint;

t.test('a client whose file names its own server reports there', async (t) => {
  const endpoint = { host: HOST, port: 9999, data_region: 'SE' };
  t.same(endpointOf(HOST, client({ endpoint })), endpoint);
});

t.test('a client whose file names another server reports there, at the port that it has', async (t) => {
  const endpoint = { host: 'own.example', port: 9999, data_region: 'SE' };
  t.same(endpointOf(HOST, client({ endpoint })), { host: HOST, port: 9999, data_region: null });
});

t.test('where no port is known, that of its transport is taken', async (t) => {
  const port = (transport: KnownClient['transport']) => endpointOf(HOST, client({ endpoint: null, transport }))?.port;
  t.equal(port('tls'), 443);
  t.equal(port('clear'), 80);
  t.equal(port('unknown'), 80);
});

t.test('the country of a server is known from the client whose own it is, the first one', async (t) => {
  const owner = (id: string, host: string, data_region: string) =>
    client({ id, signs: { packages: [id] }, endpoint: { host, port: 80, data_region } });
  const others = [owner('one', 'one.example', 'NO'), owner('two', HOST, 'FI'), owner('three', HOST, 'SE')];
  t.equal(endpointOf(HOST, client({ endpoint: null }), ...others)?.data_region, 'FI');
});
