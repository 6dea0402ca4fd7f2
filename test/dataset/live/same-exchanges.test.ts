import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld } from '@phonehome/shared';
import { createFleet, createLiveTransport, liveOn, scenarioPolicy } from '@phonehome/simulation';
import { clientState } from '@phonehome/variants';
import t from 'tap';
import { generateWhole, moving, temporaryFolder, troubled } from '../support.ts';
import { captureLoopback, conversationsOf, framesOf, noCapture } from './capture.ts';

/** Starts a server, captures what goes to it, and lets phones live over real sockets. */
async function capturedLive(scenario: ReturnType<typeof moving>, devices: number, file: string) {
  const world = createWorld(scenario, clientState);
  let capture: Awaited<ReturnType<typeof captureLoopback>> | null = null;
  const transport = await createLiveTransport({
    policy: scenarioPolicy(scenario, scenario.seed),
    async dial(port) {
      capture = await captureLoopback(port, file);
      return port;
    },
  });
  try {
    const fleet = createFleet(world, scenario.seed, { first_device: 0, devices });
    for await (const _day of liveOn(fleet, { world, transport, concurrency: 1, witness: () => false }));
  } finally {
    await transport.close();
  }
  return conversationsOf(await (capture as unknown as Awaited<ReturnType<typeof captureLoopback>>).stop());
}

const said = ({ request, reply }: { request: string; reply: string }): string => `${request}\n--\n${reply}`;

for (const [name, story, devices, days] of [
  ['people who move', moving, 2, 4],
  ['a server that does everything', troubled, 4, 4],
] as const) {
  t.test(
    `what a capture tool sees of a live run is what is generated: ${name}`,
    { skip: noCapture, timeout: 120_000 },
    async (t) => {
      const scenario = story();
      const folder = await temporaryFolder(t);
      const live = await capturedLive(scenario, devices, join(folder, 'live.pcapng'));
      const out = join(folder, 'data');
      await generateWhole({ scenario, out, devices, days, background: 0, formats: ['pcapng'] });
      const generated = conversationsOf(framesOf(readFileSync(join(out, 'pcapng', 'exchanges-00000.pcapng'))));
      t.ok(live.length > 50, `${live.length} exchanges`);
      t.strictSame(generated.map(said).sort(), live.map(said).sort());
    },
  );
}
