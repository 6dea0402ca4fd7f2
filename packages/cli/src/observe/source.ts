import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CaptureError, createCaptureReader, isCapture } from '@phonehome/capture';
import { wholeLines } from '@phonehome/fake-server';
import { createCaptureFlows, hearBytes, hearExchange, hearHar, hearRecord, type LeakFinder } from '@phonehome/observe';
import { loadScenario, MS_PER_DAY, PhonehomeError, parseDate } from '@phonehome/shared';
import { stopIfAborted } from '@phonehome/simulation';
import { STANDARD_INPUT } from '../read-bytes.ts';
import { copied, piecesOf, rejoined } from './pieces.ts';

/** What was observed, and what of it could not be. */
export interface Source {
  readonly kind: 'capture' | 'har' | 'records' | 'data set' | 'requests';
  readonly notes: readonly string[];
}

/** Hears of bytes that were read: how many there are in all is null for a stream. */
export interface Reading {
  readonly signal: AbortSignal;
  readonly onRead: (bytes: number, total: number | null) => void;
}

/** A HAR, or requests as bytes, are read as a whole. */
const WHOLE_BYTES_MAX = 256 * 1024 * 1024;
const REMEDY =
  'Name a capture (pcapng, pcap), a HAR, records (NDJSON), requests as bytes, or the folder of a run or of a data set';

/**
 * Lets an observer hear all that a file or folder tells: a capture or NDJSON piece by piece, however long it is.
 * @throws PhonehomeError INPUT_UNREADABLE, INTERRUPTED
 */
export async function observeSource(name: string, observer: LeakFinder, reading: Reading): Promise<Source> {
  if (name !== STANDARD_INPUT) {
    const facts = await stat(name).catch(() => null);
    if (!facts) throw unreadable(name, 'there is no such file or folder');
    if (facts.isDirectory()) return await observeFolder(name, observer, reading);
    const total = facts.isFile() ? facts.size : null;
    return await observeStream(piecesOf(name), name, total, observer, reading);
  }
  return await observeStandardInput(observer, reading);
}

/** What comes by a pipe may have no end but Ctrl-C: that ends the reading, and what was seen until then is told. */
async function observeStandardInput(observer: LeakFinder, reading: Reading): Promise<Source> {
  let is_cut = false;
  const stop = (): void => {
    is_cut = true;
    process.stdin.destroy();
  };
  reading.signal.addEventListener('abort', stop, { once: true });
  const pieces = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* process.stdin as AsyncIterable<Buffer>;
    } catch (error) {
      if (!is_cut) throw error;
    }
  };
  const uninterrupted = { ...reading, signal: new AbortController().signal };
  const source = await observeStream(pieces(), 'standard input', null, observer, uninterrupted);
  reading.signal.removeEventListener('abort', stop);
  return is_cut ? { ...source, notes: [...source.notes, 'interrupted: what came later was not read'] } : source;
}

async function observeFolder(folder: string, observer: LeakFinder, reading: Reading): Promise<Source> {
  const names = await readdir(folder);
  if (names.includes('records.ndjson')) {
    const path = join(folder, 'records.ndjson');
    const epoch_ms = await epochOf(folder);
    const { size } = await stat(path);
    return await observeLines(piecesOf(path), path, size, (value) => hearRecord(observer, value, epoch_ms), reading);
  }
  for (const format of ['ndjson', 'pcapng', 'har']) {
    const parts = names.includes(format) ? (await readdir(join(folder, format))).filter(isExchanges).sort() : [];
    if (parts.length === 0) continue;
    const notes: string[] = [];
    for (const part of parts) {
      const path = join(folder, format, part);
      const { size } = await stat(path);
      notes.push(...(await observeStream(piecesOf(path), path, size, observer, reading)).notes);
    }
    return { kind: 'data set', notes };
  }
  if (names.includes('manifest.json') || names.includes('key.json')) {
    throw unreadable(folder, 'this data set has neither NDJSON nor pcapng nor HAR', 'Generate it with --format ndjson');
  }
  throw unreadable(folder, 'this is neither the folder of a run nor of a data set');
}

const isExchanges = (name: string): boolean => name.startsWith('exchanges');

/** When the time 0 of a run was. */
async function epochOf(folder: string): Promise<number> {
  const path = join(folder, 'scenario.yaml');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return 0;
  return (parseDate(loadScenario(text, path).start) as number) * MS_PER_DAY;
}

