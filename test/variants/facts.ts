import {
  type BuildFacts,
  type FactKind,
  factKinds,
  type InputProblem,
  type PackageState,
  type PropertyLayer,
} from '@phonehome/variants';

export const QUALCOMM = 'com.qualcomm.qti.autoregistration';
export const SWITCH = 'persist.vendor.radio.ps.registration.enabled';
export const HOST = 'zzhc.vnet.cn';

let line = 0;
const source = () => ({ file: 'facts.txt', line: ++line });

/** Facts of a build in short; what is not given was looked at and not found. */
export interface Given {
  readonly packages?: Readonly<Record<string, PackageState>>;
  /** `layer name=value`; `layer file name=value` names the file that it stands in. */
  readonly properties?: readonly string[];
  /** By package: texts in its APK. */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
  /** Paths of files in an image. */
  readonly files?: readonly string[];
  /** `package type/name=value`, and after it ` priority`. */
  readonly overlays?: readonly string[];
  /** `460-03 key=value`, or `* key=value`. */
  readonly carriers?: readonly string[];
  readonly looked_at?: readonly FactKind[];
  /** Kinds of facts that could be read in part only. */
  readonly torn?: readonly FactKind[];
}

const pair = (text: string): [string, string] => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];

/** The facts that are given in short. */
export function factsOf(given: Given): BuildFacts {
  const path = (name: string): string => `/system/app/${name}/${name}.apk`;
  return {
    name: 'a-build',
    looked_at: new Set(given.looked_at ?? factKinds),
    properties: (given.properties ?? []).map((text) => {
      const [layer, ...rest] = text.split(' ') as [PropertyLayer, ...string[]];
      const [name, value] = pair(rest.at(-1) as string);
      const file = rest.length > 1 ? { file: rest[0] as string } : {};
      return { name, value, layer, source: { ...source(), ...file } };
    }),
    packages: Object.entries(given.packages ?? {}).map(([name, state]) => ({
      name,
      state,
      path: path(name),
      user: null,
      source: source(),
    })),
    texts: Object.entries(given.texts ?? {}).flatMap(([name, texts]) =>
      texts.map((text) => ({ path: path(name), package: name, text, source: source() })),
    ),
    overlays: (given.overlays ?? []).map((text) => {
      const [target_package, rest, priority = '0'] = text.split(' ') as [string, string, string?];
      const [resource, value] = pair(rest);
      const [resource_type = '', name = ''] = resource.split('/');
      return { target_package, resource_type, resource: name, value, priority: Number(priority), source: source() };
    }),
    carrier_config: (given.carriers ?? []).map((text) => {
      const [carrier, rest] = text.split(' ') as [string, string];
      const [key, value] = pair(rest);
      const [mcc = null, mnc = null] = carrier === '*' ? [] : carrier.split('-');
      return { mcc, mnc, key, value, source: source() };
    }),
    files: (given.files ?? []).map((path) => ({ path, source: source() })),
    problems: (given.torn ?? []).map(
      (kind): InputProblem => ({ what: 'it is cut short', remedy: 'Take it again', source: source(), affects: [kind] }),
    ),
  };
}
