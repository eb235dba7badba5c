import { describe, expect, it } from 'vitest';
import { type Names, titleOf } from './titles.ts';

const named = (name: string) => ({ name, href: '/', state: 'published' as const });
const names: Names = {
	stakeholder: { union: named('Union of Journalists'), asad: named('Asad Baig') },
	regulation: { union: named('Union Act') }
};

describe('in lists of staff', () => {
	it('a statement is called by whom it is attributed to and what was said', () => {
		const said = { organisation: 'union', speaker: 'asad', summary: 'The union objects.' };
		expect(titleOf('statement', said, names)).toBe('Union of Journalists: The union objects.');
		const alone = { ...said, organisation: undefined };
		expect(titleOf('statement', alone, names)).toBe('Asad Baig: The union objects.');
	});

	it('an event is called by its kind and what happened, cut between words', () => {
		const description = 'The rules leak to the press and everyone reads them. '.repeat(3);
		const title = titleOf('event', { kind: 'leak', description }, names);
		expect(title).toBe(
			'Leak: The rules leak to the press and everyone reads them. The rules leak to the press…'
		);
	});

	it('a membership is called by both', () => {
		const given = { group: 'union', member: 'asad' };
		expect(titleOf('membership', given, names)).toBe('Asad Baig in Union of Journalists');
	});

	it('an article is called by its headline where the page shows it, else by where it stands', () => {
		const page = { headline: 'Rules surface', outlet: 'Dawn', url: 'https://dawn.example/1' };
		const title = (given: object) => titleOf('article', { ...page, ...given }, names);
		expect(title({ headlineBasis: 'page' })).toBe('Rules surface');
		expect(title({ headlineBasis: 'slug' })).toBe('Dawn, https://dawn.example/1');
		expect(title({ headlineBasis: 'slug', url: undefined, published: '2020-02' })).toBe(
			'Dawn, February 2020'
		);
	});

	it('laws, stakeholders and topics have names of their own', () => {
		expect(titleOf('regulation', { title: 'Harm\nRules' }, names)).toBe('Harm Rules');
		expect(titleOf('stakeholder', { name: 'Union' }, names)).toBe('Union');
		expect(titleOf('topic', { name: 'Privacy' }, names)).toBe('Privacy');
	});

	it('a name that was not found is its id, and a long word is cut anywhere but within a letter', () => {
		expect(titleOf('membership', { group: 'a', member: 'b' }, {})).toBe('b in a');
		const cut = titleOf('topic', { name: `x${'😀'.repeat(90)}` }, {});
		expect(cut).toHaveLength(90);
		expect(cut.isWellFormed()).toBe(true);
	});
});
