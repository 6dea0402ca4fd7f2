import { fieldDefinition, type Report } from '@phonehome/shared';
import type { FieldFacts } from './run-facts.ts';

/** Up to how many different values of a field are counted: beyond, there are this many or more. */
export const DISTINCT_MAX = 20_000;
/** How many fields that no version has are told apart: whoever sends them can make up more. */
const UNKNOWN_MAX = 50;

/** Counts in how many reports each field is filled, and with how many values. */
export interface FieldCounter {
  count(report: Report): void;
  fields(): FieldFacts[];
}

/** A counter that has seen nothing. Fields come in the order in which they were first seen. */
export function createFieldCounter(): FieldCounter {
  const seen = new Map<string, { reports: number; readonly values: Set<string> }>();
  let unknown = 0;
  return {
    count(report) {
      for (const [name, value] of Object.entries(report)) {
        if (value === '') continue;
        let field = seen.get(name);
        if (!field) {
          if (!fieldDefinition(name) && ++unknown > UNKNOWN_MAX) continue;
          field = { reports: 0, values: new Set() };
          seen.set(name, field);
        }
        field.reports++;
        if (field.values.size < DISTINCT_MAX) field.values.add(value);
      }
    },
    fields: () =>
      [...seen].map(([name, { reports, values }]) => {
        const definition = fieldDefinition(name);
        const { sensitivity = null, meaning = null } = definition ?? {};
        return { name, sensitivity, meaning, reports, values: values.size };
      }),
  };
}
