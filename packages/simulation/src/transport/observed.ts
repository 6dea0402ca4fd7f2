import type { Observation } from '@phonehome/client-sim';
import { type Outcome, repliedBody, replyDelay } from '@phonehome/fake-server';

/**
 * What a phone sees of what a server does, when, in virtual time. It reads to the end of a reply (dossier 2): one that
 * comes in pieces has come with its last, one that breaks off is a lost connection, and of one after whose half nothing
 * comes it sees what it sees of silence. It follows no redirect (ours).
 */
export function observationOf(outcome: Outcome): Observation {
  switch (outcome.outcome) {
    case 'reply':
      return { kind: 'reply', delay_ms: replyDelay(outcome), body: repliedBody(outcome) };
    case 'reset':
      return { kind: 'connection_lost', delay_ms: outcome.delay_ms };
    case 'partial':
      if (outcome.cut.then === 'silence') return { kind: 'silence' };
      return { kind: 'connection_lost', delay_ms: outcome.delay_ms };
    case 'silence':
      return { kind: 'silence' };
  }
}
