import { likeOneOf } from '@phonehome/shared';
import fc from 'fast-check';
import t from 'tap';

t.test('a pattern is what its expression would be, and is quick for every text', async (t) => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '*'), maxLength: 8 });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'A'), maxLength: 12 });
  fc.assert(
    fc.property(letters, texts, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll(/\*+/g, '.*')}$`, 'is');
      return likeOneOf([pattern])(text) === expression.test(text);
    }),
    { numRuns: 3000 },
  );
  // An expression that goes back would not come to an end before this test is stopped.
  t.notOk(likeOneOf([`${'*a'.repeat(100)}b`])('a'.repeat(1_000_000)));
});
