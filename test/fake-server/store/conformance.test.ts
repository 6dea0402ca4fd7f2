import { createMemoryStore, openStore } from '@phonehome/fake-server';
import t from 'tap';
import { conforms } from './conformance.ts';
import { byExchanges } from './support.ts';

t.test('the store in memory', async (t) => {
  conforms(t, async (_t, retention) => createMemoryStore(retention));
});

t.test('the store on disk', async (t) => {
  conforms(t, async (t, retention) => {
    // The records here are of 1970.
    const store = await openStore(t.testdir(), retention, () => 0);
    t.teardown(() => store.close());
    return store;
  });
});

t.test('a store on disk that is given exchanges', async (t) => {
  conforms(t, async (t, retention) => {
    const store = await openStore(t.testdir(), retention, () => 0);
    t.teardown(() => store.close());
    return byExchanges(store);
  });
});
