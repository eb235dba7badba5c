/** Pages of the record as other sites show them: the HTML to copy, and oEmbed, by which a pasted link unfolds. */
export { at } from './of-address.ts';
export { changes } from './changes.ts';
export { framed } from './framed.ts';
export { listed } from './lists.ts';
export { chart, items, ofEntries, ofLaw, ofRows, ofStakeholder } from './scopes.ts';
export { oembed } from './oembed.ts';
export { snippets } from './snippets.ts';
