import { createRequestMaker, type Phone, type ReportSource, requestOf } from '@phonehome/client-sim';
import { type ClientFamily, clientFamilies, families, parseDateTime } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';
import { build } from '../support.ts';
import { chinaTelecom, cohort, norwegian, source } from './support.ts';

const dual = cohort(2, [norwegian, chinaTelecom]);
const first = source(dual);
const start_ms = parseDateTime('2019-02-01 12:34:56') as number;

/** A family, and the reports that it may send. */
const sent = clientFamilies.flatMap((family) => families[family].regvers.map((regver) => ({ family, regver })));

/** What happens from one report of a phone to the next: mostly only time passes. */
type Change = (before: ReportSource) => ReportSource;
const onPhone =
  (change: (phone: ReportSource['phone']) => Partial<Phone>): Change =>
  (before) => ({ ...before, phone: { ...before.phone, ...change(before.phone) } });
const later = fc.integer({ min: 0, max: 9e11 }).map(
  (after_ms): Change =>
    (before) => ({ ...before, local_ms: start_ms + after_ms }),
);
const copied: Change = (before) => ({ ...before, identity: { ...before.identity }, phone: { ...before.phone } });
const others: readonly Change[] = [
  copied,
  onPhone(({ network }) => ({ network: network === 'wifi' ? 'mobile' : 'wifi' })),
  onPhone(({ cell }) => ({ cell: (cell + 7) % 1000 })),
  onPhone(({ in_service }) => ({ in_service: !in_service })),
  onPhone(({ data_slot }) => ({ data_slot: data_slot === 1 ? 2 : 1 })),
  onPhone(({ build }) => ({ build: { ...build, display_id: `${build.display_id}x` } })),
  onPhone(({ build }) => ({ build: { ...build, host: 'other.example' } })),
  onPhone(({ sims }) => ({ sims: sims.map((sim) => sim && { ...sim, volte: 'not-supported' as const }) })),
  (before) => ({
    ...before,
    identity: { ...before.identity, sims: before.identity.sims.map(() => ({ iccid: '', imsi: '' })) },
  }),
  (before) => ({ ...before, with_coordinates: !before.with_coordinates }),
];
const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: later },
  { weight: 1, arbitrary: fc.constantFrom(...others) },
);

t.test('a maker that remembers the last request gives the bytes of one that does not', async (t) => {
  let shared = 0;
  fc.assert(
    fc.property(fc.constantFrom(...sent), fc.array(changes, { maxLength: 20 }), ({ family, regver }, steps) => {
      const make = createRequestMaker();
      let now: ReportSource = { ...first, phone: { ...first.phone, build: build({ family, regver } as never) } };
      let form: unknown = null;
      for (const change of steps) {
        now = change(now);
        const made = make(family, now);
        if (made.form !== null && made.form === form) shared++;
        form = made.form;
        if (!made.bytes.equals(requestOf(family, now).bytes)) return false;
        // What the caller does with its bytes changes no later ones.
        if (made.form) made.bytes.fill(0);
      }
      return true;
    }),
    { numRuns: 400 },
  );
  t.ok(shared > 1000, `${shared} requests were of the form of the one before`);
});

t.test('another family has another form, and one that comes back its own again', async (t) => {
  const make = createRequestMaker();
  const forms = (['phone-2017', 'kaios-2020', 'phone-2017'] as const).map(
    (family: ClientFamily) => make(family, first).form,
  );
  t.equal(new Set(forms).size, 2);
  t.equal(forms[2], forms[0]);
});
