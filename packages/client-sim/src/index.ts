/** People and phones to device events to the activation client to its request. Pure: no I/O, no clock. */
export type { DeviceEvent, Network, PhoneInput } from './device/event.ts';
export { createIdentity, type PhoneIdentity } from './device/identity.ts';
export { createPhone, type Phone, type PhoneInBox } from './device/phone.ts';
export type { PhoneStep } from './device/phone-step.ts';
export { stepPhone } from './device/step-phone.ts';
export type { AlarmName, ClientCommand } from './families/client-command.ts';
export type { ClientEvent } from './families/client-event.ts';
export type { ClientStep, RequestInFlight } from './families/client-step.ts';
export { type HourlyState, initialHourly } from './families/hourly-client.ts';
export { clientOf, type InstalledClient, requestOf } from './families/installed-client.ts';
export { stepKaios2020 } from './families/kaios-2020.ts';
export { stepLteModule } from './families/lte-module.ts';
export {
  type ActivationFacts,
  initialMakerActivation,
  type MakerActivationState,
  type MakerActivationStep,
  stepMakerActivation,
} from './families/maker-activation.ts';
export { type ActivationCommand, type ActivationGate, activationGates } from './families/maker-activation-command.ts';
export type { ActivationEvent } from './families/maker-activation-event.ts';
export { stepMediatek2014 } from './families/mediatek-2014.ts';
export {
  initialPhone2014,
  type Phone2014State,
  type Phone2014Step,
  stepPhone2014,
} from './families/phone-2014.ts';
export {
  initialPhone2017,
  type Phone2017State,
  type Phone2017Step,
  stepPhone2017,
} from './families/phone-2017.ts';
export type { PhoneFacts } from './families/phone-facts.ts';
export type { TriggerModel } from './families/trigger-model.ts';
export { type Act, type PlaceKind, placeKinds } from './people/act.ts';
export { type Contact, contactOf } from './people/contact.ts';
export { dayOf } from './people/day.ts';
export { dayMoves } from './people/mobility/history.ts';
export type { Move } from './people/mobility/walk.ts';
export { createPerson, type Person } from './people/person.ts';
export type { ActivationExchange, ActivationObservation } from './phone-run/activation.ts';
export { advanceAtOnce, type CarryAtOnce } from './phone-run/direct.ts';
export { nextEventTime } from './phone-run/next-event.ts';
export { type PlannedInstalls, plannedInstalls } from './phone-run/planned-installs.ts';
export { advancePhoneRun, createPhoneRun, createScriptedRun, type ScriptedInput } from './phone-run/run.ts';
export type { CardInPhone, Exchange, Observation, PhoneRun, TruthSink, Whereabouts } from './phone-run/state.ts';
export { type UpdateOwner, type UpdateTry, updateTries } from './phone-run/update-plan.ts';
export { type ActivationSource, collectActivation } from './report/activation.ts';
export { collectReportKaios } from './report/kaios-2020.ts';
export { collectReportModule } from './report/lte-module.ts';
export { collectReport2014 } from './report/phone-2014.ts';
export { collectReport } from './report/phone-2018.ts';
export { createRequestMaker, type SentRequest } from './report/sent-request.ts';
export type { ReportSource } from './report/source.ts';
export type { Happening, TruthEntry } from './truth.ts';
