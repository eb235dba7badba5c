import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isName } from './nouns.ts';
import { pageQuery, pageTitle } from './pages.ts';

const query = (address: string) => pageQuery(new URL(address, 'https://record.example'));

describe('the link to report a mistake', () => {
	it('names the page that it stands on, filters and all', () => {
		expect(query('/')).toBe('?page=/');
		expect(query('/regulations/harm-rules')).toBe('?page=/regulations/harm-rules');
		const filtered = query('/regulations?jurisdiction=PK&q=a+b');
		expect(new URLSearchParams(filtered).get('page')).toBe('/regulations?jurisdiction=PK&q=a+b');
	});

	it('names the path alone where the rest is long or odd, and nothing where that is odd too', () => {
		expect(query(`/search?q=${'a'.repeat(600)}`)).toBe('?page=/search');
		expect(query('/search?q=//evil.example')).toBe('?page=/search');
		expect(query('/search?q=a@b')).toBe('?page=/search');
		expect(query('/regulations/%2f')).toBe('');
	});
});

it('every public page that shows no one item has a name for readers', () => {
	// A directory with a dot in its name serves a file; other sites request the two below.
	const forSites = ['embed', 'oembed'];
	const rooms = readdirSync('src/routes/(public)', { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.includes('.'))
		.map(({ name }) => name)
		// Pages of single items stand under a parameter.
		.filter((room) => !forSites.includes(room) && !room.startsWith('['));
	expect(rooms.filter(isName).length).toBeGreaterThan(3);
	expect(rooms.filter((room) => pageTitle(`/${room}`) === undefined)).toEqual([]);
	expect(pageTitle('/sections/court-updates')).toBe('Court updates');
});
