import type { Enum, NamespaceBase, Root, Type } from 'protobufjs';

/**
 * Which number stands for what: of each message its fields, of each enumeration its values. It only ever grows: whoever
 * has kept bytes can read them for ever.
 */
export type Lock = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The numbers in a schema, reserved ones left out. */
export function numbersOf(root: Root): Lock {
  const numbers: Record<string, Record<string, number>> = {};
  const walk = (space: NamespaceBase): void => {
    for (const entry of space.nestedArray) {
      const name = entry.fullName.slice(1);
      if ('values' in entry) numbers[name] = { ...(entry as Enum).values };
      else if ('fieldsArray' in entry) {
        numbers[name] = Object.fromEntries((entry as Type).fieldsArray.map((field) => [field.name, field.id]));
      }
      if ('nestedArray' in entry) walk(entry as NamespaceBase);
    }
  };
  walk(root);
  return numbers;
}

/** What breaks who has kept bytes: a name that got another number, a number that got another name. */
export function brokenNumbers(before: Lock, after: Lock): string[] {
  return Object.entries(before).flatMap(([type, numbers]) => {
    const now = after[type] ?? {};
    return Object.entries(numbers).flatMap(([name, number]) => {
      const other = Object.keys(now).find((key) => key !== name && now[key] === number);
      if (other !== undefined) return [`${type}: ${number} was ${name}, and now is ${other}`];
      if (now[name] !== undefined && now[name] !== number)
        return [`${type}: ${name} was ${number}, and now is ${now[name]}`];
      return [];
    });
  });
}

/** The lock after a change of the schema: what it had, and what is new. */
export function grownLock(before: Lock, after: Lock): Lock {
  const types = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(types.map((type) => [type, { ...before[type], ...after[type] }]));
}
