import { type BuildFacts, type KnownClient, knownClients, needlesOf, recognise } from '@phonehome/variants';
import t from 'tap';
import { factsOf, type Given, HOST, QUALCOMM, SWITCH } from '../facts.ts';

const found = (given: Given) =>
  recognise(factsOf(given), knownClients).map((one) => [one.client.id, one.package, one.signs.map(({ sign }) => sign)]);

/** A build with one text, in a file that belongs to no package. */
function withText(path: string, text: string): BuildFacts {
  return { ...factsOf({}), texts: [{ path, package: null, text, source: { file: 'image', line: null } }] };
}

t.test('by the name of its package', async (t) => {
  t.same(found({ packages: { [QUALCOMM]: 'enabled' } }), [['qualcomm-autoregistration', QUALCOMM, ['package']]]);
  t.match(found({ packages: { 'com.mediatek.selfregister': 'enabled' } }), [['mediatek-selfregister']]);
  t.match(found({ packages: { 'com.acme.selfregister': 'enabled' } }), [['self-registration-by-name']]);
});

t.test('by the name that its APK tells, which counts once where a list has it, too', async (t) => {
  const texts = { [QUALCOMM]: ['TRIGGER', 'OTHER'] };
  t.same(found({ texts }), [['qualcomm-autoregistration', QUALCOMM, ['package']]]);
  t.same(found({ texts, packages: { [QUALCOMM]: 'enabled' } }), [['qualcomm-autoregistration', QUALCOMM, ['package']]]);
});

