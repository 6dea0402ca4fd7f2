import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before a test and whatever it starts: Node.js keeps what it has compiled, and the types that it has stripped, in the working
// tree. Half of the time of a short process goes there otherwise.
const folder = fileURLToPath(new URL('../.cache/compile', import.meta.url));
process.env.NODE_COMPILE_CACHE = folder;
enableCompileCache(folder);
