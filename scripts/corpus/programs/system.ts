import type { Program } from '../run.ts';
import { messages } from './messages.ts';
import { fetchingSystems } from './packages.ts';
import { transfers } from './transfers.ts';

/** Debian's tools that speak their own protocols, or HTTP for a purpose of their own. */
export const systemPrograms: readonly Program[] = [...fetchingSystems, ...messages, ...transfers];
