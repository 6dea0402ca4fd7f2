import { type ClientEvent, type Phone2014State, type PhoneFacts, stepPhone2014 } from '@phonehome/client-sim';
import fc from 'fast-check';
import t from 'tap';
import {
  ACCEPTANCE,
  CHINA_TELECOM,
  client2014,
  deepFreeze,
  FINNISH,
  HOUR,
  MINUTES,
  NORWEGIAN,
  phone,
  REFUSAL,
  SECONDS,
  Stage,
  sim,
} from './support.ts';

const broadcast = fc
  .constantFrom(
    'USER_PRESENT',
    'SCREEN_ON',
    'CONNECTIVITY_CHANGE',
    'SERVICE_STATE',
    'DATA_SIM_SWITCH',
    'VOLTE_SWITCH',
    'SECRET_CODE',
  )
  .map((event): ClientEvent => ({ event }));
/** What became of the latest request, or of the one before: a late reply. */
const outcome = fc
  .tuple(fc.constantFrom('TIMEOUT', 'CONNECTION_LOST', ACCEPTANCE, REFUSAL), fc.constantFrom(0, 0, 0, 1))
  .map(([what, late]) => ({ what, late }));
const card = fc
  .tuple(fc.constantFrom(NORWEGIAN, FINNISH, CHINA_TELECOM, ''), fc.boolean(), fc.constantFrom(false, false, true))
  .map(([iccid, ready, roaming]) => sim(iccid, { ready, roaming }));
const change: fc.Arbitrary<Partial<PhoneFacts>> = fc.oneof(
  fc.record({ network: fc.constantFrom('wifi', 'mobile', 'none') }),
  fc.record({ data_slot: fc.constantFrom(1, 2) }),
  fc.record({ sims: fc.array(card, { minLength: 1, maxLength: 2 }) }),
  fc.record({ fingerprint: fc.constantFrom('build-1', 'build-2') }),
);
const length_ms = fc.constantFrom(1 * SECONDS, 60 * SECONDS, 20 * MINUTES, HOUR);

/** A life: mostly events and outcomes, sometimes a change of the phone or a reboot, with a shutdown or without. */
const life = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: broadcast.map((event) => ({ event })) },
    { weight: 4, arbitrary: outcome.map((outcome) => ({ outcome })) },
    { weight: 2, arbitrary: change.map((change) => ({ change })) },
    { weight: 1, arbitrary: fc.boolean().map((shutdown) => ({ shutdown })) },
    { weight: 4, arbitrary: length_ms.map((length_ms) => ({ length_ms })) },
  ),
  { minLength: 20, maxLength: 80 },
);
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;
const model = fc.constantFrom('as-reported', 'connectivity');

/** Watches a client from outside: what it knows is what was handed to the client and what the client sent. */
class Watched extends Stage<Phone2014State> {
  outstanding: number | null = null;
  booted_ms = Number.POSITIVE_INFINITY;
  sinceBoot = 0;
  reports = 0;
  codes = 0;
  askedFor = '';
  /** What the last success was for. */
  silentFor: string | null = null;
  readonly broken: string[] = [];

  override hand(event: ClientEvent): string[] {
    const concluded = 'request' in event && event.request === this.outstanding;
    if (concluded && event.event === 'REPLY' && event.body === ACCEPTANCE) this.silentFor = this.askedFor;
    if (concluded || event.event === 'SHUTDOWN' || event.event === 'BOOT_COMPLETED') this.outstanding = null;
    if (event.event === 'SHUTDOWN') this.booted_ms = Number.POSITIVE_INFINITY;
    if (event.event === 'BOOT_COMPLETED') {
      this.booted_ms = this.now_ms;
      this.sinceBoot = 0;
    }
    const commands = super.hand(event);
    for (const command of commands) if (command.startsWith('report ')) this.sent(command, event);
    return commands;
  }

