import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regulationView, matrixView } from './charts/views.ts';
import { oembedHtml, snippet } from './embed-html.ts';
import {
	chartEmbed,
	type Embed,
	eventEmbed,
	listEmbed,
	regulationEmbed,
	sizeOf,
	timelineEmbed
} from './embeds.ts';
import { eventCard } from '../../../tests/helpers/domain/test-cards.ts';

const origin = 'https://record.example';
const regulation = { slug: 'harm-rules', title: 'Harm Rules 2020' };
const given = { origin, asOf: '2026-11-25', width: '100%', height: 420 } as const;

/** Reads attribute values from HTML as a browser does. */
function attributesOf(html: string): Record<string, string> {
	const pairs = [...html.matchAll(/ ([a-z]+)="([^"<>]*)"/g)];
	const plain = (value: string) =>
		value
			.replaceAll('&quot;', '"')
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&amp;', '&');
	return Object.fromEntries(pairs.map(([, name, value]) => [name!, plain(value!)]));
}

describe('the address of an embed', () => {
	it('is /embed and the address of the page', () => {
		expect(regulationEmbed(regulation)).toMatchObject({
			page: '/regulations/harm-rules',
			frame: '/embed/regulations/harm-rules'
		});
		expect(timelineEmbed(regulation)).toMatchObject({
			page: '/regulations/harm-rules#timeline',
			frame: '/embed/regulations/harm-rules/timeline',
			picture: '/regulations/harm-rules/card.png'
		});
		expect(timelineEmbed(regulation, true)).toMatchObject({
			page: '/regulations/harm-rules/timeline',
			frame: '/embed/regulations/harm-rules/timeline?entries=all'
		});
	});

	it('of a list takes along its filters, which its title names in words', () => {
		const facets = { stance: [{ value: 'oppose', label: 'Oppose', count: 3 }] };
		const chosen = { stance: 'oppose', q: 'blocking', sort: 'oldest' };
		expect(listEmbed('statements', chosen, { facets })).toEqual({
			kind: 'list',
			title: 'Statements: Oppose, “blocking”',
			page: '/statements?stance=oppose&q=blocking&sort=oldest',
			frame: '/embed/statements?stance=oppose&q=blocking&sort=oldest',
			picture: '/statements/card.png?stance=oppose&q=blocking&sort=oldest'
		});
	});

	it('of an event is called so that it stands alone', () => {
		expect(eventEmbed(eventCard('leaked', 'leak', '2020-02-12')).title).toMatch(
			/^Leak, 12 February 2020: ./
		);
	});

	it('of a chart takes along what was chosen', () => {
		const chart = { heading: '', series: [], rows: [], total: 0 };
		expect(
			chartEmbed(regulationView(regulation, 'stance', chart, { count: 'members' }, undefined))
		).toMatchObject({
			frame: '/embed/regulations/harm-rules/charts/stance?count=members',
			picture: '/regulations/harm-rules/charts/stance/card.png?count=members'
		});
		const matrix = { regulations: [], rows: [], hiddenStakeholders: 0, hiddenRegulations: 0 };
		expect(chartEmbed(matrixView(matrix, { jurisdiction: 'PK' }, undefined))).toMatchObject({
			kind: 'matrix',
			page: '/trends/charts/matrix?jurisdiction=PK'
		});
	});
});

describe('the HTML of an embed', () => {
	const frame =
		'src="https://record.example/embed/regulations/harm-rules?as-of=2026-11-25" ' +
		'title="Harm Rules 2020 · Rulewatch" width="100%" height="420" frameborder="0" ' +
		'loading="lazy" referrerpolicy="no-referrer"></iframe>';
	const script = '<script src="https://record.example/embed.js" async></script>';

	it('is a frame with a title, a lazy one that tells nobody where it stands, and a script that lets it grow', () => {
		expect(snippet(regulationEmbed(regulation), given)).toBe(`<iframe ${frame}\n${script}`);
	});

	it('is for oEmbed what WordPress makes its own embeds of', () => {
		expect(oembedHtml(regulationEmbed(regulation), given)).toBe(
			'<blockquote class="wp-embedded-content"><a href="https://record.example/regulations/harm-rules">' +
				`Harm Rules 2020</a></blockquote><iframe class="wp-embedded-content" ${frame}${script}`
		);
	});

	it('keeps what its address says already', () => {
		const embed: Embed = {
			...regulationEmbed(regulation),
			frame: '/embed/statements/a?quotation=q-1'
		};
		expect(snippet(embed, given)).toContain('?quotation=q-1&amp;as-of=2026-11-25"');
	});

	it('stays one frame with these attributes, whatever the title', () => {
		const hostile = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom('"', "'", '<', '>', '&', '&quot;', '<script>', ' ') })
		);
		fc.assert(
			fc.property(hostile, (title) => {
				const [html = ''] = snippet({ ...regulationEmbed(regulation), title }, given).split('\n<s');
				expect(html.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
				expect(attributesOf(html).title).toBe(`${title} · Rulewatch`);
				expect(html.match(/"/g)).toHaveLength(14);
			})
		);
	});
});

describe('the size of an embed', () => {
	it('is its usual one, or smaller where less is asked for', () => {
		const embed = regulationEmbed(regulation);
		expect(sizeOf(embed)).toEqual({ width: 640, height: 520 });
		expect(sizeOf(embed, { width: 500, height: 300 })).toEqual({ width: 500, height: 300 });
		expect(sizeOf(embed, { width: 5000 })).toEqual({ width: 640, height: 520 });
	});
});
