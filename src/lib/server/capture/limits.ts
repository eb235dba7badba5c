import { Parser } from 'htmlparser2';
import { Refused } from './capture.ts';

/** Far above what newspapers have, and far below what takes a parser of pages minutes. */
export const most = {
	bytes: 10 * 1024 * 1024,
	elements: 30_000,
	depth: 400,
	attributes: 200
};

/**
 * Counts what a page is made of before a tree is built of it, and stops at the first limit that it breaks.
 * @throws Refused
 */
export function requireReadable(html: string): void {
	let elements = 0;
	let depth = 0;
	let attributes = 0;
	const parser = new Parser({
		onopentagname() {
			attributes = 0;
			if (++elements > most.elements)
				throw new Refused('This page has too many elements to be read: paste its text instead.');
			if (++depth > most.depth)
				throw new Refused('This page is nested too deep to be read: paste its text instead.');
		},
		onattribute() {
			if (++attributes > most.attributes)
				throw new Refused(
					'An element of this page has too many attributes to be read: paste its text instead.'
				);
		},
		onclosetag() {
			depth--;
		}
	});
	parser.write(html);
	parser.end();
}