  sent(report: string, { event }: ClientEvent): void {
    const { sims, network, data_slot } = this.facts;
    const iccids = sims.map(({ iccid }) => iccid).join();
    const asked = event === 'BARRIER_ALARM' || event === 'RETRY_ALARM' || event === 'SECRET_CODE';
    const touched = this.triggers === 'as-reported' && (event === 'USER_PRESENT' || event === 'SCREEN_ON');
    const always = {
      'another request is in flight': this.outstanding !== null,
      'nothing asked for it': !asked && !touched,
    };
    const ofTry = {
      'a SIM roams': sims.some(({ roaming }) => roaming),
      'no SIM is ready': sims.every(({ ready }) => !ready),
      'all ICCIDs are empty': sims.every(({ iccid }) => iccid === ''),
      'data is on SIM 2 without Wi-Fi': sims.length > 1 && data_slot === 2 && network !== 'wifi',
      'a success is stored': this.silentFor === iccids,
      'the 60 s after boot have not passed': this.now_ms - this.booted_ms < 60 * SECONDS,
      'three were sent since boot': this.triggers === 'connectivity' && this.sinceBoot >= 3,
    };
    const rules = event === 'SECRET_CODE' ? always : { ...always, ...ofTry };
    for (const [rule, broken] of Object.entries(rules)) if (broken) this.broken.push(`${report} while ${rule}`);
    if (event === 'SECRET_CODE') this.codes++;
    else this.sinceBoot++;
    this.reports++;
    this.askedFor = iccids;
    this.outstanding = this.state.in_flight?.request ?? null;
  }
}

function live(stage: Stage<Phone2014State>, steps: Life): void {
  stage.hand({ event: 'BOOT_COMPLETED' });
  for (const step of steps) {
    if ('change' in step) Object.assign(stage.facts, step.change);
    else if ('length_ms' in step) stage.pass(step.length_ms);
    else if ('event' in step) stage.hand(step.event);
    else if ('shutdown' in step) {
      if (step.shutdown) stage.hand({ event: 'SHUTDOWN' });
      else stage.alarms.clear();
      stage.hand({ event: 'BOOT_COMPLETED' });
    } else {
      const { what, late } = step.outcome;
      const request = stage.state.requests - late;
      if (what === 'TIMEOUT' || what === 'CONNECTION_LOST') stage.hand({ event: what, request });
      else stage.hand({ event: 'REPLY', request, body: what });
    }
  }
}

t.test('whatever happens, no report is sent that a rule forbids', async (t) => {
  let reports = 0;
  let codes = 0;
  fc.assert(
    fc.property(life, model, (steps, triggers) => {
      const stage = new Watched(client2014, phone(), triggers);
      live(stage, steps);
      reports += stage.reports - stage.codes;
      codes += stage.codes;
      if (stage.broken.length > 0) throw new Error(stage.broken.join('; '));
    }),
    { numRuns: 3000, seed: 2014 },
  );
  t.ok(reports > 3000 && codes > 1000, `${reports} reports and ${codes} by a code were held against the rules`);
});

t.test('connectivity: refused for ever, a phone sends three reports a boot', async () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('TIMEOUT', 'CONNECTION_LOST', 'REPLY'), { maxLength: 20 }), (kinds) => {
      const stage = new Watched(client2014, phone(), 'connectivity');
      stage.hand({ event: 'BOOT_COMPLETED' });
      stage.pass(60 * SECONDS);
      for (const event of kinds) {
        const request = stage.state.requests;
        stage.hand(event === 'REPLY' ? { event, request, body: REFUSAL } : { event, request });
        stage.pass(24 * HOUR);
      }
      return stage.reports === Math.min(3, kinds.length + 1);
    }),
    { seed: 2014 },
  );
});

t.test('a step is pure: the same input gives the same output, and no input is changed', async (t) => {
  let steps_taken = 0;
  class Twice extends Stage<Phone2014State> {
    override hand(event: ClientEvent): string[] {
      const facts = deepFreeze({ ...this.facts });
      const [one, two] = [1, 2].map(() => stepPhone2014(this.state, event, facts, this.triggers));
      if (JSON.stringify(one) !== JSON.stringify(two)) throw new Error(`${event.event} gave two different outputs`);
      steps_taken++;
      return super.hand(event);
    }
  }
  fc.assert(
    fc.property(life, model, (steps, triggers) => live(new Twice(client2014, phone(), triggers), steps)),
    { numRuns: 500, seed: 2014 },
  );
  t.ok(steps_taken > 5000, `${steps_taken} steps were taken twice on frozen input`);
});
