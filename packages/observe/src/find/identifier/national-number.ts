import type { Sighting } from '../evidence.ts';
import type { NamedNumber } from './coordinates.ts';
import { DUMMY } from './number-plan.ts';

/**
 * Countries (ISO 3166-1) with the codes of their telephone numbers (ITU-T E.164), the digits that stand before a number
 * within the country, and how many digits a number has without them (ITU-T E.129, national numbering plans).
 */
const COUNTRIES: Readonly<Record<string, readonly [code: string, trunk: string, min: number, max: number]>> = {
  ...{ AE: ['971', '0', 8, 9], AR: ['54', '0', 10, 11], AT: ['43', '0', 8, 13], AU: ['61', '0', 9, 9] },
  ...{ BD: ['880', '0', 10, 10], BE: ['32', '0', 8, 9], BR: ['55', '0', 10, 11], CA: ['1', '', 10, 10] },
  ...{ CH: ['41', '0', 9, 9], CN: ['86', '', 11, 11], CO: ['57', '', 10, 10], CZ: ['420', '', 9, 9] },
  ...{ DE: ['49', '0', 9, 11], DK: ['45', '', 8, 8], EG: ['20', '0', 9, 10], ES: ['34', '', 9, 9] },
  ...{ FI: ['358', '0', 6, 11], FR: ['33', '0', 9, 9], GB: ['44', '0', 10, 10], GR: ['30', '', 10, 10] },
  ...{ HK: ['852', '', 8, 8], HU: ['36', '06', 8, 9], ID: ['62', '0', 9, 12], IE: ['353', '0', 8, 9] },
  ...{ IL: ['972', '0', 8, 9], IN: ['91', '0', 10, 10], IT: ['39', '', 9, 11], JP: ['81', '0', 9, 10] },
  ...{ KE: ['254', '0', 9, 9], KR: ['82', '0', 9, 10], MA: ['212', '0', 9, 9], MX: ['52', '', 10, 10] },
  ...{ MY: ['60', '0', 8, 10], NG: ['234', '0', 10, 10], NL: ['31', '0', 9, 9], NO: ['47', '', 8, 8] },
  ...{ NZ: ['64', '0', 8, 10], PH: ['63', '0', 10, 10], PK: ['92', '0', 10, 10], PL: ['48', '', 9, 9] },
  ...{ PT: ['351', '', 9, 9], RO: ['40', '0', 9, 9], RU: ['7', '8', 10, 10], SA: ['966', '0', 9, 9] },
  ...{ SE: ['46', '0', 7, 9], SG: ['65', '', 8, 8], SK: ['421', '0', 9, 9], TH: ['66', '0', 8, 9] },
  ...{ TR: ['90', '0', 10, 10], TW: ['886', '0', 8, 9], UA: ['380', '0', 9, 9], US: ['1', '', 10, 10] },
  ...{ VN: ['84', '0', 9, 10], ZA: ['27', '0', 9, 9] },
};

const COUNTRY_NAME =
  /^(?:(?:default_?|sim_?|network_?|user_?|phone_?|home_?)?(?:country|region|country_?(?:iso|code|iso_?code)|iso_?(?:country|code)?)|cc)$/i;
const NUMBER_NAME =
  /^(?:(?:phone|mobile|tel|telephone|cellphone|msisdn|handy|mobil|national)s?(?:_?(?:number|no|num|nr))?|(?:home|work|my|user|contact)_?phones?)$/i;
const NATIONAL = /^\(?\d[\d ()./-]{5,18}\d$/;

/** Telephone numbers as they are dialled within a country that is named beside them: `"region": "DE", "phone": "0176 …"`. */
export function spotNationalNumbers(numbers: readonly NamedNumber[]): Sighting[] {
  const country = numbers.find(({ key, text }) => COUNTRY_NAME.test(key) && /^[A-Za-z]{2}$/.test(text.trim()));
  const plan = country && COUNTRIES[country.text.trim().toUpperCase()];
  if (!plan) return coded(numbers);
  const [code, trunk, min, max] = plan;
  return numbers.flatMap(({ key, text }): Sighting[] => {
    const digits = text.replace(/\D/g, '');
    if (!NUMBER_NAME.test(key) || !NATIONAL.test(text.trim()) || digits.startsWith('00') || DUMMY.test(digits))
      return [];
    const has_trunk = trunk !== '' && digits.startsWith(trunk);
    const rest = has_trunk ? digits.slice(trunk.length) : digits;
    if (rest.length < min || rest.length > max || (trunk === '0' && !has_trunk && digits.startsWith(code))) return [];
    const named = {
      points: has_trunk ? 12 : 6,
      says: `named “${key.slice(0, 40)}”, as it is dialled in ${country.text.toUpperCase()}`,
    };
    return [{ kind: 'phone-number', value: `${code}${rest}`, evidence: [named] }];
  });
}

const CODE_NAME = /^(?:country_?(?:calling_?)?code|calling_?code|dial(?:ling)?_?code|phone_?code|cc)$/i;
const REST_NAME = /^(?:national(?:_?number)?|nsn|subscriber(?:_?number)?|local(?:_?number)?|number)$/i;

/** The code of a country and the rest of a number, each in a field (ITU-T E.164, 6.2). */
function coded(numbers: readonly NamedNumber[]): Sighting[] {
  const code = numbers.find(({ key, text }) => CODE_NAME.test(key) && /^\+?[1-9]\d{0,2}$/.test(text.trim()));
  const rest = numbers.find(({ key, text }) => REST_NAME.test(key) && /^[1-9]\d{5,11}$/.test(text.trim()));
  if (!code || !rest) return [];
  const value = code.text.replace(/\D/g, '') + rest.text.trim();
  const plan = Object.values(COUNTRIES).find(([own]) => own === code.text.replace(/\D/g, ''));
  const length = rest.text.trim().length;
  if (!plan || length < plan[2] || length > plan[3] || DUMMY.test(value)) return [];
  return [
    {
      kind: 'phone-number',
      value,
      evidence: [{ points: 12, says: 'the code of a country, and a number of its length' }],
    },
  ];
}
