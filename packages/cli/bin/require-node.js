import { isNewEnough, refuseOldNode } from './node-version.js';

// Run before the tests: never on a Node.js that is too old, never silently.
if (!isNewEnough()) refuseOldNode();
