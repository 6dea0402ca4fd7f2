import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formText, urlOf } from '../errands/errand.ts';
import { type Program, run } from '../run.ts';

const script = (name: string): string => fileURLToPath(new URL(`../clients/${name}`, import.meta.url));

/** A library with a short program around it, which reads errands, a line each, and does them one after another. */
function client(name: string, share: number, command: string, file: string, ...args: string[]): Program {
  return {
    name,
    needs: [command],
    share,
    async run(errands) {
      const lines = errands.map((errand) => `${JSON.stringify({ ...errand, url: urlOf(errand) })}\n`);
      const said = await run(command, [script(file), ...args], { input: lines.join('') });
      if (said !== '') process.stderr.write(`${name}: ${said}\n`);
    },
  };
}

/** Libraries that programs of people speak HTTP with. */
export const clients: readonly Program[] = [
  client('Python requests', 70, '/usr/bin/python3', 'python.py', 'requests'),
  client('Python urllib', 60, '/usr/bin/python3', 'python.py', 'urllib'),
  client('Python httpx', 30, '/usr/bin/python3', 'python.py', 'httpx'),
  client('Python aiohttp', 50, '/usr/bin/python3', 'python.py', 'aiohttp'),
  client('Perl LWP', 40, '/usr/bin/perl', 'perl.pl'),
  client('PHP', 60, 'php', 'php.php'),
  client('Ruby net/http', 50, 'ruby', 'ruby.rb'),
  client('Node.js fetch (undici)', 90, process.execPath, 'node.ts', 'fetch'),
  client('Node.js http', 90, process.execPath, 'node.ts', 'http'),
];

/** Programs that are given lists of addresses. */
export const fetchers: readonly Program[] = [
  {
    name: 'wget',
    needs: ['wget'],
    share: 40,
    async run(errands, { folder }) {
      const list = join(folder, 'wget.list');
      const [gets, others] = [
        errands.filter(({ method }) => method === 'GET'),
        errands.filter(({ method }) => method === 'POST'),
      ];
      writeFileSync(list, gets.map((errand) => `${urlOf(errand)}\n`).join(''));
      const quiet = ['--quiet', '--tries=1', '--no-http-keep-alive', '--output-document=/dev/null'];
      await run('wget', [
        ...quiet,
        '--input-file',
        list,
        `--save-cookies=${folder}/jar`,
        `--load-cookies=${folder}/jar`,
      ]);
      for (const errand of others.slice(0, 20)) {
        const body = errand.form ? formText(errand.form) : JSON.stringify(errand.json ?? {});
        await run('wget', [...quiet, `--post-data=${body}`, urlOf(errand)]);
      }
    },
  },
  {
    name: 'aria2',
    needs: ['aria2c'],
    share: 10,
    async run(errands, { folder }) {
      const list = join(folder, 'aria2.list');
      writeFileSync(
        list,
        errands
          .filter(({ method }) => method === 'GET')
          .map((errand, i) => `${urlOf(errand)}\n out=aria-${i}\n`)
          .join(''),
      );
      await run('aria2c', [
        '--quiet',
        '--allow-overwrite=true',
        '--dir',
        folder,
        '--input-file',
        list,
        '--max-tries=1',
        '--async-dns=false',
      ]);
    },
  },
  {
    name: 'w3m, Lynx and HTTPie',
    needs: ['w3m', 'lynx', 'http'],
    share: 4,
    async run(errands) {
      for (const [i, errand] of errands.entries()) {
        const url = urlOf(errand);
        if (i % 3 === 0) await run('w3m', ['-dump_head', url]);
        else if (i % 3 === 1) await run('lynx', ['-source', url]);
        else if (errand.json !== undefined)
          await run('http', ['--ignore-stdin', 'POST', url, `payload:=${JSON.stringify(errand.json)}`]);
        else
          await run('http', [
            '--ignore-stdin',
            '--form',
            'POST',
            url,
            ...(errand.form ?? []).map(([name, value]) => `${name}=${value}`),
          ]);
      }
    },
  },
];
