import { type FileContext, fileContext } from '../file-context.ts';
import { bytesSource, pour } from '../input-source.ts';
import { phonePath } from '../place/phone-path.ts';
import type { Reading } from '../reading.ts';
import { createFormHandler } from '../xml/form-handler.ts';
import { createManifestHandler, type Manifest } from '../xml/manifest.ts';
import type { XmlHandler } from '../xml/xml-handler.ts';
import { createXmlReader } from '../xml/xml-reader.ts';
import { createXmlSink } from '../xml/xml-sink.ts';
import { AxmlError, isAxml, readAxml } from './axml.ts';
import { type Archive, searchEntries } from './read-archive.ts';
import { ResourceTableError, readResourceTable } from './resource-table.ts';
import type { ZipEntry } from './zip.ts';

const MANIFEST = 'AndroidManifest.xml';
const TABLE = 'resources.arsc';

/** Where the CarrierConfig app has its configuration. */
const CARRIER_CONFIG = /^(?:assets\/.*carrier_?config.*|res\/xml\/(?:vendor|.*carrier_?config.*))\.xml$/i;

/** Resources that switch something; others are files, pictures and the like. */
const VALUE_TYPES = new Set(['bool', 'string', 'integer']);

const REMEDY = 'Take the APK from the image again';

/** Reads an APK: its package, what it sets as an overlay, carrier configuration in it, and the texts in all its files. */
export async function readApk(archive: Archive, path: string, reading: Reading): Promise<void> {
  const { collector } = reading;
  const place = phonePath(path);
  const isApex = archive.entries.some(({ name }) => name === 'apex_manifest.pb' || name === 'apex_manifest.json');
  const manifest = await readManifest(archive, reading);
  const name = manifest?.package ?? null;
  if (name !== null && !isApex) {
    const state = manifest?.enabled === false ? 'disabled' : 'state-unknown';
    collector.packages.push({ name, path: place.path, state, user: null, source: archive.context.at(null) });
  }
  if (manifest?.overlay)
    collector.overlay_manifests.push({ ...manifest.overlay, package: name, root: archive.context.file });
  await searchEntries(archive, path, name, reading, async (entry, bytes, context) => {
    if (entry.name === TABLE && manifest?.overlay) readOverlay(bytes, archive.context.file, context);
    if (CARRIER_CONFIG.test(entry.name)) await readCarrierConfig(bytes, entry, context);
  });
}

async function readManifest(archive: Archive, { collector }: Reading): Promise<Manifest | null> {
  const entry = archive.entries.find(({ name }) => name === MANIFEST);
  const bytes = entry && (await archive.read(entry));
  if (!entry || !bytes) return null;
  const handler = createManifestHandler();
  const wrong = isAxml(bytes) ? wrongInBinary(bytes, handler) : wrongInText(bytes, handler);
  if (wrong !== null) {
    const context = fileContext(collector, archive.nameOf(entry));
    context.problem(null, `the manifest cannot be read: ${wrong}`, REMEDY, ['packages', 'overlays']);
  }
  const manifest = handler.manifest();
  if (manifest.package === null) {
    archive.context.problem(null, 'the name of its package cannot be read', REMEDY, ['packages']);
  }
  return manifest;
}

function wrongInBinary(bytes: Uint8Array, handler: XmlHandler): string | null {
  try {
    readAxml(bytes, handler);
    return null;
  } catch (error) {
    if (!(error instanceof AxmlError)) throw error;
    return error.message;
  }
}

/** The manifest of an archive that is not yet built has one as text. */
function wrongInText(bytes: Uint8Array, handler: XmlHandler): string | null {
  const reader = createXmlReader(handler);
  reader.push(new TextDecoder().decode(bytes));
  return reader.end()?.what ?? null;
}

function readOverlay(bytes: Uint8Array, root: string, context: FileContext): void {
  try {
    for (const { type, name, value } of readResourceTable(bytes)) {
      if (!VALUE_TYPES.has(type)) continue;
      const overlaid = { target_package: null, resource_type: type, resource: name, value };
      context.collector.overlay_values.push({ ...overlaid, root, source: context.at(null) });
    }
  } catch (error) {
    if (!(error instanceof ResourceTableError)) throw error;
    context.problem(null, `the resources of the overlay cannot be read: ${error.message}`, REMEDY, ['overlays']);
  }
}

/** Carrier configuration as text or binary; other XML of the application tells nothing here. */
async function readCarrierConfig(bytes: Uint8Array, { name }: ZipEntry, context: FileContext): Promise<void> {
  if (!isAxml(bytes)) return await pour(bytesSource(bytes), [createXmlSink(context, name, ['carrier-config'])]);
  const wrong = wrongInBinary(bytes, createFormHandler(context, name, ['carrier-config']));
  if (wrong !== null) context.problem(null, `it cannot be read: ${wrong}`, REMEDY, ['carrier-config']);
}
