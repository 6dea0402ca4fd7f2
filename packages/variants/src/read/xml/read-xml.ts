import type { FactKind } from '../../facts/facts.ts';
import type { FileContext } from '../file-context.ts';
import { baseName } from '../place/phone-path.ts';
import { createCarrierConfigHandler } from './carrier-config.ts';
import { createManifestHandler } from './manifest.ts';
import { createOverlayConfigHandler } from './overlay-config.ts';
import { createResourceMapHandler, createResourcesHandler, isQualified, overlayRoot } from './overlay-resources.ts';
import { createRestrictionsHandler } from './package-restrictions.ts';
import type { XmlHandler } from './xml-handler.ts';

/** What an XML file is about, and who reads it. */
export interface XmlForm {
  readonly kind: FactKind | null;
  /** What is incomplete where it is broken. */
  readonly affects: readonly FactKind[];
  readonly handler: XmlHandler;
  /** Called when all of it was read. */
  done(): void;
}

function telling(kind: FactKind, handler: XmlHandler): XmlForm {
  return { kind, affects: [kind], handler, done: () => undefined };
}

/** The form of an XML file, by the name of its first element and of the file; null for one that tells nothing here. */
export function xmlForm(root: string, path: string, context: FileContext): XmlForm | null {
  const name = baseName(path);
  if (root === 'carrier_config' || root === 'carrier_config_list' || /^carrierconfig-.*\.xml$/.test(name)) {
    return telling('carrier-config', createCarrierConfigHandler(context, path));
  }
  if (root === 'resources' && !isQualified(path)) {
    return telling('overlays', createResourcesHandler(context, path));
  }
  if (root === 'overlay') return telling('overlays', createResourceMapHandler(context, path));
  if (root === 'config' && /\/overlay\//.test(`/${path}`)) {
    return { ...telling('overlays', createOverlayConfigHandler(context)), kind: null };
  }
  if (root === 'package-restrictions') {
    return telling('disabled-packages', createRestrictionsHandler(context, path));
  }
  if (root !== 'manifest') return null;
  const handler = createManifestHandler();
  const done = (): void => {
    const { overlay, package: of } = handler.manifest();
    if (overlay) context.collector.overlay_manifests.push({ ...overlay, package: of, root: overlayRoot(path) });
  };
  return { ...telling('overlays', handler), kind: null, done };
}
