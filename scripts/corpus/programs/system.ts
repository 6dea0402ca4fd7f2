import { fetchingSystems } from './packages.ts';
import { messages } from './messages.ts';
import { transfers } from './transfers.ts';
import type { Program } from '../run.ts';

/** Debian's tools that speak their own protocols, or HTTP for a purpose of their own. */
export const systemPrograms: readonly Program[] = [...fetchingSystems, ...messages, ...transfers];
