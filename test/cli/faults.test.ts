import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import t from 'tap';
import { changedStory, exchange, genericCard, phonehome, phoneRequest, serve, temporaryFolder } from './support.ts';

/** Rules before those of the story. */
const faults = `policy:
  rules:
    - {id: outage, when: {until: 2018-12-05}, outcome: error, status: 503, delay_ms: 10}
    - {id: cut, when: {share: 0.3}, outcome: reset, delay_ms: 10}
    - {id: portal, when: {share: 0.3}, outcome: garbage, delay_ms: 10}
    - {id: mute, when: {share: 0.3}, outcome: silent, delay_ms: 0}
`;

t.test('a story with a server that fails in every way is told, and explained', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = await changedStory(cwd, 'china-as-intended', [['policy:\n  rules:\n', faults]]);
  const { code, stdout, stderr } = await phonehome(
    ['run', story, '--devices', '4', '--out', 'a-run', '--timeline', 'full'],
    { cwd },
  );
  t.equal(stderr, '');
  t.equal(code, 1, 'the expectations of the story do not hold with such a server');
  t.match(stdout, / reports +accepted +refused +a day +unanswered +reset +errors +garbage\n/);
  const explained = await phonehome(['explain', 'a-run', '--device', '0'], { cwd });
  t.match(explained.stdout, /the server answered with an HTTP error by rule outage: it arrived on 2018-12-0[34]\n/);
  t.match(explained.stdout, /the reply says nothing that the client understands: it will try again\n/);
});

t.test('serve --policy fails as its policy says', async (t) => {
  const cwd = await temporaryFolder(t);
  const policy = join(cwd, 'policy.yaml');
  const head = 'format: phonehome-policy/1\nrules:\n';
  const answerOf = async (rule: string, ...args: string[]): Promise<string> => {
    await writeFile(policy, `${head}${rule}`);
    const own = await temporaryFolder(t);
    const { port, process, ended } = await serve(t, own, ['--policy', policy, ...args]);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(phoneRequest(genericCard)));
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('\r\n\r\n')) socket.end();
      });
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(`${error.code}`));
      socket.on('close', () => resolve(text));
    });
    process.kill('SIGINT');
    await ended;
    return answer;
  };
  t.equal(await answerOf('  - {id: a, when: {}, outcome: reset, delay_ms: 0}\n'), 'ECONNRESET');
  t.match(
    await answerOf('  - {id: a, when: {}, outcome: error, status: 503, body: later, delay_ms: 0}\n'),
    /^HTTP\/1\.1 503 .*\r\n\r\nlater$/s,
  );
  t.match(await answerOf('  - {id: a, when: {}, outcome: garbage, delay_ms: 0}\n'), /^HTTP\/1\.1 200 .*It works!/s);
});

t.test('serve counts days by the clock', async (t) => {
  const cwd = await temporaryFolder(t);
  await writeFile(
    join(cwd, 'policy.yaml'),
    `format: phonehome-policy/1
rules:
  - {id: past, when: {until: 2020-01-01}, outcome: reset, delay_ms: 0}
  - {id: present, when: {from: 2020-01-01, host: zzhc.VNET.cn}, outcome: accepted, delay_ms: 0}
  - {id: otherwise, when: {}, outcome: reset, delay_ms: 0}
`,
  );
  const { port } = await serve(t, cwd, ['--policy', 'policy.yaml', '--seed', '9']);
  t.match(await exchange(port, phoneRequest(genericCard)), /"resultCode":"0"/);
});
