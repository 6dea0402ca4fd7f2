import { knownClients, loadKnowledge } from '@phonehome/variants';
import t from 'tap';
import { repositoryText } from '../../shared/support.ts';

const entry = (changes = ''): string => `format: phonehome-knowledge/1
clients:
  - id: acme-register
    title: a client of ours
    meant_for: [CN]
    signs: {packages: [com.acme.register]}
    switches: [{by: property, name: persist.acme.register}]
    on_by_default: true
    endpoint: {host: register.example, port: 80, data_region: CN}
    transport: clear
    consent: none
    repetition: unbounded
    identifiers: [imei]
    source: our own build
${changes}`;

const refusal = (text: string): string => {
  try {
    loadKnowledge(text, 'mine.yaml');
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
};

t.test('clients of your own come before the shipped ones', async (t) => {
  const knowledge = loadKnowledge(entry(), 'mine.yaml');
  t.equal(knowledge.length, knownClients.length + 1);
  t.equal(knowledge[0]?.id, 'acme-register');
});

t.test('one with the id of a shipped client takes its place', async (t) => {
  const knowledge = loadKnowledge(entry().replace('acme-register', 'mediatek-selfregister'), 'mine.yaml');
  t.equal(knowledge.length, knownClients.length);
  t.equal(knowledge.find(({ id }) => id === 'mediatek-selfregister')?.title, 'a client of ours');
});

t.test('what is wrong is told with its line, and what to do', async (t) => {
  t.match(
    refusal(entry().replace('transport: clear', 'transport: fax')),
    /^mine\.yaml:10:\d+: clients\[0\]\.transport: /,
  );
  t.match(refusal(entry().replace('com.acme.register', "'*'")), /mine\.yaml:6:.*fits every package\. Write more/);
  t.match(refusal(entry() + entry().split('\n').slice(2).join('\n')), /acme-register is there twice/);
  const fields = entry().replace('{packages: [com.acme.register]}', '{fields: {names: [AA, BB], at_least: 3}}');
  t.match(refusal(fields), /3 of 2 names can never be found/);
  t.match(refusal('format: phonehome-knowledge/2\nclients: []'), /mine\.yaml:1/);
});

t.test('every shipped client fits the schema of the file, and has an id of its own', async (t) => {
  const text = JSON.stringify({ format: 'phonehome-knowledge/1', clients: knownClients });
  t.same(loadKnowledge(text, 'shipped.json'), knownClients);
});

t.test('the example of the reference page is a knowledge file', async (t) => {
  const [, example = ''] =
    /```yaml\n(format: phonehome-knowledge[^]*?)```/.exec(repositoryText('docs/reference/variants.md')) ?? [];
  t.equal(loadKnowledge(example, 'example.yaml')[0]?.id, 'acme-activation');
});

t.test(
  'every shipped client that is replaced by another where its switch is not read names one that is there',
  async (t) => {
    const ids = knownClients.map(({ id }) => id);
    for (const { id, without_switch } of knownClients)
      t.ok(without_switch === undefined || ids.includes(without_switch), id);
    t.match(
      refusal(entry().replace('    source:', '    without_switch: nobody\n    source:')),
      /there is no client nobody/,
    );
  },
);

t.test('what is not known of a client may be said to be so, and no family is made up', async (t) => {
  const open = entry()
    .replace('identifiers: [imei]', 'identifiers: null')
    .replace(/endpoint: .*/, 'endpoint: null');
  t.match(loadKnowledge(open, 'mine.yaml')[0], { identifiers: null, endpoint: null });
  t.match(refusal(entry().replace('    source:', '    family: phone-2099\n    source:')), /family/);
});

t.test(
  'the shipped clients have ids of their own, and each family of the simulator is that of one of them',
  async (t) => {
    const unique = (all: readonly string[]) => t.equal(new Set(all).size, all.length);
    unique(knownClients.map(({ id }) => id));
    unique(knownClients.flatMap(({ family }) => family ?? []));
  },
);
