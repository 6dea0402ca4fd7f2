import type { ClientEvent, HourlyState, PhoneFacts } from '@phonehome/client-sim';
import fc from 'fast-check';
import t from 'tap';
import {
  ACCEPTANCE,
  CHINA_TELECOM,
  type Client,
  FINNISH,
  HOUR,
  inChina,
  kaios,
  lteModule,
  mediatek,
  REFUSAL,
  SECONDS,
  Stage,
  sim,
} from './support.ts';

const all: Readonly<Record<string, { readonly client: Client<HourlyState>; readonly tries: number }>> = {
  'mediatek-2014': { client: mediatek, tries: 11 },
  'kaios-2020': { client: kaios, tries: 10 },
  'lte-module': { client: lteModule, tries: 3 },
};

const broadcast = fc.constantFrom(
  'BOOT_COMPLETED',
  'USER_PRESENT',
  'SCREEN_ON',
  'CONNECTIVITY_CHANGE',
  'SERVICE_STATE',
  'SIM_LOADED',
  'SECRET_CODE',
  'SHUTDOWN',
);
const card = fc
  .tuple(fc.constantFrom(CHINA_TELECOM, FINNISH, ''), fc.boolean())
  .map(([iccid, roaming]): Partial<PhoneFacts> => ({ sims: [sim(iccid, { roaming })] }));
/** A life: broadcasts, outcomes of the latest request, other cards, and time. */
const life = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: broadcast.map((event) => ({ event })) },
    {
      weight: 5,
      arbitrary: fc.constantFrom('TIMEOUT', 'CONNECTION_LOST', ACCEPTANCE, REFUSAL, REFUSAL).map((what) => ({ what })),
    },
    { weight: 1, arbitrary: card.map((change) => ({ change })) },
    { weight: 5, arbitrary: fc.constantFrom(SECONDS, 60 * SECONDS, HOUR).map((length_ms) => ({ length_ms })) },
  ),
  { minLength: 20, maxLength: 80 },
);

for (const [family, { client, tries }] of Object.entries(all)) {
  t.test(
    `${family}: whatever happens, it sends only on an alarm, one request at a time, and not again after a success`,
    async (t) => {
      const broken: string[] = [];
      let sent = 0;
      class Watched extends Stage<HourlyState> {
        outstanding = false;
        sinceStart = 0;
        asked = '';
        registered = '';

        override hand(event: ClientEvent): string[] {
          if (event.event === 'BOOT_COMPLETED' || event.event === 'SIM_LOADED') this.sinceStart = 0;
          const starts =
            event.event === 'BOOT_COMPLETED' || (event.event === 'SIM_LOADED' && family === 'mediatek-2014');
          if (starts || event.event === 'SHUTDOWN') this.outstanding = false;
          if ('request' in event && this.outstanding) {
            this.outstanding = false;
            if (event.event === 'REPLY' && event.body === ACCEPTANCE) this.registered = this.asked;
          }
          const commands = super.hand(event);
          for (const command of commands.filter((one) => one.startsWith('report '))) this.watch(command, event);
          return commands;
        }

        watch(command: string, { event }: ClientEvent): void {
          const iccid = this.facts.sims[0]?.iccid ?? '';
          if (this.outstanding) broken.push(`${command}: another is in flight`);
          if (event !== 'BARRIER_ALARM' && event !== 'RETRY_ALARM') broken.push(`${command}: ${event} asked for it`);
          if (iccid === '' || iccid === this.registered) broken.push(`${command}: for ${iccid || 'no card'}`);
          if (family !== 'mediatek-2014' && iccid !== CHINA_TELECOM) broken.push(`${command}: for another operator`);
          if (++this.sinceStart > tries) broken.push(`${command}: more than ${tries} since the start`);
          this.outstanding = true;
          this.asked = iccid;
          sent++;
        }
      }
      fc.assert(
        fc.property(life, (happenings) => {
          const stage = new Watched(client, inChina, 'as-reported');
          for (const one of happenings) {
            if ('event' in one) stage.hand({ event: one.event });
            else if ('change' in one) Object.assign(stage.facts, one.change);
            else if ('length_ms' in one) stage.pass(one.length_ms);
            else if (one.what === 'TIMEOUT' || one.what === 'CONNECTION_LOST') {
              stage.hand({ event: one.what, request: stage.state.requests });
            } else stage.hand({ event: 'REPLY', request: stage.state.requests, body: one.what });
          }
          if (broken.length > 0) throw new Error(broken.join('; '));
        }),
        { numRuns: 2000 },
      );
      t.ok(sent > 500, `${sent} requests`);
    },
  );
}
