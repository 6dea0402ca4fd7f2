import t from 'tap';
import { brokenBy } from '../support.ts';

const ofTwin = (field: string) => `cohorts[1].${field}`;

brokenBy(
  t,
  'a model that is not there',
  [['model: dual', 'model: triple']],
  [[95, ofTwin('model'), 'triple is not one of `models`']],
);

brokenBy(
  t,
  'a model named like a property of every object',
  [['model: dual', 'model: constructor']],
  [[95, ofTwin('model'), 'constructor is not one of `models`']],
);

brokenBy(
  t,
  'a build that is not there',
  [['build: old\n    origin: factory', 'build: new\n    origin: factory']],
  [[107, 'cohorts[2].build', 'new is not one of `builds`']],
);

brokenBy(
  t,
  'a behaviour that is not there',
  [['behaviour: everyday\n    twin_of', 'behaviour: festive\n    twin_of']],
  [[101, ofTwin('behaviour'), 'festive is not one of `behaviours`']],
);

brokenBy(
  t,
  'a card that is not there',
  [['sims: [home, china-telecom]', 'sims: [home, away]']],
  [[98, 'cohorts[1].sims[1]', 'away is not one of `sims`']],
);

brokenBy(
  t,
  'more cards than slots',
  [['model: dual', 'model: single']],
  [[98, ofTwin('sims'), 'the model has 1 SIM slot']],
);

brokenBy(
  t,
  'data over a slot without a card',
  [['sims: [home, china-telecom]', 'sims: [home]']],
  [[99, ofTwin('data_sim'), 'slot 2 holds no card']],
);

brokenBy(
  t,
  'an offset from UTC that no place has',
  [['"+05:30"', '"+25:30"']],
  [[100, ofTwin('utc_offset'), 'there is no offset +25:30']],
);

brokenBy(
  t,
  'an offset from UTC in another form',
  [['"+05:30"', 'Asia/Kolkata']],
  [[100, ofTwin('utc_offset'), 'must match pattern']],
);

brokenBy(
  t,
  'two cohorts of one name',
  [['- id: factory', '- id: updated']],
  [
    [103, 'cohorts[2].id', 'the name updated is taken'],
    [116, 'updates[0].cohorts[2]', 'factory is not one of `cohorts`'],
    [122, 'updates[1].cohorts[1]', 'factory is not one of `cohorts`'],
  ],
);

brokenBy(
  t,
  'a twin that is not there',
  [['twin_of: updated', 'twin_of: nobody']],
  [[102, ofTwin('twin_of'), 'nobody is no other cohort']],
);

brokenBy(
  t,
  'a twin of itself',
  [['twin_of: updated', 'twin_of: twin']],
  [[102, ofTwin('twin_of'), 'twin is no other cohort']],
);

brokenBy(
  t,
  'a twin of a twin',
  [['"-03:00"\n', '"-03:00"\n    twin_of: twin\n']],
  [[112, 'cohorts[2].twin_of', 'twin is no other cohort without a twin of its own']],
);

brokenBy(
  t,
  'twins of different weight',
  [['title: the same phones without the fix\n    weight: 2', 'title: the same phones without the fix\n    weight: 4']],
  [[94, ofTwin('weight'), 'twins need the same weight; updated has 2']],
);

brokenBy(t, 'a cohort of weight 0', [['weight: 3', 'weight: 0']], [[105, 'cohorts[2].weight', 'must be >= 1']]);
