import type { Subject } from '../subject.ts';

/** What kind of phone it is. */
export const make: Subject = {
  id: 'make',
  name: 'model and software',
  says: 'Maker, model, builds and sizes: the same for many phones.',
  fields: ['REGVER', 'MODEL', 'MODELSMS', 'SWVER', 'UETYPE', 'OSVER', 'ROM', 'RAM', 'MLPLVER', 'MSPLVER'],
  bearings: [
    {
      notion: 'personal-data',
      why: 'By itself it is about a make of phones; beside a number of the phone it is about its owner.',
    },
    { notion: 'security', why: 'It tells whoever reads it which known weaknesses a phone has.' },
  ],
};
