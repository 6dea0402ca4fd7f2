import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDateTime, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, parseDate } from '@phonehome/shared';
import t from 'tap';
import { type Ended, phonehome, temporaryFolder } from './support.ts';

t.test('explain tells a person why a phone sent, and why not', async (t) => {
  const cwd = await temporaryFolder(t);
  await phonehome(['run', 'fix-alone', '--devices', '2', '--out', 'a-run'], { cwd });
  const explain = (...args: string[]): Promise<Ended> => phonehome(['explain', 'a-run', ...args], { cwd });

  t.test('over the whole run: who it is, the sums, the first of each kind of decision', async (t) => {
    const { code, stdout } = await explain('--device', '0');
    const unwrapped = stdout.replace(/\s+/g, ' ');
    t.equal(code, 0);
    t.match(stdout, /^Phone 0 of fix-alone: cohort with-fix, first build ww-december\n/);
    t.match(stdout, /ww-december: sent a report \(wake\) +[\d,]+\n/);
    t.match(stdout, /ww-february: held back \(master-switch-off\) +[\d,]+\n/);
    t.match(stdout, /local time: sent a report\n {2}\S+ \S+ {2}the phone finished booting\n/);
    t.match(unwrapped, /the server refused it by rule not-our-card: the primary SIM's ICCID 8900\d\d… is not a/);
    t.match(stdout, /the reply is a refusal: the client will try again\n/);
    t.match(
      unwrapped,
      /the gate master-switch-off held it back: persist\.vendor\.radio\.ps\.registration\.enabled=false/,
    );
  });

  t.test('at a time: the one decision up to then', async (t) => {
    const { code, stdout } = await explain('--device', '1', '--at', '2019-03-01 20:00');
    t.equal(code, 0);
    t.match(stdout, /^2019-03-01 (1\d|20):\d\d:\d\d local time: /m);
    t.equal(stdout.match(/local time: /g)?.length, 1);
  });
});

t.test('explain tells of an update that failed, before the report that followed', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = (await readFile(new URL('../../scenarios/fix-alone.yaml', import.meta.url), 'utf8')).replace(
    'never_share: 0}',
    'never_share: 0}\n    failure: {share: 1, falls_back: other-slot, first_boot: init}',
  );
  await writeFile(join(cwd, 'failing.yaml'), story);
  await phonehome(['run', './failing.yaml', '--devices', '2', '--out', 'a-run'], { cwd });
  const timeline = (await readFile(join(cwd, 'a-run/timeline.ndjson'), 'utf8')).split('\n');
  const at = timeline.findIndex((line) => line.includes('"event":"update_failed"'));
  t.match(timeline[at], '"build":"ww-february","first_boot":"init","on":false}');
  t.match(timeline[at + 1], '"event":"fell_back"');
  const failed_ms = Number(JSON.parse(timeline[at] ?? '').time_ms);
  const local = formatDateTime(
    (parseDate('2019-02-18') ?? 0) * MS_PER_DAY + failed_ms + MS_PER_HOUR + 2 * MS_PER_MINUTE,
  );
  const { stdout } = await phonehome(['explain', 'a-run', '--device', '0', '--at', local], { cwd });
  const unwrapped = stdout.replace(/\s+/g, ' ');
  t.match(unwrapped, "the update to ww-february failed at its first boot (init), and left the client's switch off");
  t.match(unwrapped, 'it started from the other slot again, with the build that it had');
  t.match(unwrapped, /with the build that it had \S+ \S+ the phone finished booting/);
});

t.test('what a run proposes at its end can be typed as it stands', async (t) => {
  const cwd = await temporaryFolder(t);
  const { stdout } = await phonehome(['run', 'fix-alone', '--devices', '2', '--out', 'a run'], { cwd });
  t.match(stdout, "Ask why a phone sent or did not: npx phonehome explain 'a run' --device 0\n");
});

t.test('explain says when there was nothing that could have asked', async (t) => {
  const cwd = await temporaryFolder(t);
  await phonehome(['run', 'incident', '--devices', '2', '--out', 'a-run'], { cwd });
  const { code, stdout } = await phonehome(['explain', 'a-run', '--device', '1'], { cwd });
  t.equal(code, 0);
  t.match(stdout, 'Its builds have no activation client, so nothing could ask it to report.');
});
