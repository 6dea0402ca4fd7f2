import t from 'tap';
import {
  accepted,
  boot,
  connectionLost,
  connectivity,
  dataSimSwitch,
  given,
  HOUR,
  hourlyFamilies,
  inChina,
  kindsOfFailure,
  type Line,
  off,
  pass,
  RETRY,
  refused,
  reply,
  SECONDS,
  secretCode,
  service,
  sim,
  starts,
  stored,
  timeout,
  unlock,
  untilReport1,
  volteSwitch,
  wake,
} from './support.ts';

for (const [family, { play, tries }] of Object.entries(hourlyFamilies)) {
  t.test(`${family}: a boot starts it; it waits for a minute and tries`, async (t) => {
    play(t, inChina, [[boot, ...starts], [pass(60 * SECONDS - 1)], [pass(1), 'report 1']]);
  });

  t.test(`${family}: nothing else that happens to a phone asks it for a report`, async (t) => {
    const others: Line[] = [unlock, wake, connectivity, service, dataSimSwitch, volteSwitch, secretCode].map((one) => [
      one,
    ]);
    play(t, inChina, [
      ...others,
      ...untilReport1,
      [refused, RETRY],
      ...others,
      [pass(HOUR), 'report 2'],
      [accepted],
      ...others,
    ]);
  });

  t.test(`${family}: a success is stored for the ICCIDs and ends it`, async (t) => {
    play(t, inChina, [...untilReport1, [accepted], [stored, inChina.sims[0]?.iccid ?? ''], [pass(1000 * HOUR)]]);
  });

  for (const [kind, failure] of Object.entries(kindsOfFailure)) {
    t.test(`${family}: ${kind} is a failure: nothing is stored, an alarm in one hour tries again`, async (t) => {
      play(t, inChina, [...untilReport1, [failure, RETRY], [stored, 'none'], [pass(HOUR - 1)], [pass(1), 'report 2']]);
    });
  }

  const allFailures: Line[] = Array.from({ length: tries }, (_, i) => i + 1).flatMap((n): Line[] => [
    ...(n === 1 ? untilReport1 : ([[pass(HOUR), `report ${n}`]] satisfies Line[])),
    n < tries ? [refused, RETRY] : [refused, `stop retrying after ${tries} failures`],
  ]);

  t.test(
    `${family}: left alone, it tries ${tries} times, an hour apart, and the last failure sets no alarm`,
    async (t) => {
      play(t, inChina, [...allFailures, [pass(1000 * HOUR)]]);
    },
  );

  t.test(`${family}: a boot begins the tries anew`, async (t) => {
    const again = tries + 1;
    play(t, inChina, [
      ...allFailures,
      off,
      [boot, ...starts],
      [pass(60 * SECONDS), `report ${again}`],
      [refused, RETRY],
    ]);
  });

  t.test(`${family}: a boot without a shutdown before it (an empty battery) forgets request and count`, async (t) => {
    play(t, inChina, [
      ...untilReport1,
      [boot, ...starts],
      [reply('{"resultCode":"0","resultDesc":"Success"}', 1)],
      [stored, 'none'],
    ]);
  });

  t.test(`${family}: a failure of the same request is counted once`, async (t) => {
    play(t, inChina, [...untilReport1, [timeout, RETRY], [connectionLost], [refused], [pass(HOUR), 'report 2']]);
  });

  t.test(`${family}: a late reply to an earlier request is ignored`, async (t) => {
    const late = reply('{"resultCode":"0","resultDesc":"Success"}', 1);
    play(t, inChina, [...untilReport1, [timeout, RETRY], [pass(HOUR), 'report 2'], [late], [stored, 'none']]);
  });

  t.test(`${family}: a try that a gate stops is no failure, and sets no alarm`, async (t) => {
    const unread = { sims: [sim('')] };
    play(t, inChina, [
      [given(unread)],
      [boot, ...starts],
      [pass(60 * SECONDS), 'held back: no-sim-ready'],
      [pass(1000 * HOUR)],
    ]);
  });

  t.test(`${family}: a success for this card holds back the next boots, one for another does not`, async (t) => {
    const other = sim('89860300999000000020', { operator: 'China Telecom' });
    const again: Line[] = [off, [boot, ...starts]];
    play(t, inChina, [
      ...untilReport1,
      [accepted],
      ...again,
      [pass(60 * SECONDS), 'held back: already-registered'],
      [given({ sims: [other] })],
      ...again,
      [pass(60 * SECONDS), 'report 2'],
    ]);
  });

  t.test(`${family}: a new build changes nothing: the client knows no fingerprint`, async (t) => {
    play(t, inChina, [
      ...untilReport1,
      [accepted],
      off,
      [given({ fingerprint: 'build-2' })],
      [boot, ...starts],
      [pass(60 * SECONDS), 'held back: already-registered'],
    ]);
  });
}
