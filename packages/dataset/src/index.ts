export { liveBlock } from './block/live-block.ts';
