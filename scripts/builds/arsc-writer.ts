import { u8, u16, u32 } from './bytes.ts';
import { stringPool } from './string-pool-writer.ts';

/** Resources by type and name, all in the default configuration. */
export type Resources = Readonly<Record<string, Readonly<Record<string, string | boolean | number>>>>;

const PACKAGE_HEADER = 288;
/** A configuration that asks for nothing. */
const CONFIG_BYTES = 64;

/** A table of resources (ResourceTypes.h), with values in a pool of UTF-8. */
export function arsc(name: string, resources: Resources): Buffer {
  const values = stringPool(true);
  const types = stringPool(false);
  const keys = stringPool(true);

  function valueOf(value: string | boolean | number): Buffer {
    if (typeof value === 'string') return Buffer.concat([u16(8), u8(0, 3), u32(values.index(value))]);
    const [type, data] = typeof value === 'boolean' ? [0x12, value ? 0xffffffff : 0] : [0x10, value];
    return Buffer.concat([u16(8), u8(0, type), u32(data)]);
  }

  const chunks = Object.entries(resources).flatMap(([type, entries]) => {
    const id = types.index(type) + 1;
    const bodies = Object.entries(entries).map(([key, value]) =>
      Buffer.concat([u16(8, 0), u32(keys.index(key)), valueOf(value)]),
    );
    const header = 20 + CONFIG_BYTES;
    const offsets = bodies.map((_, i) => i * 16);
    const start = header + offsets.length * 4;
    const spec = Buffer.concat([
      u16(0x0202, 16),
      u32(16 + bodies.length * 4),
      u8(id, 0, 0, 0),
      u32(bodies.length),
      u32(...bodies.map(() => 0)),
    ]);
    const head = Buffer.concat([
      u16(0x0201, header),
      u32(start + bodies.length * 16),
      u8(id, 0, 0, 0),
      u32(bodies.length, start),
    ]);
    const config = Buffer.concat([u32(CONFIG_BYTES), Buffer.alloc(CONFIG_BYTES - 4)]);
    return [spec, head, config, u32(...offsets), ...bodies];
  });
  const body = Buffer.concat(chunks);
  const typePool = types.chunk();
  const keyPool = keys.chunk();
  const packageName = Buffer.alloc(256);
  packageName.write(name, 'utf16le');
  const size = PACKAGE_HEADER + typePool.length + keyPool.length + body.length;
  const table = Buffer.concat([
    u16(0x0200, PACKAGE_HEADER),
    u32(size, 0x7f),
    packageName,
    u32(PACKAGE_HEADER, 0, PACKAGE_HEADER + typePool.length, 0, 0),
    typePool,
    keyPool,
    body,
  ]);
  const content = Buffer.concat([values.chunk(), table]);
  return Buffer.concat([u16(0x0002, 12), u32(12 + content.length, 1), content]);
}
