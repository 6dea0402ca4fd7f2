import { luhnDigit } from '@phonehome/shared';
import { gs1Digit, ibanDigits } from './check-digits.ts';
import type { Draw } from './draw.ts';
import type { Errand } from './errand.ts';

const HOST = 'shop.example';

/** Numbers that shops, banks and carriers give: many have a check digit, some the one that IMEIs have. */
export const numbers = {
  order: (draw: Draw) =>
    draw.one([`${draw.digits(10)}`, `${draw.digits(3)}-${draw.digits(7)}-${draw.digits(7)}`, draw.digits(15)]),
  gtin: (draw: Draw) => checked(draw.digits(draw.one([12, 13])), gs1Digit),
  isbn: (draw: Draw) => checked(`978${draw.digits(9)}`, gs1Digit),
  /** A serial shipping container: 18 digits. */
  sscc: (draw: Draw) => checked(`3${draw.digits(16)}`, gs1Digit),
  parcel: (draw: Draw) =>
    draw.one([
      `1Z${draw.hex(6).toUpperCase()}${draw.digits(10)}`,
      draw.digits(12),
      draw.digits(15),
      `JJD${draw.digits(18)}`,
      `00${checked(draw.digits(17), gs1Digit)}`,
      draw.digits(14),
      draw.digits(20),
    ]),
  /** A payment card: 16 digits, of which the last is Luhn's; 15 of one brand. */
  card: (draw: Draw) => {
    const digits = draw.one([
      `4${draw.digits(14)}`,
      `5${draw.one([1, 2, 3, 4, 5])}${draw.digits(13)}`,
      `37${draw.digits(12)}`,
    ]);
    return digits + luhnDigit(digits);
  },
  iban: (draw: Draw) => {
    const account = draw.digits(18);
    return `DE${ibanDigits('DE', account)}${account}`;
  },
} as const;

function checked(digits: string, digit: (digits: string) => string): string {
  return digits + digit(digits);
}

/** An order with its articles, as JSON, in a form or as XML. */
export function order(draw: Draw): Errand {
  const items = draw.many(1 + draw.below(4), () => ({
    sku: draw.digits(8),
    ean: numbers.gtin(draw),
    qty: 1 + draw.below(5),
    price: draw.decimal(1, 900, 2),
    title: draw.words(3),
  }));
  const id = numbers.order(draw);
  const whole = {
    order_id: id,
    created: draw.time_ms(),
    currency: draw.one(['EUR', 'USD', 'SEK']),
    items,
    total: draw.decimal(5, 3_000, 2),
    tracking: numbers.parcel(draw),
    session: draw.hex(32),
  };
  const base = {
    method: 'POST',
    host: HOST,
    path: draw.one(['/api/orders', '/checkout/submit', '/rest/V1/carts/mine']),
  } as const;
  if (draw.chance(0.4)) return { ...base, json: whole };
  if (draw.chance(0.3)) {
    const rows = items.map(
      (item) =>
        `<item sku="${item.sku}"><ean>${item.ean}</ean><qty>${item.qty}</qty><price>${item.price}</price></item>`,
    );
    const text = `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><PlaceOrder><id>${id}</id>${rows.join('')}<total>${whole.total}</total><reference>${whole.tracking}</reference></PlaceOrder></soap:Body></soap:Envelope>`;
    return { ...base, headers: [['SOAPAction', '"PlaceOrder"']], text: { type: 'text/xml; charset=utf-8', text } };
  }
  const form = [
    ['order', id],
    ['csrf', draw.base64(32)],
    ...items.flatMap((item, i) => [
      [`items[${i}][sku]`, item.sku],
      [`items[${i}][ean]`, item.ean],
      [`items[${i}][qty]`, String(item.qty)],
    ]),
    ['total', String(whole.total)],
    ['voucher', draw.hex(10).toUpperCase()],
  ] as [string, string][];
  return { ...base, form, cookies: cookies(draw) };
}

