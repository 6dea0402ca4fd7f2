import { type CarrierConfigFact, type KnownClient, knownClients, resolve } from '@phonehome/variants';
import t from 'tap';
import { factsOf } from '../facts.ts';

const KEY = 'ct_register_bool';
const client: KnownClient = {
  ...(knownClients[0] as KnownClient),
  id: 'by-carrier',
  signs: { packages: ['com.example.ct'] },
  switches: [{ by: 'carrier-config', key: KEY }],
};

function live(configuration: readonly Pick<CarrierConfigFact, 'value' | 'filters'>[]): string | undefined {
  const carrier_config = configuration.map((one, i) => ({
    mcc: '460',
    mnc: '03',
    key: KEY,
    source: { file: 'vendor.xml', line: i + 1 },
    ...one,
  }));
  const facts = { ...factsOf({ packages: { 'com.example.ct': 'enabled' } }), carrier_config };
  return resolve(facts, [client])[0]?.live;
}

t.test('what is for some cards of a network only', async (t) => {
  const filters = { gid1: 'ff' };
  t.equal(live([{ value: 'true', filters }]), 'live', 'on for some is on');
  t.equal(live([{ value: 'true' }, { value: 'false', filters }]), 'live', 'off for some is on for the others');
  t.equal(live([{ value: 'true' }, { value: 'false' }]), 'off');
});
