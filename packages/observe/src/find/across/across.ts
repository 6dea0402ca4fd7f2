import { addressOf, type Flow } from '../../flow/flow.ts';
import type { Root } from '../../flow/roots.ts';
import { confidenceOf, type Evidence, FINDING_MIN } from '../evidence.ts';
import { valueId } from '../leak.ts';
import type { Sent } from '../ledger.ts';
import type { Located, Looked } from '../look.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { fieldsOf, type RecordOfFields, recordsIn } from './fields.ts';
import { HEADER_MAX, headerRow, rowsText, tableUnder } from './header-rows.ts';
import { holds } from './holds.ts';
import { nameLabels } from './name-labels.ts';
import { numberedBodies } from './numbered-bodies.ts';
import { numberedFields } from './numbered-fields.ts';
import { numberedLines } from './numbered-lines.ts';
import { numberedTopics } from './numbered-topics.ts';
import type { Piece } from './piece.ts';
import { replyFields } from './reply-fields.ts';
import type { Joined } from './series.ts';
import { type ToldKey, toldKeysIn } from './told-keys.ts';
import { underKey } from './under-key.ts';

/** A message, what its parts hold, and what was found in it by itself. */
export interface Message {
  readonly sent: Sent;
  readonly roots: readonly Root[];
  readonly looked: readonly Looked[];
  readonly located: readonly Located[];
}

/** What several messages say together, and when the last of them was sent. */
export interface Together {
  readonly sent: Sent;
  readonly located: readonly Located[];
}

/** Keeps in mind, of each conversation, what may be needed to read its later messages. Memory: within bounds. */
export interface Across {
  /** A message; what it says together with those before it. */
  take(message: Message): Together[];
  /** An answer: keys are looked for in it. */
  answered(flow: Flow, bytes: Uint8Array): void;
  /** A conversation has ended, or all have: what its pieces say together as far as they came. */
  finish(flow?: Flow): Together[];
}

/** Of more conversations, or of more that waits in all of them, the one that was silent the longest is forgotten. */
const CONVERSATIONS_MAX = 2_000;
const HELD_MAX = 8 * 1024 * 1024;
/** Values of a message that are looked at under a key. */
const VALUES_MAX = 64;

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
      .filter(({ kind, value }) => !conversation.tells(valueId(kind, value)))
      .map((one) => ({ ...one, chain: [...chain, ...one.chain] }));
  const joinedOf = (conversation: Conversation, joined: readonly Joined[]): Together[] => {
    const located = joined.flatMap((one) => told(conversation, one, ['pieces of several messages']));
    if (located.length === 0 || conversation.last === null) return [];
    conversation.succeeded();
    return [{ sent: conversation.last, located }];
  };
  const underKeys = (conversation: Conversation, message: Message, own: readonly ToldKey[]): Located[] => {
    const fields = message.roots.flatMap((root, i) =>
      fieldsOf(root, recordsIn(message.looked[i]?.all ?? [])).map((field) => ({ field, where: root.where })),
    );
    const keys = [
      ...conversation.keys.map(({ key, from }) => ({ key, chain: [`key of an earlier ${from}`] })),
      ...own.map((key) => ({ key, chain: ['key of the message'] })),
    ];
    return fields
      .slice(0, VALUES_MAX)
      .flatMap(({ field, where }) =>
        keys.flatMap(({ key, chain }) =>
          [...underKey(field, key)].flatMap((plain) =>
            told(
              conversation,
              { where, keys: field.keys, content: plain.content },
              [...chain, ...plain.chain],
              UNDER_KEY,
            ),
          ),
        ),
      );
  };
  /** The rows of a message under names that an earlier one told; its own names are kept. */
  const underNames = (conversation: Conversation, roots: readonly Root[]): Located[] =>
    roots.flatMap((root) => {
      const text = conversation.names && rowsText(root);
      const table = text && tableUnder(conversation.names as NonNullable<Conversation['names']>, text);
      return table ? told(conversation, { ...root, content: table }, ['names of an earlier message']) : [];
    });

  return {
    take(message) {
      const { sent, roots, looked, located } = message;
      const records = looked.map(({ all }) => recordsIn(all));
      const keys = roots.flatMap((root, i) => toldKeysIn(fieldsOf(root, records[i] as readonly RecordOfFields[])));
      const pieces = piecesOf(roots, records);
      const names = namesIn(roots);
      const before = conversations.get(idOf(sent.flow));
      if (!before && keys.length === 0 && pieces.length === 0 && names === null) return NONE;
      const conversation = conversationOf(sent.flow);
      held -= conversation.held;
      conversation.last = sent;
      for (const { kind, value, evidence } of located)
        if (confidenceOf(evidence) >= FINDING_MIN) conversation.tells(valueId(kind, value));
      const together: Together[] = [];
      if (conversation.keys.length > 0 || keys.length > 0)
        together.push({ sent, located: underKeys(conversation, message, keys) });
      if (conversation.names !== null && names === null)
        together.push({ sent, located: underNames(conversation, roots) });
      if (names !== null) conversation.names = names;
      for (const key of keys) conversation.learn(key, 'message');
      for (const piece of pieces) {
        const joined = conversation.take(piece);
        if (joined.length > 0) together.push(...joinedOf(conversation, joined));
      }
      held += conversation.held;
      return together;
    },
    answered(flow, bytes) {
      const keys = toldKeysIn(replyFields(bytes));
      if (keys.length === 0) return;
      const conversation = conversationOf(flow);
      for (const key of keys) conversation.learn(key, 'answer');
    },
    finish(flow) {
      const ids = flow === undefined ? [...conversations.keys()] : [idOf(flow)];
      return ids.flatMap((id) => {
        const conversation = forget(id);
        return conversation ? joinedOf(conversation, conversation.rest()) : [];
      });
    },
  };
}

const NONE: Together[] = [];
const NO_EVIDENCE: readonly Evidence[] = [];
const UNDER_KEY: readonly Evidence[] = [{ points: 8, says: 'it is one under a key that the conversation tells' }];

/** Whoever looks up names does so from another port each time. */
function idOf({ id, protocol, client, server }: Flow): string {
  return protocol === 'dns' && client !== '' ? `dns ${addressOf(client)} ${server}` : id;
}

function piecesOf(roots: readonly Root[], records: readonly (readonly RecordOfFields[])[]): Piece[] {
  const pieces = roots.flatMap((root, i) => {
    const own = records[i] as readonly RecordOfFields[];
    const fields = numberedFields(root, own);
    // A list in one message is none of pieces; data of no known protocol is many messages.
    if (root.where !== 'data' && fields.length > 1) return [];
    if (fields.length > 0) return fields;
    return [...numberedLines(root), ...nameLabels(root), ...own.flatMap((record) => numberedTopics(root, record))];
  });
  const headers = roots.filter(({ where }) => where.startsWith('header X-'));
  const parts = headers.map(({ keys: [key = ''], content }) => ({ key, content }));
  if (headers.length > 1) pieces.push(...numberedFields({ where: 'headers' }, [{ keys: [], parts }]));
  return pieces.length > 0 ? pieces : numberedBodies(roots, (root) => records[roots.indexOf(root)] ?? []);
}

function namesIn(roots: readonly Root[]) {
  for (const root of roots) {
    const text = rowsText(root, HEADER_MAX);
    const names = text && headerRow(text);
    if (names) return names;
  }
  return null;
}
