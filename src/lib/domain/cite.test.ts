import { describe, expect, it } from 'vitest';
import { citationText, onLaws, statementTitle } from './cite.ts';
import { parseEdtf } from './edtf.ts';
import type { Source, StatementCard, Voice } from './record.ts';

const coalition: Voice = { slug: 'aic', name: 'Asia Internet Coalition', kind: 'industry_body' };
const jeff: Voice = { slug: 'jeff-paine', name: 'Jeff Paine', kind: 'person' };
const law = (title: string) => ({
	id: title,
	stance: 'oppose' as const,
	regulation: { slug: title, title }
});
const article: Source = {
	id: 'drm',
	slug: 'drm',
	url: 'https://example.org/drm',
	outlet: 'Digital Rights Monitor',
	headline: 'AIC regrets rules',
	headlineBasis: 'page',
	sourceType: 'news',
	section: 'news',
	lang: 'en',
	published: '2020-02-14'
};
const statement: StatementCard = {
	id: 'st-028',
	...parseEdtf('2020-02-13'),
	basis: 'event',
	channel: 'statement',
	lang: 'en',
	summary: 'Regrets.',
	note: null,
	organisation: coalition,
	speaker: jeff,
	speakerRole: 'Managing Director',
	signatories: [],
	demands: [],
	positions: [law('Harm Rules, 2020')],
	quotations: [],
	sources: [article]
};
const cite = (given: Partial<StatementCard> = {}) =>
	citationText(
		{ ...statement, ...given },
		'https://rulewatch.example/statements/st-028',
		'2026-11-24'
	);

describe('the title of a statement', () => {
	it('says who and on which law', () => {
		expect(statementTitle(statement)).toBe('Asia Internet Coalition on the Harm Rules, 2020');
	});

	it('gives the day where no law is named', () => {
		expect(statementTitle({ ...statement, positions: [], organisation: null })).toBe(
			'Jeff Paine, 13 February 2020'
		);
	});

	it.each([
		[[], ''],
		[['The Act'], 'on The Act'],
		[['A', 'B'], 'on the A and the B'],
		[['A', 'B', 'C', 'D'], 'on the A and 3 more laws']
	])('names %j', (titles, expected) => {
		expect(onLaws(titles.map(law))).toBe(expected);
	});
});

describe('a citation', () => {
	it('names speaker, role, organisation, law, day, source and both addresses', () => {
		expect(cite()).toBe(
			'Jeff Paine, Managing Director, Asia Internet Coalition, statement on the Harm Rules, 2020, 13 February 2020. ' +
				'“AIC regrets rules”, Digital Rights Monitor, 14 February 2020, https://example.org/drm. ' +
				'Rulewatch, statement st-028, https://rulewatch.example/statements/st-028 (accessed 24 November 2026).'
		);
	});

	it('never gives a headline that was rebuilt from the address', () => {
		const sources = [{ ...article, headline: 'aic regrets', headlineBasis: 'slug' as const }];
		expect(cite({ sources })).toContain(
			'2020. A page of Digital Rights Monitor, 14 February 2020, https://example.org/drm. Rulewatch'
		);
	});

	it('cites the source that is quoted, and says of a copy that it is one', () => {
		const copy = { ...article, id: 'copy', outlet: 'Copier', sourceType: 'repost' as const };
		const quotations = [{ id: 'q', exact: 'No', lang: 'en', source: copy }];
		expect(cite({ quotations })).toContain(
			'Copier, 14 February 2020, https://example.org/drm (a copy of another report). Rulewatch'
		);
	});

	it('keeps a month a month, and says that the day is the report’s', () => {
		expect(cite({ date: '2020-02', basis: 'reported' })).toContain(', reported February 2020. ');
	});
});
