import { type FieldTest, fieldDefinition, likeOneOf, printable, type Report } from '@phonehome/shared';
import type { Fact } from './condition.ts';

/** Holds one field of a report against what it should be. A value that may identify somebody is in no reason. */
export function fieldFact(name: string, wanted: FieldTest, report: Report | null): Fact {
  const value = report && Object.hasOwn(report, name) ? (report[name] as string) : '';
  const condition = `field.${name}`;
  if (isPresence(wanted)) {
    return {
      condition,
      holds: wanted.present === (value !== ''),
      saw: `${name} is ${value === '' ? 'empty' : 'there'}`,
    };
  }
  const holds = report !== null && likeOneOf(typeof wanted === 'string' ? [wanted] : wanted)(value);
  const is = fieldDefinition(name)?.sensitivity === 'configuration' ? printable(value) : withheld(holds);
  return {
    condition,
    holds,
    saw: report === null ? 'there is no report' : `${name} is ${value === '' ? 'empty' : is}`,
  };
}

const withheld = (holds: boolean): string => (holds ? 'one of those named' : 'none of those named');

function isPresence(wanted: FieldTest): wanted is { readonly present: boolean } {
  return typeof wanted === 'object' && !Array.isArray(wanted);
}
