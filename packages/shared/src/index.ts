/** The vocabulary of phonehome: what client, server and tools agree on. No I/O. */
export { bufferOf } from './bytes.ts';
export {
  type ErrorCode,
  errorCodes,
  formatProblem,
  PhonehomeError,
  type Place as ProblemPlace,
  type Problem,
} from './errors.ts';
export { type Dress, dressed, encodeBase64, encodeDressed, encodeJson } from './families/dress.ts';
export type { Family, SuccessTest } from './families/family.ts';
export { kaios2020 } from './families/kaios-2020.ts';
export { lteModule } from './families/lte-module.ts';
export {
  type Activation,
  type ActivationField,
  activationFields,
  activationPurposes,
  encodeActivation,
  makerActivation,
} from './families/maker-activation.ts';
export { ACTIVATION_STATUS, encodeActivationReply, isActivated } from './families/maker-activation-reply.ts';
export { mediatek2014 } from './families/mediatek-2014.ts';
export { phone2014 } from './families/phone-2014.ts';
export { phone2017 } from './families/phone-2017.ts';
export { encodePhoneRequest } from './families/phone-dress.ts';
export {
  type ClientFamily,
  clientFamilies,
  DEFAULT_FAMILY,
  families,
  familyEncoders,
  reportHost,
} from './families/registry.ts';
export {
  type EncodeReport,
  type RequestForm,
  RequestOfForm,
  requestForm,
  requestOfForm,
} from './families/request-form.ts';
export { meansSuccess } from './families/success.ts';
export { dummyCdmaNetwork } from './identity/cdma.ts';
export {
  CELL_COUNT,
  CELL_GRID_SIDE,
  CELL_SECTORS,
  cellBeside,
  cellId,
  cellOfId,
  cellPosition,
} from './identity/cell.ts';
export { cellOfSite, distance_km, SITE_KM, type Site, siteOfCell } from './identity/cell-site.ts';
export { type Identified, identify, identityKinds } from './identity/check/identify.ts';
export type { CheckDigit, Reading } from './identity/check/reading.ts';
export { countryCodeOf } from './identity/country-codes.ts';
export { imei, meidOfImei } from './identity/imei.ts';
export { luhnDigit, luhnHolds } from './identity/luhn.ts';
export { macAddress } from './identity/mac.ts';
export { constantMeid } from './identity/meid.ts';
export { opaqueId } from './identity/permutation.ts';
export { dummyPhoneNumber } from './identity/phone-number.ts';
export { allocate, type ReservedRange, rangeCapacity, reservedRanges } from './identity/ranges.ts';
export { type IdentityKind, type ReservedIdentity, reservedIdentities } from './identity/reserved.ts';
export {
  CARDS_A_SLOT,
  type CardPlace,
  cardNumbers,
  chinaTelecomIccidPrefixes,
  iccid,
  imsi,
  isChinaTelecomIccid,
  type SimCard,
} from './identity/sim.ts';
export { likeOneOf } from './pattern.ts';
export type { Messages } from './proto/generated/messages.ts';
export { decodeMessage, encodeMessage, fromProto, messageNames, toProto } from './proto/messages.ts';
export type { MessageName } from './proto/shapes.ts';
export { androidBase64 } from './protocol/android-base64.ts';
export { androidJson } from './protocol/android-json.ts';
export {
  type Anomaly,
  type AnomalyId,
  type AnomalyPlace,
  anomaly,
  anomalyDefinitions,
  printable,
} from './protocol/anomalies.ts';
export {
  type DatePlace,
  type DateWindow,
  dateBytes,
  dateBytesOf,
  findDateWindow,
  isSameBesides,
  readDate,
  writeDate,
  writeDateOf,
} from './protocol/date-window.ts';
export { type Decoded, decodeBody, readReport } from './protocol/decode.ts';
export {
  decodeRequest,
  decodeUnreadable,
  type Framing,
  type Inflate,
  isCutShort,
} from './protocol/decode-request.ts';
export { type DecodedMessage, decodeStream } from './protocol/decode-stream.ts';
export type { FieldDefinition, Sensitivity } from './protocol/fields.ts';
export {
  encodeHead,
  encodeReply,
  encodeRequest,
  type Header,
  type HttpReply,
  type HttpRequest,
  JSON_TYPE,
  parseReply,
  parseRequest,
} from './protocol/http-message.ts';
export { type JsonEntry, readJsonObject } from './protocol/json-object.ts';
export { encodeReplyBody, RESULT_SUCCESS, replyResultCode } from './protocol/reply.ts';
export { deviceKey, primaryIccid, primaryImsis, type Report } from './protocol/report.ts';
export { readFraming } from './protocol/request-framing.ts';
export {
  BODY_BYTES_MAX,
  createRequestReader,
  type ReadEvent,
  type ReadRequest,
  type RequestReader,
  type UnreadableBytes,
} from './protocol/request-reader.ts';
export { HEAD_BYTES_MAX, HEAD_LINES_MAX } from './protocol/request-search.ts';
export { type ValueRule, valueCheck } from './protocol/value-rule.ts';
export type { Base64Form, ReportVersion } from './protocol/version.ts';
export {
  fieldDefinition,
  fieldNames,
  missingRequired,
  reportVersions,
  valueRule,
  versionNamed,
} from './protocol/versions.ts';
export { drawExponential, drawLogNormal, drawNormal, drawPoisson, drawWeighted } from './random/distributions.ts';
export { exactExp, exactLn } from './random/exact-math.ts';
export { philox4x32 } from './random/philox.ts';
export { drawCutPowerLaw, drawPowerLaw } from './random/power-law.ts';
export {
  nameHash,
  type Purpose,
  purposes,
  type RandomStream,
  type RestartableStream,
  randomStream,
  restartableStream,
} from './random/stream.ts';
export { createRecent, type Recent } from './recent.ts';
export { type Figure, type Figures, peopleFigures, phoneFigures, resolveFigures } from './scenario/figures.ts';
export { loadClaims, loadPolicy, loadScenario } from './scenario/load.ts';
export { mobilityFigures } from './scenario/mobility-figures.ts';
export type { Behaviour } from './scenario/schema/behaviour.ts';
export type { ScenarioFacts } from './scenario/schema/build-facts.ts';
export { type Claim, type ClaimFigure, Claims, claimFigures, type Measure } from './scenario/schema/claims.ts';
export type { Delay, DelayDistribution } from './scenario/schema/delay.ts';
export {
  type Countable,
  type Expectation,
  type Filter,
  type Gate,
  gates,
  type RootCause,
  type Trigger,
  triggers,
} from './scenario/schema/expectation.ts';
export { type OccasionAct, occasionActs } from './scenario/schema/occasion.ts';
export { CHINA_TELECOM, type Model, type Sim } from './scenario/schema/phones.ts';
export {
  type OutcomeName,
  outcomes,
  POLICY_FORMAT,
  type Policy,
  PolicyFile,
  type PolicyRule,
} from './scenario/schema/policy.ts';
export type { FieldTest } from './scenario/schema/request-conditions.ts';
export type { Safeguards } from './scenario/schema/safeguards.ts';
export { Scenario } from './scenario/schema/scenario.ts';
export {
  type ClientInBuild,
  type ClientResolver,
  type ClientState,
  createWorld,
  type FirstBoot,
  type Mobility,
  type Place,
  type ResolvedBehaviour,
  type ResolvedBuild,
  type ResolvedCohort,
  type ResolvedUpdate,
  resolveBehaviour,
  type Timings,
  type UpdateFailure,
  unabbreviated,
  type World,
} from './scenario/world.ts';
export { type Finding as FileFinding, type Path as FilePath, readYaml } from './scenario/yaml-file.ts';
export { counted, grouped, markupText, visible } from './text.ts';
export { formatDate, formatDateTime, formatMinute, parseDate, parseDateTime, parseUtcOffset } from './time/civil.ts';
export { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, US_PER_MS } from './time/units.ts';
