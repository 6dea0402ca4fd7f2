/**
 * The methods of RFC 9110 and of its extensions. A request may have any other; but bytes that follow a request and begin
 * with none of these belong to it rather than to the next one.
 */
const METHODS =
  `GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH QUERY ACL BIND CHECKOUT COPY LINK LOCK M-SEARCH MERGE MKACTIVITY
  MKCALENDAR MKCOL MOVE NOTIFY PROPFIND PROPPATCH PURGE REBIND REPORT SEARCH SOURCE SUBSCRIBE UNBIND UNLINK UNLOCK
  UNSUBSCRIBE`.split(/\s+/);

/** Whether some method begins so, in whatever case. */
export function beginsMethod(text: string): boolean {
  const upper = text.toUpperCase();
  return METHODS.some((method) => method.startsWith(upper));
}

const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/** Whether requests of this method have no body unless they say so. */
export function isBodiless(method: string): boolean {
  return bodiless.has(method);
}
