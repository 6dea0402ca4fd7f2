/** What comes after the id of a record; 0 if it has none that a server of ours gave. */
export function numberAfter(exchange_id: string): number {
  const number = /^[0-9a-f]{16}$/.test(exchange_id) ? Number(`0x${exchange_id}`) + 1 : 0;
  return Number.isSafeInteger(number) ? number : 0;
}
