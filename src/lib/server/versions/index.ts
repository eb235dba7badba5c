/** The public history of items: the versions that readers could see, as they may still be shown. */
export { asOf } from './as-of.ts';
export { changesIn, type PublicChange } from './changes-in.ts';
export { history, type PublicVersion } from './history.ts';
export { movesOf } from './moves.ts';
export { type ItemAt, itemAt } from './item-at.ts';
