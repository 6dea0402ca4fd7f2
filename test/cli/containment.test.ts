import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { inNamespace, noNamespace, REAL_HOST } from './namespace.ts';
import { bin, changedStory, shortIncident, temporaryFolder } from './support.ts';

const skip = process.env.PHONEHOME_JUDGES !== 'required' && noNamespace();
const phonehome = `${process.execPath} ${bin}`;
const loopback = /^127\.0\.0\.1:(?!53$)\d+$/;

t.test('the judge sees who looks up the name, and who dials elsewhere or a proxy', { skip }, async (t) => {
  const folder = await temporaryFolder(t);
  const looked = await inNamespace(folder, '$witness getent ahosts name.example || true\n');
  t.ok(looked.dialled.includes('127.0.0.1:53'), looked.dialled.join(' '));
  const script = `fetch("http://${REAL_HOST}/").catch(() => 0)`;
  const direct = await inNamespace(
    folder,
    `unset $(env | sed -n 's/^\\([A-Za-z_]*PROXY\\|[a-z_]*proxy\\)=.*/\\1/p')\n$witness ${process.execPath} -e '${script}'\n`,
  );
  t.ok(direct.dialled.includes('203.0.113.7:80'), direct.dialled.join(' '));
  const proxied = await inNamespace(folder, `$witness ${process.execPath} -e '${script}'\n`);
  t.ok(proxied.dialled.includes('203.0.113.8:3128'), proxied.dialled.join(' '));
});

t.test('run --live asks for no name and dials this machine alone', { skip }, async (t) => {
  const folder = await temporaryFolder(t);
  const story = await changedStory(folder, 'incident', shortIncident);
  const ran = await inNamespace(
    folder,
    `$witness ${phonehome} run ${story} --live --devices 4 --out run || [ $? -eq 1 ]\n`,
  );
  t.equal(ran.code, 0, ran.output);
  const records = (await readFile(join(folder, 'run/records.ndjson'), 'utf8')).trimEnd().split('\n');
  t.ok(
    records.length > 0 && records.every((line) => line.includes(`["Host","${REAL_HOST}"]`)),
    'the real name is in every report',
  );
  t.ok(ran.dialled.length >= records.length, `${ran.dialled.length} connections`);
  for (const address of new Set(ran.dialled)) t.match(address, loopback);
  for (const address of new Set(ran.bound)) t.match(address, /^127\.0\.0\.1:\d+$/);
});

t.test('serve asks for no name, dials nobody, and listens on this machine alone', { skip }, async (t) => {
  const folder = await temporaryFolder(t);
  const script = `
$witness ${phonehome} serve --port 0 --store store --ready-file ready.json > said &
for _ in $(seq 300); do [ -e ready.json ] && break; sleep 0.1; done
value() { sed -n "s/.*\\"$1\\":\\"*\\([^,\\"}]*\\).*/\\1/p" ready.json; }
curl --silent --show-error --noproxy '*' --header 'Host: ${REAL_HOST}' --data x "$(value url)/"
curl --silent --show-error --noproxy '*' --header 'Host: ${REAL_HOST}' "$(value adminUrl)/v1/records"
curl --silent --show-error --noproxy '*' "$(value adminUrl)/v1/records"
kill -INT "$(value pid)"
wait $! || [ $? -eq 130 ]
`;
  const { code, output, dialled, bound } = await inNamespace(folder, script);
  t.equal(code, 0, output);
  t.match(output, /"resultCode":"2".*problem-other-host.*"exchange_id":"0{16}"/s);
  t.strictSame(dialled, []);
  t.equal(bound.length, 2, 'the server and its admin API');
  for (const address of bound) t.match(address, /^127\.0\.0\.1:\d+$/);
});
