#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledNode, isNewEnough, refuseOldNode } from './node-version.js';

const source = new URL('../src/main.ts', import.meta.url);
const node = isNewEnough() ? null : bundledNode();

if (isNewEnough()) {
  // In a clone the sources run as they are; a published package has only what was built from them.
  const { main } = await import(existsSync(source) ? source.href : '../dist/main.js');
  await main(process.argv);
} else if (node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 3 : 130)));
} else {
  refuseOldNode();
}
