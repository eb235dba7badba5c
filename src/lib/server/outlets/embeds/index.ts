/** A page is embedded as copied HTML, in a frame or by oEmbed. */
export { embedOfAddress } from './of-address.ts';
export { embedChanges } from './changes.ts';
export { embedLoader } from './framed.ts';
export { readFramedList } from './lists.ts';
export {
	chartScope,
	itemsScope,
	entriesScope,
	lawScope,
	rowsScope,
	stakeholderScope
} from './scopes.ts';
export { oembed } from './oembed.ts';
export { snippets } from './snippets.ts';
