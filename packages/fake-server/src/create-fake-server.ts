import { loadPolicy, PhonehomeError, POLICY_FORMAT, type Policy } from '@phonehome/shared';
import { defaultPolicy } from './default-policy.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { LOOPBACK } from './listener.ts';
import type { ExchangeRecord } from './record.ts';
import { createRecordLog, type RecordLog } from './record-log.ts';
import { type Served, serve } from './serve.ts';
import { createMemoryStore } from './store/memory-store.ts';
import type { RecordStore, Retention } from './store/record-store.ts';
import { openStore } from './store/sqlite-store.ts';

const PORT_MAX = 65_535;

/** How a fake server in a process of yours is to be. */
export interface FakeServerOptions {
  /** Port on 127.0.0.1; 0, the default, for any free one. */
  readonly port?: number;
  /** Several ports at once, in the place of `port`: as phones and modules dial different ones. */
  readonly ports?: readonly number[];
  /** How it answers: the text of a policy file, or what stands in one. By default as `phonehome serve`. */
  readonly policy?: Policy | string;
  /** Draws the shares of the policy; 0 by default. */
  readonly seed?: number;
  /** Whether there is an admin API beside it, for a test in another language or a look by hand; see `adminUrl`. */
  readonly admin?: boolean;
  /** A folder in which its records are kept on disk, too. By default they are in memory alone. */
  readonly store?: string;
  /** What is kept at most, for the admin API and on disk; by default everything. */
  readonly retention?: Retention;
  /** What it takes of its callers: docs/reference/policy.md has the limits and their defaults. */
  readonly limits?: Partial<Limits>;
  /** Hears of each record before its reply is sent. What it throws is an uncaught exception of your process. */
  readonly onRecord?: (record: ExchangeRecord) => void;
}

/** A fake server on loopback, in this process. */
export interface FakeServer extends RecordLog {
  /** The first of its ports. */
  readonly port: number;
  /** All its ports, in the order asked for. */
  readonly ports: readonly number[];
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Where the admin API is, without one null. */
  readonly adminUrl: string | null;
  /** Closes the port and its connections. What has been recorded stays. */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a fake server for a test: point a device or a client at its port, and look at what it received. Arrivals have
 * the wall clock, delays are really waited for.
 * @throws PhonehomeError SCENARIO_INVALID for a broken policy, USAGE for other options that cannot be, ENVIRONMENT when
 * the port or the store cannot be had
 */
export async function createFakeServer(options: FakeServerOptions = {}): Promise<FakeServer> {
  refuseUnknown(options);
  const { port: wanted = 0, ports: several = [wanted], seed = 0, admin = false, onRecord, limits } = options;
  const { store: folder, retention = {} } = options;
  refuseUnlessWhole('port', wanted, PORT_MAX);
  if (!Array.isArray(several) || several.length === 0 || (options.ports && options.port !== undefined)) {
    const remedy = 'Give a list of ports, one at least, and no `port` beside it';
    throw new PhonehomeError('USAGE', [{ field: 'ports', what: 'these are none', remedy }]);
  }
  for (const one of several) refuseUnlessWhole('ports', one, PORT_MAX);
  refuseUnlessWhole('seed', seed, Number.MAX_SAFE_INTEGER);
  if (typeof admin !== 'boolean') {
    throw new PhonehomeError('USAGE', [{ field: 'admin', what: 'this is neither', remedy: 'Give true or false' }]);
  }
  if (folder !== undefined && (typeof folder !== 'string' || folder === '')) {
    throw new PhonehomeError('USAGE', [{ field: 'store', what: 'this is no folder', remedy: 'Give its path' }]);
  }
  if (onRecord !== undefined && typeof onRecord !== 'function') {
    throw new PhonehomeError('USAGE', [{ field: 'onRecord', what: 'this is no function', remedy: 'Give one' }]);
  }
  refuseUnlessWholes('retention', retention, ['count_max', 'age_max_ms', 'bytes_max']);
  refuseUnlessWholes('limits', limits ?? {}, Object.keys(defaultLimits));
  const log = createRecordLog();
  const store = await openStoreIn(folder, retention);
  const served = await serve({
    policy: readPolicy(options.policy ?? defaultPolicy),
    seed,
    ports: several,
    store,
    ...(admin && { admin: {} }),
    onWipe: log.clear,
    ...(limits && { limits }),
    onRecord(record) {
      // Apart, since what is thrown here would become an odd reply that nobody understands.
      if (onRecord) queueMicrotask(() => onRecord(record));
      log.add(record);
    },
    onStoreError: () => undefined,
  }).catch(async (error: NodeJS.ErrnoException & { port?: number }): Promise<Served> => {
    await store.close();
    const what = `port ${error.port ?? wanted} on ${LOOPBACK} cannot be opened (${error.code ?? error.message})`;
    throw new PhonehomeError('ENVIRONMENT', [{ what, remedy: 'Choose another, or 0 for any free one' }]);
  });
  const { port, ports, adminUrl } = served;
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => {
    log.end();
    closed ??= served.close().then(() => store.close());
    return closed;
  };
  const { records, waitFor } = log;
  const clear = (): void => {
    log.clear();
    // What is kept beside the log goes, too; that it could not be is no matter of the test.
    void store.wipe().catch(() => undefined);
  };
  return {
    port,
    ports,
    url: `http://${LOOPBACK}:${port}`,
    adminUrl,
    records,
    clear,
    waitFor,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function openStoreIn(folder: string | undefined, retention: Retention): RecordStore | Promise<RecordStore> {
  if (folder === undefined) return createMemoryStore(retention);
  return openStore(folder, retention).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof PhonehomeError) throw error;
    const what = `the store cannot be opened (${error.code ?? error.message})`;
    throw new PhonehomeError('ENVIRONMENT', [{ file: folder, what, remedy: 'Choose another folder' }]);
  });
}

const OPTIONS = [
  'port',
  'ports',
  'policy',
  'seed',
  'admin',
  'store',
  'retention',
  'limits',
  'onRecord',
] as const satisfies readonly (keyof FakeServerOptions)[];

/** What comes from a program without types may be anything. */
function refuseUnknown(options: object): void {
  const field = Object.keys(options).find((name) => !(OPTIONS as readonly string[]).includes(name));
  if (field === undefined) return;
  const remedy = `The options are ${OPTIONS.join(', ')}`;
  throw new PhonehomeError('USAGE', [{ field, what: 'there is no such option', remedy }]);
}

function refuseUnlessWhole(field: string, value: number, max: number, min = 0): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  const what = `${typeof value === 'string' ? JSON.stringify(value) : value} is none`;
  throw new PhonehomeError('USAGE', [{ field, what, remedy: `Give a whole number from ${min} to ${max}` }]);
}

/** A name that is none would be taken for a limit that holds. */
function refuseUnlessWholes(option: string, given: object, names: readonly string[]): void {
  for (const [name, value] of Object.entries(given)) {
    const field = `${option}.${name}`;
    if (!names.includes(name)) {
      throw new PhonehomeError('USAGE', [{ field, what: 'there is none', remedy: `Give one of ${names.join(', ')}` }]);
    }
    // To keep nothing, or to let nobody in, is no server.
    refuseUnlessWhole(field, value, Number.MAX_SAFE_INTEGER, 1);
  }
}

/** A policy that comes from a program is held to the same rules as one from a file. */
function readPolicy(policy: Policy | string): Policy {
  const text = typeof policy === 'string' ? policy : JSON.stringify({ format: POLICY_FORMAT, ...policy });
  return loadPolicy(text, 'policy');
}
