/** People and phones to device events to the activation client to its request. Pure: no I/O, no clock. */
export type { DeviceEvent, Network, PhoneInput } from './device/event.ts';
export { createIdentity, type PhoneIdentity } from './device/identity.ts';
export { createPhone, type Phone, type PhoneStep, stepPhone } from './device/phone.ts';
export type { AlarmName, ClientCommand } from './families/client-command.ts';
export type { ClientEvent } from './families/client-event.ts';
export {
  type ActivationFacts,
  initialMakerActivation,
  type MakerActivationState,
  type MakerActivationStep,
  stepMakerActivation,
} from './families/maker-activation.ts';
export { type ActivationCommand, type ActivationGate, activationGates } from './families/maker-activation-command.ts';
export type { ActivationEvent } from './families/maker-activation-event.ts';
export {
  initialPhone2017,
  type Phone2017State,
  type Phone2017Step,
  stepPhone2017,
  type TriggerModel,
} from './families/phone-2017.ts';
export type { PhoneFacts } from './families/phone-facts.ts';
export type { Act } from './people/act.ts';
export { dayOf } from './people/day.ts';
export { createPerson, type Person } from './people/person.ts';
export type { ActivationExchange, ActivationObservation } from './phone-run/activation.ts';
export { advancePhoneRun, createPhoneRun } from './phone-run/run.ts';
export type { Exchange, Observation, PhoneRun, TruthSink } from './phone-run/state.ts';
export { type ActivationSource, collectActivation } from './report/activation.ts';
export { collectReport, type ReportSource } from './report/phone-2018.ts';
export type { Happening, TruthEntry } from './truth.ts';
