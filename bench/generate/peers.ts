import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faker } from '@faker-js/faker';

/** Rows like those of the table `exchanges`, made by faker and JSON.stringify in Node.js. Gives rows/s. */
export function fakerRows(path: string, count: number): number {
  const file = openSync(path, 'w');
  const start_ms = performance.now();
  let batch = '';
  for (let n = 0; n < count; n++) {
    batch += `${JSON.stringify({
      exchange_id: faker.string.hexadecimal({ length: 16, prefix: '' }),
      time_us: faker.date.recent().getTime() * 1000,
      protocol: 'http',
      client_address: faker.internet.ipv4(),
      client_port: faker.internet.port(),
      server_address: faker.internet.ipv4(),
      server_port: 80,
      host: faker.internet.domainName(),
      looked_up: faker.datatype.boolean(),
      method: faker.internet.httpMethod(),
      target: faker.system.filePath(),
      user_agent: faker.internet.userAgent(),
      mac: faker.internet.mac(),
      imei: faker.phone.imei(),
      iccid: faker.string.numeric(20),
      request_body: faker.string.alphanumeric(1000),
      status: faker.internet.httpStatusCode(),
      reply_body: faker.lorem.sentence(),
    })}\n`;
    if (batch.length > 1 << 20) {
      writeSync(file, batch);
      batch = '';
    }
  }
  writeSync(file, batch);
  closeSync(file);
  rmSync(path);
  return count / ((performance.now() - start_ms) / 1000);
}

/** What a peer in Python says of itself per second, or null where Debian's package of it is not there. */
export function pythonPeer(script: 'peer-faker.py' | 'peer-scapy.py', count: number, path: string): number | null {
  const program = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout } = spawnSync('/usr/bin/python3', [program, String(count), path], { encoding: 'utf8' });
  rmSync(path, { force: true });
  return status === 0 ? Number(stdout) : null;
}
