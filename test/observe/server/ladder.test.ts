import { serverLadder } from '@phonehome/observe';
import t from 'tap';

const rungs = (destination: string, addresses: readonly string[] = [], clear = true) =>
  Object.fromEntries(serverLadder(destination, addresses, clear).map((rung) => [rung.rung, rung]));

t.test('the lesson of the incident: the registry of .cn is not the holder of the name', async (t) => {
  const ladder = rungs('zzhc.vnet.cn');
  t.equal(ladder.domain?.answer, 'vnet.cn');
  t.match(ladder.registry, { answer: /CNNIC/, sureness: 'certain', caution: /not the registrant/ });
  t.match(ladder.registrant, { answer: /China Telecom/, sureness: 'reported', caution: /CNNIC/ });
  t.not(ladder.registry?.answer, ladder.registrant?.answer);
});

t.test('the domain that can be registered is told by the Public Suffix List', async (t) => {
  t.equal(rungs('a.b.example.co.uk').domain?.answer, 'example.co.uk');
  t.equal(rungs('a.b.example.co.uk').registry?.answer, 'Nominet UK');
  t.equal(rungs('192.0.2.1').domain, undefined);
});

t.test('what nobody can tell without asking is not told', async (t) => {
  t.equal(rungs('collect.example.com').registrant?.sureness, 'not-known');
  t.match(rungs('x.example.com', ['[2606:4700::1]:443']).operator, { sureness: 'not-known', answer: /2606:4700::1/ });
  t.match(rungs('x.example', ['10.0.0.1:80']).operator, { sureness: 'certain', answer: /private network/ });
});

t.test('a state is another party than a registrant or a recipient', async (t) => {
  t.match(rungs('zzhc.vnet.cn').authorities, { sureness: 'not-known', caution: /three parties/ });
});

t.test('who can read on the path depends on whether it was in clear text', async (t) => {
  t.match(rungs('x.example', [], true)['on the path']?.answer, /can read and alter/);
  t.match(rungs('x.example', [], false)['on the path']?.answer, /not what/);
});

t.test('each rung says what it does not say', async (t) => {
  for (const { caution } of serverLadder('zzhc.vnet.cn', ['203.0.113.1:80'], true)) t.ok(caution.length > 20);
});
