import { type ClientEvent, type Phone2017State, type PhoneFacts, stepPhone2017 } from '@phonehome/client-sim';
import fc from 'fast-check';
import t from 'tap';
import {
  ACCEPTANCE,
  CHINA_TELECOM,
  client2017,
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

const broadcasts = [
  'USER_PRESENT',
  'SCREEN_ON',
  'CONNECTIVITY_CHANGE',
  'SERVICE_STATE',
  'DATA_SIM_SWITCH',
  'VOLTE_SWITCH',
] as const;

const broadcast = fc.constantFrom(...broadcasts).map((event): ClientEvent => ({ event }));
/** What became of the latest request, or of the one before: a late reply. */
const outcome = fc
  .tuple(fc.constantFrom('TIMEOUT', 'CONNECTION_LOST', ACCEPTANCE, REFUSAL), fc.constantFrom(0, 0, 0, 1))
  .map(([what, late]) => ({ what, late }));
const cards = fc.constantFrom(NORWEGIAN, FINNISH, CHINA_TELECOM, '');
const card = fc
  .tuple(cards, fc.boolean(), fc.constantFrom(false, false, false, true))
  .map(([iccid, ready, roaming]) => sim(iccid, { ready, roaming }));
const change: fc.Arbitrary<Partial<PhoneFacts>> = fc.oneof(
  fc.record({ master_switch: fc.constantFrom(true, true, false) }),
  fc.record({ primary_user: fc.constantFrom(true, true, false) }),
  fc.record({ network: fc.constantFrom('wifi', 'mobile', 'none') }),
  fc.record({ in_service: fc.boolean() }),
  fc.record({ sims: fc.array(card, { minLength: 1, maxLength: 2 }) }),
);
/** A shutdown and a boot, as only a phone that reboots or installs an update has them. */
const reboot = fc.constantFrom('build-1', 'build-2');
const length_ms = fc.constantFrom(1 * SECONDS, 60 * SECONDS, 20 * MINUTES, HOUR);

/** A life: mostly events and outcomes, sometimes a change of the phone. */
const life = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: broadcast.map((event) => ({ event })) },
    { weight: 4, arbitrary: outcome.map((outcome) => ({ outcome })) },
    { weight: 2, arbitrary: change.map((change) => ({ change })) },
    { weight: 1, arbitrary: reboot.map((fingerprint) => ({ fingerprint })) },
    { weight: 3, arbitrary: length_ms.map((length_ms) => ({ length_ms })) },
  ),
  { minLength: 20, maxLength: 80 },
);
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;
const model = fc.constantFrom('as-reported', 'connectivity');

/** Watches a client from outside: what it knows is what was handed to the client and what the client sent. */
class Watched extends Stage<Phone2017State> {
  outstanding: number | null = null;
  booted_ms = Number.POSITIVE_INFINITY;
  reports = 0;
  /** What the latest request was for. */
  askedFor: string | null = null;
  /** What the last success was for, until the build changes, or a switch forces another try. */
  silentFor: string | null = null;
  readonly broken: string[] = [];

  override hand(event: ClientEvent): string[] {
    const alive = this.facts.master_switch && this.facts.primary_user;
    const concluded = 'request' in event && event.request === this.outstanding;
    if (concluded || event.event === 'SHUTDOWN') this.outstanding = null;
    if (event.event === 'BOOT_COMPLETED') {
      this.booted_ms = this.now_ms;
      if (!this.silentFor?.startsWith(this.facts.fingerprint)) this.silentFor = null;
    }
    if (event.event === 'DATA_SIM_SWITCH' || event.event === 'VOLTE_SWITCH') {
      this.outstanding = null;
      this.booted_ms = Number.NEGATIVE_INFINITY;
      this.silentFor = null;
    }
    if (concluded && alive && event.event === 'REPLY' && event.body === ACCEPTANCE) this.silentFor = this.askedFor;
    const commands = super.hand(event);
    for (const command of commands) if (command.startsWith('report ')) this.sent(command);
    return commands;
  }

