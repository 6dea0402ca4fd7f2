import { knownClients, needlesOf, recognise } from '@phonehome/variants';
import t from 'tap';
import { factsOf, type Given, HOST, QUALCOMM, SWITCH } from '../facts.ts';

const found = (given: Given) =>
  recognise(factsOf(given), knownClients).map((one) => [one.client.id, one.package, one.signs.map(({ sign }) => sign)]);

t.test('by the name of its package', async (t) => {
  t.same(found({ packages: { [QUALCOMM]: 'enabled' } }), [['qualcomm-autoregistration', QUALCOMM, ['package']]]);
  t.match(found({ packages: { 'com.mediatek.selfregister': 'enabled' } }), [['mediatek-selfregister']]);
  t.match(found({ packages: { 'com.acme.selfregister': 'enabled' } }), [['self-registration-by-name']]);
});

t.test('renamed, by the switch that it reads', async (t) => {
  t.same(found({ packages: { 'com.acme.sys': 'enabled' }, texts: { 'com.acme.sys': [SWITCH] } }), [
    ['qualcomm-autoregistration', 'com.acme.sys', ['switch']],
  ]);
});

t.test('renamed, by its server', async (t) => {
  for (const host of [HOST, 'vnet.cn', 'other.vnet.cn']) {
    t.same(
      found({ texts: { 'com.acme.sys': [host] } }),
      [['china-telecom-report', 'com.acme.sys', ['endpoint']]],
      host,
    );
  }
  t.same(found({ texts: { 'com.acme.sys': ['notvnet.cn', 'vnet.cn.example'] } }), []);
});

t.test('renamed, by the names of the fields of its report, if there are enough in one file', async (t) => {
  const four = ['REGVER', 'SIM1ICCID', 'MACID', 'UETYPE'];
  t.match(found({ texts: { 'com.acme.sys': four } }), [['china-telecom-report', 'com.acme.sys', ['fields']]]);
  t.same(found({ texts: { 'com.acme.sys': four.slice(1), 'com.other.app': four.slice(0, 1) } }), []);
});

t.test('by a switch that is set, where nothing else is known', async (t) => {
  t.same(found({ properties: [`effective ${SWITCH}=true`] }), [['qualcomm-autoregistration', null, ['switch']]]);
});

t.test('what several signs in one package betray is one client: the most particular', async (t) => {
  const clients = found({
    packages: { [QUALCOMM]: 'enabled' },
    texts: { [QUALCOMM]: [HOST, SWITCH, 'REGVER', 'MACID', 'UETYPE', 'REGDATE'] },
  });
  t.equal(clients.length, 1);
  t.equal(clients[0]?.[0], 'qualcomm-autoregistration');
  t.same([...new Set(clients[0]?.[2] as string[])].sort(), ['endpoint', 'fields', 'package', 'switch']);
});

t.test('two packages are two clients', async (t) => {
  const clients = found({
    packages: { [QUALCOMM]: 'enabled', 'com.acme.sys': 'enabled' },
    texts: { 'com.acme.sys': [HOST] },
  });
  t.same(clients.map(([id, name]) => [id, name]).sort(), [
    ['china-telecom-report', 'com.acme.sys'],
    ['qualcomm-autoregistration', QUALCOMM],
  ]);
});

t.test('nothing is found where nothing is', async (t) => {
  t.same(found({ packages: { 'com.android.systemui': 'enabled', 'com.google.android.gms': 'enabled' } }), []);
});

t.test('what is searched for is everything that may betray a client', async (t) => {
  const needles = needlesOf(knownClients);
  for (const needle of [QUALCOMM, SWITCH, HOST, 'vnet.cn', 'REGVER', 'com.mediatek.selfregister'])
    t.ok(needles.includes(needle), needle);
  t.notOk(needles.some((needle) => needle.includes('*')));
});
