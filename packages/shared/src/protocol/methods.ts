/**
 * The methods that a request line may begin with: those of RFC 9110 and of its extensions. A closed list tells a request
 * from other bytes by the first of them.
 */
const METHODS =
  `GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY ACL BIND CHECKOUT COPY LINK LOCK M-SEARCH MERGE MKACTIVITY
  MKCALENDAR MKCOL MOVE NOTIFY PROPFIND PROPPATCH PURGE REBIND REPORT SEARCH SOURCE SUBSCRIBE UNBIND UNLINK UNLOCK
  UNSUBSCRIBE`.split(/\s+/);

const known: ReadonlySet<string> = new Set(METHODS);

/** Whether this is the name of a method, in whatever case. */
export function isMethod(text: string): boolean {
  return known.has(text) || known.has(text.toUpperCase());
}

/** Whether some method begins so, in whatever case. */
export function beginsMethod(text: string): boolean {
  const upper = text.toUpperCase();
  return METHODS.some((method) => method.startsWith(upper));
}