t.test('by an overlay or a key of carrier configuration that nothing else reads', async (t) => {
  const ours = { ...(knownClients[0] as KnownClient), signs: { switches: ['enabled', 'ct_register_bool'] } };
  const signs = (given: Given) => recognise(factsOf(given), [ours]).flatMap((one) => one.signs.map(({ saw }) => saw));
  t.same(signs({ overlays: ['com.x bool/enabled=true', 'com.x bool/other=true'] }), ['enabled=true']);
  t.same(signs({ carriers: ['* ct_register_bool=true', '* other_bool=true'] }), ['ct_register_bool=true']);
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

t.test('the content type that says "encrypted" is a word of the report like the names of its fields', async (t) => {
  t.match(found({ texts: { 'com.acme.sys': ['application/encrypted-json', 'REGVER', 'MACID'] } }), [
    ['china-telecom-report', 'com.acme.sys', ['fields']],
  ]);
});

t.test('the host is found in a URL and in capitals; what blocks it does not report to it', async (t) => {
  for (const text of ['http://zzhc.vnet.cn:80/', 'ZZHC.VNET.CN', 'zzhc.vnet.cn.']) {
    const [one] = recognise(factsOf({ texts: { 'com.acme.sys': [text] } }), knownClients);
    t.match(one, { client: { id: 'china-telecom-report' }, signs: [{ sign: 'endpoint', saw: HOST }] }, text);
  }
  t.same(recognise(withText('/system/etc/hosts', HOST), knownClients), []);
});

t.test('a script or list that names the switch is no client that reads it', async (t) => {
  for (const path of ['/vendor/etc/init/radio.rc', '/vendor/etc/selinux/vendor_property_contexts']) {
    t.same(recognise(withText(path, SWITCH), knownClients), [], path);
  }
  t.match(recognise(withText('/vendor/bin/registerd', SWITCH), knownClients), [{ path: '/vendor/bin/registerd' }]);
});

t.test('the code of an application belongs to its package, wherever the list of packages has it', async (t) => {
  const facts = factsOf({ packages: { 'com.acme.sys': 'enabled' } });
  const source = { file: 'image', line: null };
  const path = '/system/app/com.acme.sys/oat/arm64/com.acme.sys.odex';
  const texts = [{ path, package: null, text: HOST, source }];
  t.match(recognise({ ...facts, texts }, knownClients), [{ package: 'com.acme.sys' }]);
});

t.test('and so it does where only its APK tells the package', async (t) => {
  const source = { file: 'image', line: null };
  const folder = '/system/priv-app/sys';
  const texts = [
    { path: `${folder}/sys.apk`, package: 'com.acme.sys', text: 'OTHER', source },
    { path: `${folder}/oat/arm64/sys.odex`, package: null, text: HOST, source },
  ];
  for (const given of [texts, texts.toReversed()]) {
    const clients = recognise({ ...factsOf({}), texts: given }, knownClients);
    t.match(clients, [{ package: 'com.acme.sys', client: { id: 'china-telecom-report' } }]);
    t.equal(clients.length, 1);
  }
});

t.test('its place is that of its APK, whatever else lies there', async (t) => {
  const facts = factsOf({ packages: { [QUALCOMM]: 'enabled' } });
  const odex = `/system/app/${QUALCOMM}/oat/arm64/x.odex`;
  const texts = [{ path: odex, package: null, text: SWITCH, source: { file: 'image', line: null } }];
  t.match(recognise({ ...facts, texts }, knownClients), [{ path: `/system/app/${QUALCOMM}/${QUALCOMM}.apk` }]);
});

t.test('a list of packages without paths and a list of files tell of one client, not two', async (t) => {
  const facts = factsOf({ packages: { [QUALCOMM]: 'enabled' }, files: ['/system/app/x/autoregistration.apk'] });
  const packages = facts.packages.map((one) => ({ ...one, path: null }));
  t.match(recognise({ ...facts, packages }, knownClients), [
    { client: { id: 'qualcomm-autoregistration' }, package: QUALCOMM, path: '/system/app/x/autoregistration.apk' },
  ]);
});

t.test('they tell of several where it is not clear which package a file is', async (t) => {
  const file = '/system/app/x/autoregistration.apk';
  const pathless = (given: Given): BuildFacts => {
    const facts = factsOf(given);
    return { ...facts, packages: facts.packages.map((one) => ({ ...one, path: null })) };
  };
  const places = (facts: BuildFacts, knowledge = knownClients) =>
    recognise(facts, knowledge).map((one) => [one.package, one.path]);
  const packages = { [QUALCOMM]: 'enabled' } as const;
  const apk = `/system/app/${QUALCOMM}/${QUALCOMM}.apk`;
  t.same(
    places(pathless({ packages, files: [file], texts: { [QUALCOMM]: [SWITCH] } })),
    [
      [null, file],
      [QUALCOMM, apk],
    ],
    'the package was found elsewhere',
  );
  const withHost = { ...pathless({ packages, files: [file] }), texts: withText(file, SWITCH).texts };
  t.same(
    places(withHost),
    [
      [null, file],
      [QUALCOMM, null],
    ],
    'the file was opened, and tells no package',
  );
  const ours = {
    ...(knownClients[0] as KnownClient),
    signs: { packages: ['com.a.ct', 'com.b.ct'], files: ['*/ct.apk'] },
  };
  const two = { 'com.a.ct': 'enabled', 'com.b.ct': 'enabled' } as const;
  t.equal(places(pathless({ packages: two, files: ['/system/app/x/ct.apk'] }), [ours]).length, 3, 'two packages');
  const files = ['/system/app/x/ct.apk', '/system/app/y/ct.apk'];
  t.equal(places(pathless({ packages: { 'com.a.ct': 'enabled' }, files }), [ours]).length, 3, 'two files');
});

t.test('a client that is known by name alone is taken for the report that it makes', async (t) => {
  t.match(found({ packages: { 'com.oppo.ctautoregist': 'enabled' } }), [['oppo-ctautoregist']]);
  t.match(found({ packages: { 'com.oppo.ctautoregist': 'enabled' }, texts: { 'com.oppo.ctautoregist': [HOST] } }), [
    ['china-telecom-report', 'com.oppo.ctautoregist'],
  ]);
});

t.test('a client whose package or file is only called like one, whatever else its name has', async (t) => {
  for (const name of [
    'com.acme.ctselfregister',
    'com.acme.selfregister.app',
    'com.acme.SelfReg',
    'com.acme.autoregist2',
  ])
    t.match(found({ packages: { [name]: 'enabled' } }), [['self-registration-by-name', name]], name);
  for (const [path, id] of [
    ['/system/priv-app/OppoCtAutoRegist/OppoCtAutoRegist.apk', 'oppo-ctautoregist'],
    ['/system/app/DMRegService/DMRegService.apk', 'miui-dmregservice'],
    ['/system/app/DeviceRegister/DeviceRegister.apk', 'mediatek-deviceregister'],
    ['/system/app/MtkSelfRegister/MtkSelfRegister.apk', 'self-registration-by-name'],
    ['/vendor/app/CtAutoReg/CtAutoReg.apk', 'self-registration-by-name'],
    [`/data/app/${QUALCOMM}/${QUALCOMM}.apk`, 'qualcomm-autoregistration'],
  ] as const)
    t.match(found({ files: [path] }), [[id]], path);
});

t.test('a package is known by the file that it lies in, unless its name says more', async (t) => {
  const at = (name: string, path: string, knowledge = knownClients) => {
    const facts = factsOf({ packages: { [name]: 'enabled' } });
    const packages = facts.packages.map((one) => ({ ...one, path }));
    return recognise({ ...facts, packages }, knowledge).map((one) => [one.client.id, one.package]);
  };
  const folder = '/vendor/app/autoregistration';
  for (const path of [folder, `${folder}/autoregistration.apk`]) {
    t.same(at('com.acme.sys', path), [['qualcomm-autoregistration', 'com.acme.sys']], path);
    t.same(at('com.mediatek.selfregister', path), [['mediatek-selfregister', 'com.mediatek.selfregister']], path);
  }
  const ours = { ...(knownClients[0] as KnownClient), signs: { files: ['/system/app/x/x.apk'] } };
  t.equal(at('com.acme.sys', '/system/app/x', [ours]).length, 1, 'a folder is called as the APK in it');
});

t.test(
  'a name that several clients may have is one client, in lists that do not tell what belongs together',
  async (t) => {
    const facts = factsOf({ packages: { [QUALCOMM]: 'enabled' }, files: ['/system/app/x/autoregistration.apk'] });
    const packages = facts.packages.map((one) => ({ ...one, path: null }));
    t.equal(recognise({ ...facts, packages }, knownClients).length, 1);
  },
);

t.test('an overlay of resources is called after a client, and is none', async (t) => {
  t.same(found({ packages: { [`${QUALCOMM}.auto_generated_rro_vendor__`]: 'enabled' } }), []);
  const facts = factsOf({ packages: { 'com.acme.selfregister.res': 'enabled' } });
  const packages = facts.packages.map((one) => ({ ...one, path: '/vendor/overlay/Res.apk' }));
  t.same(recognise({ ...facts, packages }, knownClients), []);
  t.same(found({ files: ['/vendor/overlay/SelfRegisterRes.apk'] }), []);
});

t.test('by a switch that is set, where nothing else is known', async (t) => {
  t.same(found({ properties: [`effective ${SWITCH}=true`] }), [['qualcomm-autoregistration', null, ['switch']]]);
});

t.test('what several signs in one package betray is one client: the most particular', async (t) => {
  const clients = found({
    packages: { [QUALCOMM]: 'enabled' },
    texts: { [QUALCOMM]: [HOST, SWITCH, 'REGVER', 'MACID', 'SIM1ICCID'] },
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
  t.notOk(needles.some((needle) => /[*!]/.test(needle)));
  const short = { ...(knownClients[0] as KnownClient), signs: { switches: ['ab', 'abc'] }, switches: [] };
  t.same(needlesOf([short]), ['abc'], 'what is too short is in every file');
});
