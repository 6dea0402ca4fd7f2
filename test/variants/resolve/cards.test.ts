import { type BuildFacts, type Circumstances, type KnownClient, resolve } from '@phonehome/variants';
import t from 'tap';
import { factsOf } from '../facts.ts';
import { carried, carrierThere, resolved } from './support.ts';

const card = (mcc: string, mnc: string): Partial<Circumstances> => ({ sims: [{ mcc, mnc }] });

t.test('an overlay overrules what is built in, and carrier configuration the overlay', async (t) => {
  const overlays = ['com.example.ct bool/enabled=true'];
  const carriers = ['* ct_register_bool=false', '460-03 ct_register_bool=true'];
  t.equal(resolved({ ...carrierThere, overlays }, {}, [carried]).live, 'live');
  t.equal(resolved({ ...carrierThere, overlays, carriers }, card('242', '01'), [carried]).live, 'off');
  t.equal(
    resolved({ ...carrierThere, overlays, carriers }, card('460', '03'), [carried]).live,
    'live',
    'the specific one',
  );
  t.equal(
    resolved({ ...carrierThere, carriers }, card('460', '3'), [carried]).live,
    'live',
    'however the MNC is written',
  );
});

t.test('of several overlays the one with the highest priority counts', async (t) => {
  const overlays = ['com.example.ct bool/enabled=true 2', 'com.example.ct bool/enabled=false 1'];
  t.equal(resolved({ ...carrierThere, overlays }, {}, [carried]).live, 'live');
  t.equal(resolved({ ...carrierThere, overlays: overlays.toReversed() }, {}, [carried]).live, 'live');
  t.equal(resolved({ ...carrierThere, overlays: ['com.other bool/enabled=true'] }, {}, [carried]).live, 'off');
  t.equal(resolved({ ...carrierThere, overlays: ['com.example.ct string/enabled=true'] }, {}, [carried]).live, 'off');
});

t.test('a phone with two cards runs what either of them switches on', async (t) => {
  const carriers = ['* ct_register_bool=false', '460-03 ct_register_bool=true'];
  const cards = (...sims: Circumstances['sims'] & readonly unknown[]) =>
    resolved({ ...carrierThere, carriers }, { sims }, [carried]).live;
  const china = { mcc: '460', mnc: '03' };
  const norway = { mcc: '242', mnc: '01' };
  t.equal(cards(norway, china), 'live');
  t.equal(cards(china, norway), 'live');
  t.equal(cards(norway, null), 'off');
  t.equal(cards(null, null), 'off');
  t.equal(cards(), 'off');
  const notChina = ['* ct_register_bool=true', '460-03 ct_register_bool=false'];
  const { live } = resolved({ ...carrierThere, carriers: notChina }, { sims: [china, null] }, [carried]);
  t.equal(live, 'off', 'an empty slot switches nothing on');
});

t.test('configuration of a country holds for its networks that none is for', async (t) => {
  const carriers = ['* ct_register_bool=false', '460 ct_register_bool=true', '460-01 ct_register_bool=false'];
  for (const given of [carriers, carriers.toReversed()]) {
    const china = resolved({ ...carrierThere, carriers: given }, card('460', '11'), [carried]);
    t.equal(china.live, 'live');
    t.match(china.steps.at(-1)?.says, /\(carrier configuration of 460\)$/);
    t.equal(resolved({ ...carrierThere, carriers: given }, card('460', '01'), [carried]).live, 'off');
    t.equal(resolved({ ...carrierThere, carriers: given }, {}, [carried]).live, 'live', 'with some card');
  }
});

t.test('what is for some cards of a network switches on for some, and not off for all', async (t) => {
  const facts = factsOf({ ...carrierThere, carriers: ['460-03 ct_register_bool=true'] });
  const filtered = (value: string) => ({
    ...facts,
    carrier_config: [
      ...facts.carrier_config,
      ...facts.carrier_config.map((one) => ({ ...one, value, filters: { gid1: 'ff' } })),
    ],
  });
  t.equal(resolve(filtered('false'), [carried])[0]?.live, 'live');
  const only = { ...facts, carrier_config: filtered('true').carrier_config.slice(1) };
  t.equal(resolve(only, [carried])[0]?.live, 'live');
  const [all, some] = filtered('true').carrier_config;
  for (const carrier_config of [
    [some, { ...all, value: 'false' }],
    [{ ...all, value: 'false' }, some],
  ] as BuildFacts['carrier_config'][]) {
    t.equal(resolve({ ...facts, carrier_config }, [carried])[0]?.live, 'live', 'the particular one counts');
  }
});

t.test('what the user has disabled does not hide the card with which the build has it live', async (t) => {
  const carriers = ['460-03 ct_register_bool=true'];
  const packages = { 'com.example.ct': 'disabled-by-user' } as const;
  t.match(resolved({ packages, carriers }, {}, [carried]), { live: 'off', live_in_build: 'live' });
});

t.test('of cards with which it is equally alive, it is explained without one', async (t) => {
  const carriers = ['* ct_register_bool=true', '460-03 ct_register_bool=true'];
  t.match(resolved({ ...carrierThere, carriers }, {}, [carried]).steps.at(-1)?.says, /\(carrier configuration\)$/);
});

t.test('the type of an overlaid resource is held against that of the switch where both are told', async (t) => {
  const facts = factsOf({ ...carrierThere, overlays: ['com.example.ct bool/enabled=true'] });
  const untyped = { ...facts, overlays: facts.overlays.map((one) => ({ ...one, resource_type: '' })) };
  t.equal(resolve(untyped, [carried])[0]?.live, 'live');
  const bare: KnownClient = {
    ...carried,
    switches: [{ by: 'overlay', target_package: 'com.example.ct', resource: 'enabled' }],
  };
  t.equal(resolve(facts, [bare])[0]?.live, 'live');
});

t.test('of a phone whose card is not known, the card with which it is the most alive is taken', async (t) => {
  const carriers = ['* ct_register_bool=false', '460-03 ct_register_bool=true'];
  const { live, steps } = resolved({ ...carrierThere, carriers }, {}, [carried]);
  t.equal(live, 'live');
  t.match(steps.at(-1)?.says, /carrier configuration of 460-03/);
});
