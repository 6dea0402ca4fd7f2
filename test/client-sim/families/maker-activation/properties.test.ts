import { type ActivationEvent, stepMakerActivation } from '@phonehome/client-sim';
import fc from 'fast-check';
import t from 'tap';
import { deepFreeze } from '../phone-2017/support.ts';
import { ACTIVATED, HOUR, MINUTES, REFUSAL, Stage } from './support.ts';

const event = fc.constantFrom('BOOT_COMPLETED', 'CONNECTIVITY_CHANGE', 'CONNECTIVITY_CHANGE', 'SHUTDOWN', 'CONSENT');
/** What became of the latest request, or of the one before: a late reply. */
const outcome = fc.record({
  what: fc.constantFrom('TIMEOUT', 'CONNECTION_LOST', ACTIVATED, ACTIVATED, REFUSAL, '<html>'),
  status: fc.constantFrom(200, 200, 200, 400, 503),
  late: fc.constantFrom(0, 0, 0, 1),
});
const life = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: event.map((event) => ({ event })) },
    { weight: 4, arbitrary: outcome.map((outcome) => ({ outcome })) },
    { weight: 2, arbitrary: fc.constantFrom('wifi', 'mobile', 'none').map((network) => ({ network })) },
    { weight: 3, arbitrary: fc.constantFrom(1 * MINUTES, 20 * MINUTES, HOUR).map((length_ms) => ({ length_ms })) },
  ),
  { minLength: 10, maxLength: 60 },
);
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** Watches a client from outside: what it knows is what was handed to the client and what the client sent. */
class Watched extends Stage {
  consented = false;
  outstanding: number | null = null;
  sent_ms = Number.NEGATIVE_INFINITY;
  requests = 0;
  successes = 0;
  readonly broken: string[] = [];

  override hand(event: ActivationEvent): string[] {
    if (event.event === 'CONSENT') this.consented = true;
    if (event.event === 'SHUTDOWN' || event.event === 'BOOT_COMPLETED') this.outstanding = null;
    if ('request' in event && event.request === this.outstanding) {
      this.outstanding = null;
      if (event.event === 'REPLY' && event.status === 200 && event.body === ACTIVATED) this.successes++;
    }
    const words = super.hand(event);
    for (const word of words) if (word.startsWith('activation ')) this.sent(word);
    return words;
  }

  sent(word: string): void {
    const rules = {
      'there is no consent': !this.consented,
      'it has succeeded': this.successes > 0,
      'there is no network': this.network === 'none',
      'another request is in flight': this.outstanding !== null,
      'the last one was less than an hour ago': this.now_ms - this.sent_ms < HOUR,
    };
    for (const [rule, broken] of Object.entries(rules)) if (broken) this.broken.push(`${word} while ${rule}`);
    this.requests++;
    this.outstanding = this.state.in_flight;
    this.sent_ms = this.now_ms;
  }
}

function live(stage: Stage, steps: Life): void {
  for (const step of steps) {
    if ('network' in step) stage.network = step.network;
    else if ('length_ms' in step) stage.now_ms += step.length_ms;
    else if ('event' in step) stage.hand({ event: step.event });
    else {
      const { what, status, late } = step.outcome;
      const request = stage.state.requests - late;
      if (what === 'TIMEOUT' || what === 'CONNECTION_LOST') stage.hand({ event: what, request });
      else stage.hand({ event: 'REPLY', request, status, body: what });
    }
  }
}

t.test('whatever happens: never before consent, at most one success, at most one request an hour', async (t) => {
  const seen = { requests: 0, successes: 0, second_requests: 0, without_consent: 0 };
  fc.assert(
    fc.property(life, (steps) => {
      const stage = new Watched();
      live(stage, steps);
      if (stage.successes > 1) stage.broken.push(`${stage.successes} successes`);
      seen.requests += stage.requests;
      seen.successes += stage.successes;
      if (stage.requests > 1) seen.second_requests++;
      if (!stage.consented) seen.without_consent++;
      if (stage.broken.length > 0) throw new Error(stage.broken.join('; '));
    }),
    { numRuns: 3000, seed: 2019 },
  );
  for (const [what, count] of Object.entries(seen)) t.ok(count > 200, `${what}: ${count} in all lives`);
});

t.test('after consent, a network and an hour lead to a request, unless it has succeeded', async (t) => {
  let sent = 0;
  fc.assert(
    fc.property(life, (steps) => {
      const stage = new Watched();
      live(stage, steps);
      stage.hand({ event: 'CONSENT' });
      stage.hand({ event: 'SHUTDOWN' });
      stage.now_ms += HOUR;
      stage.network = 'mobile';
      const words = stage.hand({ event: 'BOOT_COMPLETED' });
      if (words[0]?.startsWith('activation ') !== (stage.successes === 0)) throw new Error(words.join());
      sent += stage.requests;
    }),
    { numRuns: 1000, seed: 2019 },
  );
  t.ok(sent > 500);
});

t.test('a step is pure: the same input gives the same output, and no input is changed', async (t) => {
  let steps_taken = 0;
  class Twice extends Stage {
    override hand(event: ActivationEvent): string[] {
      const facts = deepFreeze({ network: this.network, now_ms: this.now_ms });
      const [one, two] = [1, 2].map(() => stepMakerActivation(this.state, event, facts));
      if (JSON.stringify(one) !== JSON.stringify(two)) throw new Error(`${event.event} gave two different outputs`);
      steps_taken++;
      return super.hand(event);
    }
  }
  fc.assert(
    fc.property(life, (steps) => live(new Twice(), steps)),
    { numRuns: 500, seed: 2019 },
  );
  t.ok(steps_taken > 5000, `${steps_taken} steps were taken twice on frozen input`);
});
