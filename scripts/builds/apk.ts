import { arsc, type Resources } from './arsc-writer.ts';
import { axml, type Element } from './axml-writer.ts';
import { dex } from './dex-writer.ts';
import { type ZipFile, zip } from './zip-writer.ts';

/** What an APK of the fixtures is made of. */
export interface ApkParts {
  readonly package: string;
  /** Texts of its code; without them it has none. */
  readonly code?: readonly string[];
  readonly enabled?: boolean;
  /** Makes it an overlay of another package. */
  readonly overlay?: { readonly target: string; readonly is_static?: boolean; readonly priority?: number };
  readonly resources?: Resources;
  readonly others?: readonly ZipFile[];
}

/** An APK that is not signed: nothing here would install it. */
export function apk({ package: name, code, enabled, overlay, resources, others = [] }: ApkParts): Buffer {
  const application: Element = {
    name: 'application',
    attributes: { hasCode: code !== undefined, ...(enabled === undefined ? {} : { enabled }) },
  };
  const overlaying: Element[] = overlay
    ? [
        {
          name: 'overlay',
          attributes: {
            targetPackage: overlay.target,
            ...(overlay.is_static === undefined ? {} : { isStatic: overlay.is_static }),
            ...(overlay.priority === undefined ? {} : { priority: overlay.priority }),
          },
        },
      ]
    : [];
  const manifest = axml({
    name: 'manifest',
    attributes: { versionCode: 28, versionName: '9', package: name },
    children: [
      { name: 'uses-sdk', attributes: { minSdkVersion: 26, targetSdkVersion: 28 } },
      ...overlaying,
      application,
    ],
  });
  return zip([
    { name: 'AndroidManifest.xml', content: manifest },
    ...(code ? [{ name: 'classes.dex', content: dex(code) }] : []),
    { name: 'resources.arsc', content: arsc(name, resources ?? { string: { app_name: name } }), stored: true },
    ...others,
  ]);
}
