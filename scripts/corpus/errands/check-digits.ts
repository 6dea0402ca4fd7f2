/** The check digit of GTIN, SSCC and ISBN-13 (GS1 General Specifications, 7.9): weights 3 and 1 from the right. */
export function gs1Digit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** The two check digits of an IBAN (ISO 13616, by ISO 7064 MOD 97-10). */
export function ibanDigits(country: string, account: string): string {
  const letters = [...country].map((one) => one.charCodeAt(0) - 55).join('');
  return String(98n - (BigInt(`${account}${letters}00`) % 97n)).padStart(2, '0');
}
