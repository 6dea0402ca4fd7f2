import type { AdminContext } from './context.ts';
import type { OpenApi } from './page/document.ts';

/** The OpenAPI document of the admin API, without a server. */
export async function adminDescription(): Promise<OpenApi> {
  const { createAdminApp } = await import('./app.ts');
  // No operation is called: what they work on is never looked at.
  const app = await createAdminApp({} as AdminContext, { hosts: [], token: null });
  const document = app.swagger() as unknown as OpenApi;
  await app.close();
  return document;
}
