import {
  type ClientEvent,
  initialHourly,
  initialPhone2014,
  initialPhone2017,
  stepKaios2020,
  stepLteModule,
  stepMediatek2014,
  stepPhone2014,
  stepPhone2017,
} from '@phonehome/client-sim';
import { type ClientFamily, families } from '@phonehome/shared';
import t from 'tap';
import { boot, CHINA_TELECOM, type Client, pass, phone, SECONDS, Stage, sim } from './playbook.ts';

const clients: Readonly<Record<ClientFamily, Client<never>>> = {
  'phone-2014': { initial: initialPhone2014, step: stepPhone2014 } as unknown as Client<never>,
  'phone-2017': { initial: initialPhone2017, step: stepPhone2017 } as unknown as Client<never>,
  'mediatek-2014': { initial: initialHourly, step: stepMediatek2014 } as unknown as Client<never>,
  'kaios-2020': { initial: initialHourly, step: stepKaios2020 } as unknown as Client<never>,
  'lte-module': { initial: initialHourly, step: stepLteModule } as unknown as Client<never>,
};

const all = [
  'BOOT_COMPLETED',
  'USER_PRESENT',
  'SCREEN_ON',
  'CONNECTIVITY_CHANGE',
  'SERVICE_STATE',
  'DATA_SIM_SWITCH',
  'VOLTE_SWITCH',
  'SIM_LOADED',
  'SECRET_CODE',
] as const satisfies ClientEvent['event'][];

/** Whether a client that is switched on and has been refused once heeds a broadcast: it does something, or changes. */
function heeds(family: ClientFamily, event: (typeof all)[number]): boolean {
  const stage = new Stage<never>(clients[family], phone({ sims: [sim(CHINA_TELECOM)] }), 'connectivity');
  boot.on(stage);
  if (family === 'phone-2017') stage.hand({ event: 'SERVICE_STATE' });
  pass(60 * SECONDS).on(stage);
  stage.hand({ event: 'TIMEOUT', request: 1 });
  const before = stage.state;
  return stage.hand({ event }).length > 0 || stage.state !== before;
}

for (const [family, { broadcasts }] of Object.entries(families)) {
  t.test(`${family} listens to ${broadcasts.join(', ')}, and to nothing else`, async (t) => {
    const heard = all.filter((event) => heeds(family as ClientFamily, event));
    t.strictSame(heard.sort(), [...broadcasts].sort());
  });
}
