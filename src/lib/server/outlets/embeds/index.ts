/** A page is embedded as copied HTML, in a frame or by oEmbed. */
export { at } from './of-address.ts';
export { changes } from './changes.ts';
export { framed } from './framed.ts';
export { listed } from './lists.ts';
export { chart, items, ofEntries, ofLaw, ofRows, ofStakeholder } from './scopes.ts';
export { oembed } from './oembed.ts';
export { snippets } from './snippets.ts';
