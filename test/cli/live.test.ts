import { join } from 'node:path';
import t from 'tap';
import { changedStory, json, phonehome, shippedText, shortIncident, temporaryFolder } from './support.ts';

const EXPECT = `
expect:
  - id: reports
    says: the phones report
    count: reports
    where: {}
    per: phone-day
    at_least: 1
`;

t.test('run --live, end to end', async (t) => {
  const cwd = await temporaryFolder(t);
  const story = shippedText('incident');
  const path = await changedStory(cwd, 'incident', [
    ...shortIncident,
    // Within a week and with two phones, little of what the incident expects can be seen.
    [story.slice(story.indexOf('\nexpect:\n')), EXPECT],
  ]);
  const args = ['run', path, '--devices', '2', '--timeline', 'full', '--out'];
  const live = await phonehome([...args, 'live', '--live'], { cwd });
  const virtual = await phonehome([...args, 'virtual'], { cwd });

  t.test('its expectations are judged as ever', async (t) => {
    t.same({ code: live.code, stderr: live.stderr }, { code: 0, stderr: '' });
    t.match(live.stdout, 'All 1 expectations held.');
  });

  t.test('it tells that it goes over real sockets', async (t) => {
    t.match(live.stdout, /over real sockets on this machine, in virtual time/);
    t.match(virtual.stdout, /in memory, in virtual time/);
  });

  t.test('it gives the run that it gives in memory', async (t) => {
    t.same(await json(join(cwd, 'live/manifest.json')), await json(join(cwd, 'virtual/manifest.json')));
    t.match(await json(join(cwd, 'live/environment.json')), {
      transport: 'live',
      replay: /--devices 2 --live --timeline full$/,
    });
  });
});
