import { bytesCodec, type Part } from '../codec.ts';

const HEAD_BYTES = 12;
const KINDS = { push: 0, pull: 2, result: 5 } as const;
const VERSIONS: ReadonlySet<number> = new Set([1, 2]);

/** What gateways of LoRa send to their server (Semtech's protocol over UDP): who they are, made of their address, and JSON. */
export const packetForwarder = bytesCodec('packet forwarder', 'structure', (bytes): readonly Part[] | null => {
  const [version = 0, , , kind = -1] = bytes;
  if (!VERSIONS.has(version) || bytes.length < HEAD_BYTES) return null;
  const body = bytes.subarray(HEAD_BYTES);
  const is_json = body[0] === 0x7b && body.at(-1) === 0x7d;
  // Six bytes of an address with FFFE in their midst.
  const is_made = bytes[7] === 0xff && bytes[8] === 0xfe;
  const fits =
    kind === KINDS.pull ? body.length === 0 && is_made : (kind === KINDS.push || kind === KINDS.result) && is_json;
  if (!fits) return null;
  const gateway = Buffer.from(bytes.subarray(4, HEAD_BYTES)).toString('hex');
  return [...(is_made ? [{ key: 'gateway mac', content: gateway }] : []), ...(is_json ? [{ content: body }] : [])];
});
