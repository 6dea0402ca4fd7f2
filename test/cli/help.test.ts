import t from 'tap';
import { phonehome, temporaryFolder } from './support.ts';

t.test('--help of every command has its options and an example', async (t) => {
  const cwd = await temporaryFolder(t);
  const help = async (...args: string[]) => {
    const { code, stdout, stderr } = await phonehome([...args, '--help'], { cwd });
    t.same({ code, stderr }, { code: 0, stderr: '' }, args.join(' ') || 'phonehome');
    t.match(stdout, /^Usage: phonehome/);
    return stdout;
  };
  const overview = await help();
  const commands = [
    'run',
    'scenarios',
    'validate',
    'explain',
    'report',
    'hypotheses',
    'matrix',
    'prevent',
    'check',
    'rollout',
    'follow',
    'check-phone',
    'identity',
    'serve',
    'records',
    'decode',
    'observe',
    'generate',
    'dataset',
  ];
  const listed = [...overview.matchAll(/^ {2}([a-z-]+)(?: \[options\])?(?: <[\w.]+>| \[scenario\])? {2,}\S/gm)].map(
    ([, name]) => name,
  );
  t.same(listed, commands, 'the overview has them all');
  t.match(overview, /Examples:\n {2}phonehome /);
  t.match(overview, /Exit codes: 0 held, 1 .*, 2 bad input, 3 .*, 130 interrupted/);
  for (const name of commands) {
    t.match(await help(name), new RegExp(`Examples?:\\n {2}phonehome (scenarios|${name})`), name);
  }
  t.match(await help('identity', 'check'), /--as <kind>[^]*Examples:\n {2}phonehome identity check [^]*Exit codes: 0 /);
});

t.test('no command at all shows the help, and is bad input', async (t) => {
  const { code, stdout, stderr } = await phonehome([], { cwd: await temporaryFolder(t) });
  t.equal(code, 2);
  t.match(stdout + stderr, /Usage: phonehome/);
});
