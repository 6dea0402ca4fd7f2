/** The status of a reply to an activation that was taken. */
export const ACTIVATION_STATUS = 200;

/** The JSON body of the maker's reply: `{"activated":true}`, or false and why (ours). */
export function encodeActivationReply(activated: boolean, why: string | null = null): string {
  return JSON.stringify(why === null ? { activated } : { activated, why });
}

/** Whether a reply means success: status 200 and `activated` true. Anything else, or unparsable, is a failure (ours). */
export function isActivated(status: number, body: string): boolean {
  if (status !== ACTIVATION_STATUS) return false;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && (value as Record<string, unknown>).activated === true;
  } catch {
    return false;
  }
}
