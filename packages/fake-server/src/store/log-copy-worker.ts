import { parentPort, workerData } from 'node:worker_threads';
import { copyLog } from './log.ts';
import { openDatabase } from './sqlite.ts';

// The entry of a worker thread: copies the log of a database into it, as often as it is told, until it is told to end.

/** While a lot is copied, a little comes: that is copied, too. */
const PASSES = 3;

const database = openDatabase(workerData as string);
parentPort?.on('message', (what: 'copy' | 'end') => {
  if (what === 'copy') {
    for (let pass = 0; pass < PASSES; pass++) copyLog(database);
    parentPort?.postMessage('copied');
  } else {
    database.close();
    parentPort?.close();
  }
});
