import { addressOf, type Flow } from '../../flow/flow.ts';
import type { Root } from '../../flow/roots.ts';
import { confidenceOf, type Evidence, FINDING_MIN } from '../evidence.ts';
import { valueId } from '../leak.ts';
import type { Sent } from '../ledger.ts';
import type { Located, Looked } from '../look.ts';
import { type CluesAcross, cluesAcross } from './clues-across.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { rowsUnder, rowUnder } from './header-rows.ts';
import { holds } from './holds.ts';
import { renamed } from './name-map.ts';
import { replyFields } from './reply-fields.ts';
import type { Joined } from './series.ts';
import { toldKeysIn } from './told-keys.ts';
import { underKey } from './under-key.ts';

/** A message, what its parts hold, and what was found in it by itself. */
export interface Message {
  readonly sent: Sent;
  readonly roots: readonly Root[];
  readonly looked: readonly Looked[];
  readonly located: readonly Located[];
}

/** What the last messages of a conversation say together, and when the last of them was sent. */
export interface Together {
  readonly sent: Sent;
  readonly located: readonly Located[];
}

/** Keeps in mind, of each conversation, what may be needed to read its later messages. Memory: within bounds. */
export interface Across {
  /** A message; what it says together with those before it. */
  take(message: Message): readonly Located[];
  /** An answer: keys are looked for in it. */
  answered(flow: Flow, bytes: Uint8Array): void;
  /** A conversation has ended, or all have: what its pieces say together as far as they came. */
  finish(flow?: Flow): Together[];
}

/** Of more conversations, or of more that waits in all of them, the one that was silent the longest is forgotten. */
const CONVERSATIONS_MAX = 1_000;
const HELD_MAX = 8 * 1024 * 1024;
/** Values of a message that are tried under keys, keys of its own, and readings that make sense and are looked at. */
const VALUES_MAX = 64;
const OWN_KEYS_MAX = 8;
const READINGS_MAX = 32;

