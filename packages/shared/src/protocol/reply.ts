/** The resultCode that means success; every other one is a refusal (dossier 2). */
export const RESULT_SUCCESS = '0';

/** The JSON body of the server's reply: `{"resultCode":"0","resultDesc":"Success"}` or a refusal (dossier 2). */
export function encodeReplyBody(result_code: string, result_desc: string): string {
  return JSON.stringify({ resultCode: result_code, resultDesc: result_desc });
}

/** The resultCode of a reply body, or null when it is absent, not a string or unparsable: a failure (dossier 2). */
export function replyResultCode(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return null;
    const code = (value as Record<string, unknown>).resultCode;
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
  }
}
