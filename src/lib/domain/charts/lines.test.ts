import { expect, it } from 'vitest';
import { nameLines } from './lines.ts';

it.each([
	['Bolo Bhi', ['Bolo Bhi']],
	['Pakistan Federal Union of Journalists', ['Pakistan', 'Federal Union', 'of Journalists']],
	['Donaudampfschifffahrt', ['Donaudampfsch…']],
	[
		'One two three four five six seven eight nine ten',
		['One two three', 'four five six', 'seven eight …']
	]
])('a picture writes “%s” between words, and says where it cuts', (name, lines) => {
	expect(nameLines(name, 14, 3)).toEqual(lines);
});
