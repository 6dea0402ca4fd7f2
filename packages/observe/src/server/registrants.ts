/** What is publicly known of who holds a domain, with where that is known from (dossier 1). */
export interface Registrant {
  readonly holder: string;
  readonly source: string;
}

/** By registrable domain. */
export const registrants: Readonly<Record<string, Registrant>> = {
  'vnet.cn': {
    holder: 'China Telecom, a state-owned operator',
    source:
      'as the registry, CNNIC, told a broadcaster in 2019 (dossier 1); WHOIS named CNNIC itself, which was taken for the owner at first',
  },
};
