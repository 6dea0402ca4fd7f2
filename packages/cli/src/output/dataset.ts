import { type DatasetKey, type Generated, labels, type Manifest, type Verified } from '@phonehome/dataset';
import { grouped, visible } from '@phonehome/shared';
import { quoted } from '../shell-word.ts';
import { say, style, table, wrap } from './text.ts';

const BLOCKS_SHOWN_MAX = 8;
const BYTES_A_MB = 1e6;

/** What is told when a generation is over. */
export function tellGenerated({ manifest, missing_blocks }: Generated, out: string): void {
  if (!manifest) {
    const shown = missing_blocks.slice(0, BLOCKS_SHOWN_MAX).join(', ');
    const more = missing_blocks.length > BLOCKS_SHOWN_MAX ? ', ...' : '';
    say(wrap(`This shard is finished. Of other shards, ${missing_blocks.length} blocks are missing: ${shown}${more}.`));
    say(wrap('With all blocks in one folder, start any shard once more: it writes the manifest.'));
    return;
  }
  tellFigures(manifest);
  say(`parts    ${grouped(manifest.parts.length)}, ${megabytes(manifest)} MB, in ${visible(out)}`);
  say(`sha-256  ${manifest.dataset_sha256}`);
  say(`next     phonehome dataset verify ${quoted(out)}`);
}

/** What a data set is: of which scenario, how large, what is in it. */
export function tellDataset(key: DatasetKey, manifest: Manifest | null, folder: string): void {
  const { scenario, seed, devices, days, background, formats } = key;
  say(
    style.title(
      `${visible(scenario.id)}, seed ${seed}: ${grouped(devices)} phones, ${grouped(days)} day${days === 1 ? '' : 's'}`,
    ),
  );
  say(`formats     ${formats.join(', ')}`);
  say(`background  ${background} exchanges for each screen wake`);
  if (!manifest) {
    say(wrap(`The data set is not complete: start the same command again, with --out ${visible(folder)}.`));
    return;
  }
  say();
  tellFigures(manifest);
  say(`parts    ${grouped(manifest.parts.length)}, ${megabytes(manifest)} MB`);
  say(`sha-256  ${manifest.dataset_sha256}`);
}

function tellFigures({ figures }: Manifest): void {
  const rows = labels.map((label) => [label, grouped(figures.exchanges[label]), grouped(figures.payload_bytes[label])]);
  for (const line of table([['label', 'exchanges', 'payload bytes'], ...rows], 'right')) say(line);
  say();
  for (const line of table(
    Object.entries(figures.phones_by_cohort).map(([id, n]) => [visible(id), grouped(n)]),
    'right',
  ))
    say(line);
  say();
}

function megabytes({ parts }: Manifest): string {
  return grouped(parts.reduce((sum, { bytes }) => sum + bytes, 0) / BYTES_A_MB, 1);
}

/** What a check of a data set has found. */
export function tellVerified({ faults, parts, bytes, dataset_sha256 }: Verified, folder: string): void {
  for (const { file, what, block } of faults) {
    say(`${style.bad('wrong')}  ${visible(file)}${block === null ? '' : ` (block ${block})`}: ${what}`);
  }
  say(`${grouped(parts)} parts, ${grouped(bytes / BYTES_A_MB, 1)} MB read in ${visible(folder)}`);
  if (dataset_sha256 !== null && faults.length === 0) say(`${style.good('whole')}  sha-256 ${dataset_sha256}`);
  else if (faults.some(({ block }) => block !== null)) {
    say('The command that has generated it makes missing, cut and altered blocks anew.');
  }
}