/** @param look what a part of a message may hold */
export function createAcross(look: (root: Root) => Looked): Across {
  const conversations = new Map<string, Conversation>();
  let held = 0;

  const forget = (id: string): Conversation | undefined => {
    const conversation = conversations.get(id);
    conversations.delete(id);
    held -= conversation?.held ?? 0;
    return conversation;
  };
  const conversationOf = (flow: Flow): Conversation => {
    const id = idOf(flow);
    const conversation = conversations.get(id) ?? createConversation();
    // In the order of last use.
    conversations.delete(id);
    conversations.set(id, conversation);
    while (conversations.size > 1 && (conversations.size > CONVERSATIONS_MAX || held > HELD_MAX))
      forget(conversations.keys().next().value as string);
    return conversation;
  };
  /** What a content is that came of several messages, of what was not told before. */
  const told = (
    conversation: Conversation,
    { where, keys, content }: Joined,
    chain: readonly string[],
    evidence: readonly Evidence[] = NO_EVIDENCE,
  ): Located[] =>
    look({ where, keys, content, chain: [] })
      .located.map((one) => (evidence.length === 0 ? one : { ...one, evidence: [...one.evidence, ...evidence] }))
      .filter((one) => confidenceOf(one.evidence) >= FINDING_MIN && holds(one, evidence.length > 0))
      .filter(({ kind, value }) => !conversation.knows(valueId(kind, value)))
      .map((one) => ({ ...one, chain: [...chain, ...one.chain] }));
  const joinedOf = (conversation: Conversation, joined: readonly Joined[]): Located[] => {
    const located = joined.flatMap((one) => {
      const found = told(conversation, one, one.is_of_one ? ['pieces'] : PIECES);
      // The same may be in pieces in more than one way.
      for (const { kind, value } of found) conversation.learn(valueId(kind, value));
      return found;
    });
    if (located.length > 0) conversation.succeeded();
    return located;
  };
  const underKeys = (conversation: Conversation, { fields, keys: own }: CluesAcross): Located[] => {
    const keys = [
      ...conversation.keys.map(({ key, from }) => ({ key, chain: [`key of an earlier ${from}`] })),
      ...own.slice(0, OWN_KEYS_MAX).map((key) => ({ key, chain: ['key of the message'] })),
    ];
    if (keys.length === 0) return [];
    const vectors = keys.flatMap(({ key }) => (key.sort === 'vector' ? key.readings : []));
    const values = fields.flatMap(({ where, fields }) => fields.map((field) => ({ where, field })));
    const found: Located[] = [];
    let readings = 0;
    for (const { where, field } of values.slice(0, VALUES_MAX))
      for (const { key, chain } of keys)
        for (const plain of underKey(field, key, vectors)) {
          if (++readings > READINGS_MAX) return found;
          const content = { where, keys: field.keys, content: plain.content };
          found.push(...told(conversation, content, [...chain, ...plain.chain], UNDER_KEY));
        }
    return found;
  };
  /** The rows of a message, whole or in one of its values, under names that an earlier one told. */
  const underNames = (conversation: Conversation, { fields }: CluesAcross, roots: readonly Root[]): Located[] => {
    const { names, map } = conversation;
    const tables: Joined[] = [];
    const add = (content: string | null, where: string, keys: readonly string[] = []): void => {
      if (content !== null) tables.push({ where, keys, content });
    };
    if (names !== null && 'is_value' in names) {
      for (const { where, fields: own } of fields)
        for (const { keys, content } of own.slice(0, VALUES_MAX)) add(rowUnder(names, content), where, keys);
    } else if (names !== null) for (const root of roots) add(rowsUnder(names, root), root.where, root.keys);
    if (map !== null) for (const { where, fields: own } of fields) add(renamed(map, own), where);
    const found = tables.flatMap((one) => told(conversation, one, NAMES));
    return [...new Map(found.map((one) => [valueId(one.kind, one.value), one])).values()];
  };
  /** All that a message says together with those before it. */
  const together = (conversation: Conversation, clues: CluesAcross, roots: readonly Root[]): Located[] => {
    const found = underKeys(conversation, clues);
    if (clues.names === null && clues.map === null) found.push(...underNames(conversation, clues, roots));
    conversation.names = clues.names ?? conversation.names;
    conversation.map = clues.map ?? conversation.map;
    for (const key of clues.keys) conversation.keep(key, 'message');
    found.push(...joinedOf(conversation, conversation.named.add(clues.fields)));
    for (const piece of clues.pieces) found.push(...joinedOf(conversation, conversation.take(piece)));
    return found;
  };

  return {
    take({ sent, roots, looked, located }) {
      const clues = cluesAcross(roots, looked);
      if (!clues.is_kept && !conversations.has(idOf(sent.flow))) return NONE;
      const conversation = conversationOf(sent.flow);
      held -= conversation.held;
      conversation.last = sent;
      for (const { kind, value, evidence } of located)
        if (confidenceOf(evidence) >= FINDING_MIN) conversation.learn(valueId(kind, value));
      const found = together(conversation, clues, roots);
      held += conversation.held;
      return found;
    },
    answered(flow, bytes) {
      const keys = toldKeysIn(replyFields(bytes));
      if (keys.length === 0) return;
      const conversation = conversationOf(flow);
      for (const key of keys) conversation.keep(key, 'answer');
    },
    finish(flow) {
      const ids = flow === undefined ? [...conversations.keys()] : [idOf(flow)];
      return ids.flatMap((id): Together[] => {
        const conversation = forget(id);
        const located = conversation ? joinedOf(conversation, conversation.rest()) : NONE;
        return conversation?.last && located.length > 0 ? [{ sent: conversation.last, located }] : [];
      });
    },
  };
}

const NONE: readonly Located[] = [];
const NO_EVIDENCE: readonly Evidence[] = [];
const PIECES = ['pieces of several messages'];
const NAMES = ['names of an earlier message'];
const UNDER_KEY: readonly Evidence[] = [{ points: 8, says: 'it is one under a key that the conversation tells' }];

/** Whoever looks up names does so from another port each time. */
function idOf({ id, protocol, client, server }: Flow): string {
  return protocol === 'dns' && client !== '' ? `dns ${addressOf(client)} ${server}` : id;
}
