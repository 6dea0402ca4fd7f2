import { type Part, textCodec } from './codec.ts';

/** Kinds of both layers, how many attachments there are, the namespace with its query, a number of the answer. */
const MESSAGE = /^4[0-6](?:\d+-)?(?:\/[^\s,{["]*,)?\d*(?=[[{])/;

/** Messages of Socket.IO (protocol 5): JSON behind numbers, `42["event",{…}]`; also several of a long poll. */
export const socketIo = textCodec('socket.io', 'structure', (text): readonly Part[] | null => {
  const head = MESSAGE.exec(text)?.[0];
  if (head === undefined) return null;
  return text
    .split('\x1e')
    .map((message): Part => ({ content: message.slice(MESSAGE.exec(message)?.[0].length ?? 0) }))
    .filter(({ content }) => content.length > 0);
});