/** A payment: cards, accounts, references, amounts in cents. */
export function payment(draw: Draw): Errand {
  const cents = draw.below(500_000);
  const reference = draw.one([draw.digits(15), `RF${draw.digits(2)}${draw.digits(16)}`, draw.uuid(), draw.digits(18)]);
  if (draw.chance(0.5)) {
    return {
      method: 'POST',
      host: 'pay.example',
      path: '/v1/payment_intents',
      headers: [
        ['Idempotency-Key', draw.uuid()],
        ['Authorization', `Bearer sk_test_${draw.base64(18).replace(/\W/g, 'x')}`],
      ],
      form: [
        ['amount', String(cents)],
        ['currency', 'eur'],
        ['card[number]', numbers.card(draw)],
        ['card[exp_month]', String(1 + draw.below(12))],
        ['card[exp_year]', String(2026 + draw.below(6))],
        ['metadata[order]', numbers.order(draw)],
        ['statement_descriptor', draw.words(2)],
      ],
    };
  }
  return {
    method: 'POST',
    host: 'pay.example',
    path: '/psd2/v1/payments/sepa-credit-transfers',
    headers: [
      ['X-Request-ID', draw.uuid()],
      ['Digest', `SHA-256=${draw.base64(32)}`],
    ],
    json: {
      endToEndIdentification: reference,
      debtorAccount: { iban: numbers.iban(draw) },
      instructedAmount: { currency: 'EUR', amount: (cents / 100).toFixed(2) },
      creditorAccount: { iban: numbers.iban(draw) },
      creditorName: draw.words(2),
      remittanceInformationUnstructured: `${draw.words(2)} ${numbers.order(draw)}`,
    },
  };
}

/** A look at where a parcel is, at an article, or a search. */
export function lookUp(draw: Draw): Errand {
  const search = draw.words(1 + draw.below(3));
  const number = numbers.parcel(draw);
  return draw.one<Errand>([
    {
      method: 'GET',
      host: 'parcel.example',
      path: '/track',
      query: [
        ['tracknumbers', number],
        ['locale', 'en_GB'],
        ['_', String(draw.time_ms())],
      ],
    },
    { method: 'GET', host: 'parcel.example', path: `/shipments/${number}` },
    {
      method: 'GET',
      host: HOST,
      path: `/p/${draw.words(2).replace(/ /g, '-')}/${draw.digits(10)}.html`,
      query: [
        ['variant', draw.digits(14)],
        ['ref', `sr_1_${draw.below(30)}`],
        ['qid', String(Math.floor(draw.time_ms() / 1_000))],
      ],
      cookies: cookies(draw),
    },
    {
      method: 'GET',
      host: HOST,
      path: '/search',
      query: [
        ['q', search],
        ['price', `${draw.decimal(1, 90, 2)},${draw.decimal(91, 180, 2)}`],
        ['page', String(draw.below(20))],
      ],
      cookies: cookies(draw),
    },
    { method: 'GET', host: HOST, path: `/books/isbn/${numbers.isbn(draw)}` },
    { method: 'GET', host: HOST, path: `/gtin/${numbers.gtin(draw)}`, query: [['sscc', numbers.sscc(draw)]] },
  ]);
}

/** Cookies as sites set them. */
export function cookies(draw: Draw): [string, string][] {
  const seconds = Math.floor(draw.time_ms() / 1_000);
  return [
    ['_ga', `GA1.2.${draw.digits(10)}.${seconds}`],
    [`_ga_${draw.hex(10).toUpperCase()}`, `GS1.1.${seconds}.${draw.below(40)}.1.${seconds + 60}.0.0.0`],
    ['_fbp', `fb.1.${draw.time_ms()}.${draw.digits(10)}`],
    ['PHPSESSID', draw.hex(26)],
    ['cart', Buffer.from(JSON.stringify({ id: draw.digits(9), at: seconds, n: draw.below(9) })).toString('base64')],
    ['consent', `CP${draw.base64(24).replace(/[+/=]/g, 'A')}.YAAAAAAAAAAA`],
    ['ab', `${draw.below(2)}|${draw.decimal(0, 1, 16)}`],
  ];
}
