import type { DnsMessage } from '@phonehome/capture';

const NAMES_MAX = 50_000;

/** Which name an address was looked up by, as far as the capture shows. */
export interface Names {
  learn(message: DnsMessage): void;
  nameOf(address: string): string | null;
}

/** No names yet. */
export function createNames(): Names {
  const names = new Map<string, string>();
  return {
    learn({ is_answer, questions, answers }) {
      const asked = questions[0]?.name;
      if (!is_answer || asked === undefined) return;
      for (const { type, value } of answers) {
        // A and AAAA: the name that was asked for, not the alias that answered.
        if ((type === 1 || type === 28) && value !== null && (names.size < NAMES_MAX || names.has(value)))
          names.set(value, asked.toLowerCase());
      }
    },
    nameOf: (address) => names.get(address) ?? null,
  };
}
