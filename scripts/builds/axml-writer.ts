import { u8, u16, u32 } from './bytes.ts';
import { stringPool } from './string-pool-writer.ts';

/** An element of a manifest. Attributes are of Android's namespace, but for `package`. */
export interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | boolean | number>>;
  readonly children?: readonly Element[];
}

const NAMESPACE = 'http://schemas.android.com/apk/res/android';
const NONE = 0xffffffff;

/** The numbers of the attributes that the manifests here have (android.R.attr). */
const NUMBERS: Readonly<Record<string, number>> = {
  label: 0x01010001,
  name: 0x01010003,
  hasCode: 0x0101000c,
  enabled: 0x0101000e,
  exported: 0x01010010,
  priority: 0x0101001c,
  targetPackage: 0x01010021,
  minSdkVersion: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdkVersion: 0x01010270,
  isStatic: 0x0101055a,
};

/** A manifest in Android's binary XML (ResourceTypes.h), with a pool of UTF-16. */
export function axml(root: Element): Buffer {
  // Names of attributes come first, in the order of their numbers.
  const names = Object.keys(NUMBERS);
  const pool = stringPool(false, names);
  const prefix = pool.index('android');
  const namespace = pool.index(NAMESPACE);
  const node = (type: number, line: number, body: Buffer): Buffer =>
    Buffer.concat([u16(type, 16), u32(16 + body.length, line, NONE), body]);
  let line = 1;

  function attribute(name: string, value: string | boolean | number): Buffer {
    const of = Object.hasOwn(NUMBERS, name) ? namespace : NONE;
    if (typeof value === 'string') {
      return Buffer.concat([u32(of, pool.index(name), pool.index(value)), u16(8), u8(0, 3), u32(pool.index(value))]);
    }
    const [type, data] = typeof value === 'boolean' ? [0x12, value ? NONE : 0] : [0x10, value];
    return Buffer.concat([u32(of, pool.index(name), NONE), u16(8), u8(0, type), u32(data)]);
  }

  function element({ name, attributes = {}, children = [] }: Element): Buffer {
    line += 1;
    const at = line;
    const entries = Object.entries(attributes).sort(([a], [b]) => (NUMBERS[a] ?? NONE) - (NUMBERS[b] ?? NONE));
    const all = entries.map(([key, value]) => attribute(key, value));
    const head = Buffer.concat([u32(NONE, pool.index(name)), u16(20, 20, all.length, 0, 0, 0)]);
    const end = Buffer.concat([u32(NONE, pool.index(name))]);
    return Buffer.concat([
      node(0x0102, at, Buffer.concat([head, ...all])),
      ...children.map(element),
      node(0x0103, at, end),
    ]);
  }

  const tree = element(root);
  const body = Buffer.concat([node(0x0100, 1, u32(prefix, namespace)), tree, node(0x0101, 1, u32(prefix, namespace))]);
  const map = Buffer.concat([u16(0x0180, 8), u32(8 + names.length * 4, ...Object.values(NUMBERS))]);
  const content = Buffer.concat([pool.chunk(), map, body]);
  return Buffer.concat([u16(0x0003, 8), u32(8 + content.length), content]);
}
