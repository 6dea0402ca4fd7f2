import { createLeakFinder, type Flow, hearBytes } from '@phonehome/observe';
import t from 'tap';
import { phone, post } from './support.ts';

const flow = (i: number): Flow => ({
  id: `u${i}`,
  protocol: 'udp',
  client: '192.0.2.1:40000',
  server: `[2001:db8::${i.toString(16)}]:514`,
  host: null,
  begin_us: i,
});

t.test('beyond so many servers, those that got something are told of, and flows with others are counted', async (t) => {
  const finder = createLeakFinder();
  for (let i = 0; i < 100_010; i++) finder.flow(flow(i));
  finder.flow(flow(5));
  hearBytes(finder, post('nothing'), { id: 'a', time_us: 1 });
  t.equal(finder.end().other_flows, 11);
  hearBytes(finder, post(JSON.stringify({ imei: phone.imei })), { id: 'b', time_us: 2 });
  const { destinations, flow_count, other_flows } = finder.end();
  t.equal(flow_count, 100_013);
  t.equal(other_flows, 11, 'the flow that carried it is with a server that is told of');
  t.equal(destinations.length, 100_001);
  t.match(destinations.at(-1), { destination: 'collect.example', protocols: ['http'], flow_count: 1, first_us: 2 });
  t.match(destinations[5], { flow_count: 2, addresses: ['[2001:db8::5]:514'] });
});
