/** The resultCode that means success; every other one is a refusal (dossier 2). */
export const RESULT_SUCCESS = '0';

/** The JSON body of the server's reply: `{"resultCode":"0","resultDesc":"Success"}` or a refusal (dossier 2). */
export function encodeReplyBody(result_code: string, result_desc: string): string {
  return JSON.stringify({ resultCode: result_code, resultDesc: result_desc });
}

/** What a client reads of a reply body: null for what is absent, not a string, or unparsable. */
export function readReply(body: string): ReadReply {
  // One reply comes very often, again and again.
  if (body !== last.body) last = { body, read: parseReplyBody(body) };
  return last.read;
}

interface ReadReply {
  readonly result_code: string | null;
  readonly result_desc: string | null;
}

let last: { readonly body: string; readonly read: ReadReply } = {
  body: '',
  read: { result_code: null, result_desc: null },
};

function parseReplyBody(body: string): ReadReply {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return NOTHING;
    const { resultCode, resultDesc } = value as Record<string, unknown>;
    return { result_code: textOf(resultCode), result_desc: textOf(resultDesc) };
  } catch {
    return NOTHING;
  }
}

const NOTHING = { result_code: null, result_desc: null } as const;

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The resultCode of a reply body, or null when it is absent, not a string or unparsable: a failure (dossier 2). */
export function replyResultCode(body: string): string | null {
  return readReply(body).result_code;
}
