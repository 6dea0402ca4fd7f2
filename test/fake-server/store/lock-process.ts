import { lockStore } from '../../../packages/fake-server/src/store/lock.ts';

/** Takes the lock of each folder that it is told of, at the moment given, and says of each whether it has it. */
const [start_ms, every_ms, ...folders] = process.argv.slice(2);
const held: boolean[] = [];
/** A lock that nobody could release any more would be collected with its file. */
const releases: unknown[] = [];
for (const [n, folder] of folders.entries()) {
  while (Date.now() < Number(start_ms) + n * Number(every_ms));
  held.push(
    await lockStore(folder).then(
      (release) => releases.push(release) > 0,
      () => false,
    ),
  );
}
process.stdout.write(JSON.stringify(held));
// As a server does, it lives while others look whether it does.
process.stdin.resume();
