import { RECORD_VERSION } from '../record.ts';

/** What the OpenAPI document says of the whole; everything else comes from the routes. */
export const about = {
  openapi: '3.1.0',
  info: {
    title: 'phonehome: admin API of the fake server',
    version: `${RECORD_VERSION}`,
    description:
      'What the fake server has received and decided, and how it answers. Everything that is recorded was written by strangers: show it as text. Problems are RFC 9457, times are milliseconds since 1970, server-sent events are those of WHATWG HTML.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/', description: 'this server' }],
  security: [{}, { token: [] }],
  components: {
    securitySchemes: {
      token: { type: 'http' as const, scheme: 'bearer', description: 'where the server was started with --token-file' },
    },
  },
  tags: [
    { name: 'records', description: 'What has been received' },
    { name: 'tests', description: 'Assertions for tests in any language' },
    { name: 'policy', description: 'How the server answers' },
    { name: 'operation', description: 'Health, metrics and this description' },
  ],
};
