/** What a place is to the person: the truth, which no record has. */
export const placeKinds = ['home', 'work', 'other', 'way', 'abroad'] as const;

export type PlaceKind = (typeof placeKinds)[number];

/** What a person does with the phone or takes it through. Times are local milliseconds since local midnight. */
export type Act = { readonly at_ms: number } & (
  | {
      readonly act: 'wake';
      /** How long the screen stays on. */
      readonly session_ms: number;
      /** How long after the wake the phone is unlocked, or null if it is not. */
      readonly unlock_after_ms: number | null;
    }
  | {
      readonly act: 'move';
      readonly wifi: boolean;
      readonly cell: number;
      /** Of people whose behaviour has `mobility`. */
      readonly place?: PlaceKind;
    }
  | { readonly act: 'travel'; readonly abroad: boolean; readonly cell: number }
  | { readonly act: 'reboot' }
  | { readonly act: 'power_loss'; readonly off_ms: number }
  | { readonly act: 'airplane_mode'; readonly duration_ms: number }
  | { readonly act: 'swap_sim' }
  | { readonly act: 'switch_data_sim' }
  | { readonly act: 'switch_volte' }
  | { readonly act: 'secondary_user'; readonly duration_ms: number }
  | { readonly act: 'secret_code' }
);