  registration(): string {
    return [this.facts.fingerprint, ...this.facts.sims.map(({ iccid }) => iccid)].join();
  }

  sent(report: string): void {
    const { sims, master_switch, primary_user } = this.facts;
    const rules = {
      'another request is in flight': this.outstanding !== null,
      'a SIM roams': sims.some(({ roaming }) => roaming),
      'no SIM is ready': sims.every(({ ready }) => !ready),
      'all ICCIDs are empty': sims.every(({ iccid }) => iccid === ''),
      'the switch is off': !master_switch,
      'the user is not the primary one': !primary_user,
      'the first 60 s have not passed': this.now_ms - this.booted_ms < 60 * SECONDS,
      'a success is stored': this.silentFor === this.registration(),
    };
    for (const [rule, broken] of Object.entries(rules)) if (broken) this.broken.push(`${report} while ${rule}`);
    this.reports++;
    this.askedFor = this.registration();
    this.outstanding = this.state.in_flight?.request ?? null;
  }
}

function live(stage: Stage<Phone2017State>, steps: Life): void {
  stage.hand({ event: 'BOOT_COMPLETED' });
  for (const step of steps) {
    if ('change' in step) Object.assign(stage.facts, step.change);
    else if ('length_ms' in step) stage.pass(step.length_ms);
    else if ('event' in step) stage.hand(step.event);
    else if ('fingerprint' in step) {
      stage.hand({ event: 'SHUTDOWN' });
      stage.facts.fingerprint = step.fingerprint;
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
  fc.assert(
    fc.property(life, model, (steps, triggers) => {
      const stage = new Watched(client2017, phone(), triggers);
      live(stage, steps);
      reports += stage.reports;
      if (stage.broken.length > 0) throw new Error(stage.broken.join('; '));
    }),
    { numRuns: 3000, seed: 2017 },
  );
  t.ok(reports > 3000, `the lives had ${reports} reports to hold against the rules`);
});

t.test(
  'whatever has happened, a phone in order sends at the next change of connectivity, or is registered',
  async (t) => {
    let sends = 0;
    fc.assert(
      fc.property(life, model, (steps, triggers) => {
        const stage = new Watched(client2017, phone(), triggers);
        live(stage, steps);
        // A boot with the switch off starts no tracker, and only another boot does.
        if (!stage.state.tracking) return;
        // What is under way comes to its end, whoever has the phone then.
        stage.pass(60 * SECONDS);
        stage.hand({ event: 'TIMEOUT', request: stage.state.requests });
        Object.assign(stage.facts, phone({ fingerprint: stage.facts.fingerprint }));
        const commands = [...stage.hand({ event: 'CONNECTIVITY_CHANGE' }), ...stage.pass(60 * SECONDS)];
        if (commands.includes('held back: already-registered')) return;
        if (!commands.some((command) => command.startsWith('report '))) throw new Error(commands.join('; '));
        sends++;
      }),
      { numRuns: 3000, seed: 2017 },
    );
    t.ok(sends > 1000, `${sends} lives ended with a report`);
  },
);

t.test('a step is pure: the same input gives the same output, and no input is changed', async (t) => {
  let steps_taken = 0;
  class Twice extends Stage<Phone2017State> {
    override hand(event: ClientEvent): string[] {
      const facts = deepFreeze({ ...this.facts });
      const [one, two] = [1, 2].map(() => stepPhone2017(this.state, event, facts, this.triggers));
      if (JSON.stringify(one) !== JSON.stringify(two)) throw new Error(`${event.event} gave two different outputs`);
      steps_taken++;
      return super.hand(event);
    }
  }
  fc.assert(
    fc.property(life, model, (steps, triggers) => live(new Twice(client2017, phone(), triggers), steps)),
    { numRuns: 500, seed: 2017 },
  );
  t.ok(steps_taken > 5000, `${steps_taken} steps were taken twice on frozen input`);
});
