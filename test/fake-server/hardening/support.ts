import { type Limits, type Listener, listen } from '@phonehome/fake-server';
import type { Policy } from '@phonehome/shared';
import type { Test } from 'tap';
import { createWitness, prompt, ready, type Witness } from '../support.ts';

/** A server with limits of its own, closed when the test is over. */
export async function limited(
  t: Test,
  limits: Partial<Limits>,
  policy: Policy = prompt,
): Promise<{ readonly listener: Listener; readonly witness: Witness }> {
  const witness = createWitness();
  const listener = await listen(ready(policy), witness, 0, { limits });
  t.teardown(() => listener.close());
  return { listener, witness };
}
