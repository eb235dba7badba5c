// The public history of items: the versions that readers could see, without anything that is no longer public.
export { versionAsOf } from './as-of.ts';
export { changesIn, type PublicChange } from './changes-in.ts';
export { publicHistory, type PublicVersion } from './history.ts';
export { movesOf } from './moves.ts';
export { type ItemAt, itemForHistory } from './item-at.ts';
