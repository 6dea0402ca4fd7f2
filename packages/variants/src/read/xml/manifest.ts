import { attributeOf, type XmlHandler } from './xml-handler.ts';

/** What is read of an AndroidManifest.xml. */
export interface Manifest {
  readonly package: string | null;
  /** Whether the application is enabled unless somebody says otherwise; null where a resource decides it. */
  readonly enabled: boolean | null;
  /** For an overlay: whose resources it sets. */
  readonly overlay: {
    readonly target_package: string | null;
    readonly priority: number;
    /** Enabled for good: from the manifest, up to Android 10. */
    readonly is_static: boolean;
    /** The property that must have a value for it to be enabled. */
    readonly requires: readonly [name: string, value: string] | null;
  } | null;
}

/** Reads a manifest; `manifest()` gives what has been read so far. */
export function createManifestHandler(): XmlHandler & { manifest(): Manifest } {
  let read: Manifest = { package: null, enabled: true, overlay: null };
  return {
    open(element, attributes) {
      if (element === 'manifest') read = { ...read, package: attributeOf(attributes, 'package') };
      if (element === 'application') {
        const enabled = attributeOf(attributes, 'enabled');
        read = { ...read, enabled: enabled?.startsWith('@') ? null : enabled !== 'false' };
      }
      if (element === 'overlay') {
        const required = attributeOf(attributes, 'requiredSystemPropertyName');
        const priority = Number(attributeOf(attributes, 'priority') ?? 0);
        read = {
          ...read,
          overlay: {
            target_package: attributeOf(attributes, 'targetPackage'),
            priority: Number.isFinite(priority) ? priority : 0,
            is_static: attributeOf(attributes, 'isStatic') === 'true',
            requires: required ? [required, attributeOf(attributes, 'requiredSystemPropertyValue') ?? ''] : null,
          },
        };
      }
    },
    text() {
      // A manifest has all in attributes.
    },
    close() {
      // Nothing is open.
    },
    manifest: () => read,
  };
}
