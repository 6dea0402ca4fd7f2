import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminDescription } from '@phonehome/fake-server';
import { generateSource } from 'oazapfts';

/** Where the client of the admin API is that a test calls it by. */
export const ADMIN_CLIENT = 'test/fake-server/admin/generated/client.ts';

/** A client in TypeScript, made by oazapfts from the OpenAPI document alone. */
export async function adminClientText(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'phonehome-openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(await adminDescription()));
    return await generateSource(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
