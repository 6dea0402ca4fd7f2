import { countryCodes } from './countries.ts';
import type { Countries, Region } from './region.ts';

/** The countries of the EU, as of 2020-02-01. */
const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const EEA = [...EU, 'IS', 'LI', 'NO'];
const NOT_CHINA: Countries = { except: ['CN'] };

const region = (
  id: string,
  title: string,
  countries: Countries,
  aliases: readonly string[],
  source: string,
): Region => ({
  id,
  title,
  countries,
  aliases,
  known: true,
  source,
});

/**
 * The regions that builds are known to be made for. A country's own code is a region, too, and needs no line here. A
 * rules file may add to this table or replace lines of it.
 */
export const regions: readonly Region[] = [
  region(
    'CN',
    'China (mainland)',
    { only: ['CN'] },
    ['CHN', 'CHINA', 'PRC', 'MAINLAND', 'MAINLAND CHINA', 'CHINA MAINLAND'],
    'dossier 5',
  ),
  region(
    'WW',
    'everywhere but China',
    NOT_CHINA,
    ['GLOBAL', 'GL', 'WORLD', 'WORLDWIDE', 'INTL', 'INTERNATIONAL', 'ROW', 'EXPORT', 'OVERSEA', 'OVERSEAS'],
    'dossier 5: CN and WW are two variants of one model, so WW has no CN',
  ),
  region('EEA', 'European Economic Area', { only: EEA }, ['EUEX', 'EUROPE'], 'EEA Agreement'),
  region('EU', 'European Union', { only: EU }, [], 'Art. 52 TEU'),
  region('GB', 'United Kingdom', { only: ['GB'] }, ['UK', 'GBR'], 'ISO 3166-1'),
  region('US', 'United States', { only: ['US'] }, ['USA'], 'ISO 3166-1'),
  region('IN', 'India', { only: ['IN'] }, ['IND', 'INDIA'], 'ISO 3166-1'),
  region('RU', 'Russia', { only: ['RU'] }, ['RUS', 'RUSSIA'], 'ISO 3166-1'),
  region('JP', 'Japan', { only: ['JP'] }, ['JPN', 'JAPAN'], 'ISO 3166-1'),
  region('KR', 'South Korea', { only: ['KR'] }, ['KOR', 'KOREA'], 'ISO 3166-1'),
  region('TW', 'Taiwan', { only: ['TW'] }, ['TWN', 'TAIWAN'], 'ISO 3166-1'),
  region('HK', 'Hong Kong', { only: ['HK'] }, ['HKG', 'HONG KONG'], 'ISO 3166-1'),
  region('ID', 'Indonesia', { only: ['ID'] }, ['IDN', 'INDONESIA'], 'ISO 3166-1'),
  region('TR', 'Türkiye', { only: ['TR'] }, ['TUR', 'TURKEY'], 'ISO 3166-1'),
  region('LATAM', 'Latin America', NOT_CHINA, ['LTM'], 'ours: no country of it is CN'),
  region('MEA', 'Middle East and Africa', NOT_CHINA, ['MENA', 'MEAF'], 'ours: no country of it is CN'),
  region('APAC', 'Asia and Pacific, as makers use it: without China', NOT_CHINA, ['SEA', 'SPCSEAS', 'ASEAN'], 'ours'),
];

/**
 * The region of a label, by its id or by an alias; a country code is that country. A label that nothing is known of is
 * taken for a region without CN, since the policy (dossier 5) is about every label that is not CN; `known` is false then.
 */
export function regionNamed(label: string, table: readonly Region[] = regions): Region {
  const name = label.trim().toUpperCase();
  const found =
    table.find(({ id }) => id.toUpperCase() === name) ?? table.find(({ aliases }) => aliases.includes(name));
  if (found) return found;
  if (countryCodes.includes(name)) {
    return { id: name, title: name, countries: { only: [name] }, aliases: [], known: true, source: 'ISO 3166-1' };
  }
  return { id: name, title: name, countries: NOT_CHINA, aliases: [], known: false, source: 'ours' };
}
