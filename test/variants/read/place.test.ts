import t from 'tap';
// Not public: it tells where facts come from.
import { phonePath } from '../../../packages/variants/src/read/place/phone-path.ts';

for (const [path, expected, partition] of [
  ['x1/system/build.prop', '/system/build.prop', 'system'],
  ['system/build.prop', '/system/build.prop', 'system'],
  ['x1/super/system/system/app/X/X.apk', '/system/app/X/X.apk', 'system'],
  ['x1/system_a/system/app/X/X.apk', '/system/app/X/X.apk', 'system'],
  ['x1/SYSTEM/app/X/X.apk', '/system/app/X/X.apk', 'system'],
  ['system.img_extracted/app/X/X.apk', '/system/app/X/X.apk', 'system'],
  ['x1/system/vendor/build.prop', '/system/vendor/build.prop', 'vendor'],
  ['x1/system/system/product/app/X/X.apk', '/system/product/app/X/X.apk', 'product'],
  ['x1/system_ext/priv-app/X/X.apk', '/system_ext/priv-app/X/X.apk', 'system_ext'],
  ['VENDOR/etc/init/x.rc', '/vendor/etc/init/x.rc', 'vendor'],
  ['out/target/product/x1/system/app/X/X.apk', '/system/app/X/X.apk', 'system'],
  ['out/target/product/x1/product/build.prop', '/product/build.prop', 'product'],
  ['custom/system/app/X/X.apk', '/system/app/X/X.apk', 'system'],
  ['product/vendor/build.prop', '/vendor/build.prop', 'vendor'],
  ['vendor/odm/etc/build.prop', '/vendor/odm/etc/build.prop', 'vendor'],
  ['data/system/users/0/package-restrictions.xml', '/data/system/users/0/package-restrictions.xml', 'data'],
  ['data/property/persist.x', '/data/property/persist.x', 'data'],
  ['my_product/build.prop', '/my_product/build.prop', 'my_product'],
  ['x1/getprop.txt', '/x1/getprop.txt', null],
  ['system', '/system', null],
  ['getprop.txt', '/getprop.txt', null],
  ['x1/systems/build.prop', '/x1/systems/build.prop', null],
  ['./././', '/', null],
] as const) {
  t.test(`${path} is ${expected} of ${partition ?? 'no partition'}`, async (t) => {
    t.strictSame(phonePath(path), { path: expected, partition });
  });
}
