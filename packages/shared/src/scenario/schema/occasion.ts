import { type Static, Type } from 'typebox';
import { closed, Day, Slug } from './basic.ts';

/** What a person may do with a phone on an occasion. */
export const occasionActs = [
  'reboot',
  'power_loss',
  'airplane_mode',
  'swap_sim',
  'switch_data_sim',
  'switch_volte',
  'secondary_user',
  'secret_code',
] as const;
export type OccasionAct = (typeof occasionActs)[number];

/** Something that every phone of some cohorts goes through on one local day, at a time of its own. */
export const Occasion = Type.Object(
  {
    id: Slug('name of the occasion'),
    cohorts: Type.Array(Slug('one of `cohorts`'), { minItems: 1, description: 'whose phones' }),
    act: Type.Enum([...occasionActs], { description: 'what is done' }),
    on: Day('the local day'),
  },
  closed,
);

export type Occasion = Static<typeof Occasion>;