async function observeStream(
  stream: AsyncIterable<Buffer>,
  file: string,
  total: number | null,
  observer: LeakFinder,
  reading: Reading,
  is_unpacked = false,
): Promise<Source> {
  const pieces = stream[Symbol.asyncIterator]();
  const first = await firstPiece(pieces, file);
  const all = rejoined(first, pieces);
  // Once: a file can be made that unpacks to itself.
  if (!is_unpacked && first[0] === GZIP[0] && first[1] === GZIP[1])
    return await observeGzip(all, file, observer, reading);
  if (isCapture(first)) return await observeCapture(all, total, observer, reading);
  const begin = first
    .toString('latin1', 0, 2_000)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^\{"v":\d+,"exchange_id"/.test(begin)) {
    return await observeLines(all, file, total, (value) => hearRecord(observer, value, 0), reading);
  }
  if (/^\{[^\n]*"exchange_id"/.test(begin)) {
    return await observeLines(
      all,
      file,
      total,
      (value) => hearExchange(observer, value as Record<string, unknown>),
      reading,
    );
  }
  const bytes = await whole(all, file, reading, total);
  if (begin.startsWith('{')) {
    const heard = hearHar(observer, parsed(bytes, file));
    if (heard === null) throw unreadable(file, 'this JSON is neither a HAR nor records');
    const { entries, read } = heard;
    const notes = read < entries ? [`${entries - read} of ${entries} entries could not be read: they have no URL`] : [];
    return { kind: 'har', notes };
  }
  const notes = /^[A-Z]{3,10} \S+ HTTP\//.test(begin)
    ? []
    : ['this begins as nothing that is known: it was looked at as data'];
  hearBytes(observer, bytes, { id: '0', time_us: 0 });
  return { kind: 'requests', notes };
}

const GZIP = [0x1f, 0x8b] as const;

/** What is compressed as a whole, as captures are for keeping. */
async function observeGzip(
  pieces: AsyncIterable<Buffer>,
  file: string,
  observer: LeakFinder,
  reading: Reading,
): Promise<Source> {
  let problem: string | null = null;
  const unpacked = async function* (): AsyncGenerator<Buffer> {
    try {
      const gunzip = createGunzip();
      // Its errors come out of the iteration, too.
      pipeline(Readable.from(copied(pieces)), gunzip, () => undefined);
      yield* gunzip;
    } catch (error) {
      if (error instanceof PhonehomeError) throw error;
      problem = `the compressed file ends too early or is broken (${(error as NodeJS.ErrnoException).code}): what follows was not read`;
    }
  };
  const source = await observeStream(unpacked(), file, null, observer, reading, true);
  return problem === null ? source : { ...source, notes: [...source.notes, problem] };
}

async function firstPiece(pieces: AsyncIterator<Buffer>, file: string): Promise<Buffer> {
  try {
    let first: Buffer = Buffer.alloc(0);
    // A pipe may give its first bytes one by one.
    while (first.length < 512) {
      const { done, value } = await pieces.next();
      if (done) break;
      first = Buffer.concat([first, value]);
    }
    return first;
  } catch (error) {
    throw unreadable(file, `the file cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

async function observeCapture(
  pieces: AsyncIterable<Buffer>,
  total: number | null,
  observer: LeakFinder,
  { signal, onRead }: Reading,
): Promise<Source> {
  const reader = createCaptureReader();
  const flows = createCaptureFlows(observer);
  const notes: string[] = [];
  let read = 0;
  try {
    for await (const piece of pieces) {
      stopIfAborted(signal);
      reader.push(piece, (frame) => flows.add(frame));
      read += piece.length;
      onRead(read, total);
    }
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    // What was read before that is worth as much as ever.
    notes.push(`byte ${error.offset}: ${error.message}: what follows was not read`);
  }
  flows.end();
  const rest = reader.rest();
  if (rest > 0 && notes.length === 0) notes.push(`the capture ends within a packet: ${rest} bytes were left out`);
  if (flows.holed() > 0)
    notes.push(`packets of ${flows.holed()} connections were not captured: what they carried may be missing`);
  return { kind: 'capture', notes };
}

async function observeLines(
  pieces: AsyncIterable<Buffer>,
  file: string,
  total: number | null,
  hear: (value: unknown) => boolean,
  { signal, onRead }: Reading,
): Promise<Source> {
  let read = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      stopIfAborted(signal);
      read += piece.length;
      yield Buffer.from(piece);
      onRead(read, total);
    }
    // The last line may have no end: it is read as the others are, and is broken where it was cut.
    yield Buffer.from('\n');
  };
  let line_count = 0;
  let broken = 0;
  for await (const line of wholeLines(counted())) {
    if (line.trim() === '') continue;
    line_count++;
    if (!hearLine(line, hear)) broken++;
  }
  if (line_count > 0 && broken === line_count) throw unreadable(file, 'none of its lines is a record or an exchange');
  return { kind: 'records', notes: broken > 0 ? [`${broken} of ${line_count} lines could not be read`] : [] };
}

function hearLine(line: string, hear: (value: unknown) => boolean): boolean {
  try {
    return hear(JSON.parse(line));
  } catch {
    return false;
  }
}

async function whole(
  pieces: AsyncIterable<Buffer>,
  file: string,
  { signal, onRead }: Reading,
  total: number | null,
): Promise<Buffer> {
  const all: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    stopIfAborted(signal);
    all.push(Buffer.from(piece));
    size += piece.length;
    if (size > WHOLE_BYTES_MAX) throw unreadable(file, `it has more than ${WHOLE_BYTES_MAX} bytes and is no capture`);
    onRead(size, total);
  }
  return Buffer.concat(all);
}

function parsed(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    throw unreadable(file, 'it begins as JSON and is none');
  }
}

function unreadable(file: string, what: string, remedy = REMEDY): PhonehomeError {
  return new PhonehomeError('INPUT_UNREADABLE', [{ file, what, remedy }]);
}
