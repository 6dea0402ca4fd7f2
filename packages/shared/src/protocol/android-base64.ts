import { bufferOf } from '../bytes.ts';

const LINE_LENGTH = 76;

/** Android's default base64: a line feed after every 76 characters and at the end (dossier 2). */
export function androidBase64(bytes: Uint8Array): string {
  const plain = bufferOf(bytes).toString('base64');
  let text = '';
  for (let i = 0; i < plain.length; i += LINE_LENGTH) text += `${plain.slice(i, i + LINE_LENGTH)}\n`;
  return text;
}
