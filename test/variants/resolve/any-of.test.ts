import { anyPhone, type Circumstances, knownClients, resolveAnyOf } from '@phonehome/variants';
import t from 'tap';
import { factsOf, SWITCH } from '../facts.ts';
import { off, there } from './support.ts';

/** A phone on which an earlier build has left a value of the switch. */
const left = (value: string): Circumstances => ({ ...anyPhone, persisted: { [SWITCH]: value } });
const resolved = (...phones: [Circumstances, ...Circumstances[]]) =>
  resolveAnyOf(factsOf({ ...there, properties: [off('system')] }), knownClients, phones)[0];

t.test('of several circumstances those count under which a client is the most alive', async (t) => {
  t.equal(resolved(left('false'))?.live, 'off');
  t.equal(resolved(left('false'), left('true'))?.live, 'live');
  t.equal(resolved(left('true'), left('false'))?.live, 'live');
});

t.test('of equals the first counts', async (t) => {
  t.equal(resolved(anyPhone, left('false'))?.steps.length, 2);
  t.equal(resolved(left('false'), anyPhone)?.steps.length, 3);
});
