import { piecesOf } from '../../test/tidy/source.ts';

/** A small change of a source that a test should notice. */
export interface Mutant {
  /** Counts from 1. */
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

type Operator = readonly [pattern: RegExp, to: string];

const operators: readonly Operator[] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \?\? /g, ' && '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/(?<=[\s(,:[?])(?<![^|]\| )true\b(?! \|)/g, 'false'],
  [/(?<=[\s(,:[?])(?<![^|]\| )false\b(?! \|)/g, 'true'],
  [/(?<=[\s(&|?:>])!(?=[\w(])/g, ''],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\.find\(/g, '.findLast('],
  [/\.findLast\(/g, '.find('],
  [/\.filter\(/g, '.toSorted('],
  [/\.toSorted\(|\.sort\(/g, '.filter('],
  [/\?\.at\(-1\)|\.at\(-1\)/g, '.at(0)'],
  [/ \+ 1\b/g, ' - 1'],
  [/ - 1\b/g, ' + 1'],
];

/** Operators stand in types as well, and there nothing notices them when types are stripped. */
const typeLine = /^\s*(?:export )?(?:type|interface)\b|^\s*readonly |^\s*import /;

/** Every mutant of a source: one operator changed in one place of its code. */
export function mutantsOf(source: string): Mutant[] {
  const mutants: Mutant[] = [];
  let at = 0;
  for (const { kind, text } of piecesOf(source)) {
    if (kind === 'code') {
      for (const [pattern, to] of operators) {
        for (const match of text.matchAll(pattern)) {
          const start = at + match.index;
          const [from] = match;
          if (typeLine.test(lineAt(source, start))) continue;
          const line = source.slice(0, start).split('\n').length;
          mutants.push({ line, from, to, source: source.slice(0, start) + to + source.slice(start + from.length) });
        }
      }
    }
    at += text.length;
  }
  return mutants.sort((a, b) => a.line - b.line);
}

function lineAt(source: string, at: number): string {
  const start = source.lastIndexOf('\n', at - 1) + 1;
  const end = source.indexOf('\n', at);
  return source.slice(start, end < 0 ? source.length : end);
}
