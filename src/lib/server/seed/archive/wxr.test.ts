import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	foot,
	type GivenPost,
	head,
	item,
	wxr
} from '../../../../../tests/helpers/server/seed/archive/test-wxr.ts';
import { postPage } from './html.ts';
import { isTooLong, WxrReader } from './wxr.ts';

function read(text: string, size = text.length) {
	const reader = new WxrReader();
	const posts = [];
	for (let at = 0; at < text.length; at += size)
		posts.push(...reader.write(text.slice(at, at + size)));
	posts.push(...reader.end());
	return { posts, site: reader.site };
}

describe('a file of WordPress', () => {
	it('is read with what each post says of itself, and whose name its author has', () => {
		const { posts, site } = read(
			wxr({ title: 'Rules & “rights”', tags: ['Blocking'], html: '<p>One &amp; two</p>' })
		);
		expect(posts).toEqual([
			{
				title: 'Rules & “rights”',
				link: 'https://rights.example/post-1/',
				guid: 'https://rights.example/?p=1',
				creator: 'Sana Mirza',
				date: '2020-02-14 09:30:00',
				categories: ['News'],
				tags: ['Blocking'],
				html: '<p>One &amp; two</p>'
			}
		]);
		expect(site).toMatchObject({ title: 'Rights & Wrongs', language: 'en-GB' });
	});

	it('is read alike in whatever pieces it comes', () => {
		const posts: GivenPost[] = [{ html: 'a ]]> b' }, { title: 'ڈیجیٹل حقوق', date: '' }];
		const whole = read(wxr(...posts));
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), (size) => {
				expect(read(wxr(...posts), size)).toEqual(whole);
			}),
			{ numRuns: 30 }
		);
		expect(whole.posts.map(({ html }) => html)).toEqual(['a ]]> b', '']);
	});

	it('says what it holds beside published posts', () => {
		const { posts, site } = read(
			wxr(
				{},
				{ status: 'draft' },
				{ status: 'private' },
				{ type: 'page' },
				{ type: 'attachment', status: 'inherit' },
				{ type: 'nav_menu_item' }
			)
		);
		expect(posts).toHaveLength(1);
		expect(site.skipped).toEqual({
			'posts that are not published': 1,
			'private posts': 1,
			pages: 1,
			'pictures and files': 1,
			'parts of the site that are no posts': 1
		});
	});

	it('gives the day by the clock of Greenwich where the site has none', () => {
		const [post] = read(wxr({ date: '0000-00-00 00:00:00' })).posts;
		expect(post!.date).toBe('2020-02-14 04:30:00');
	});
});

describe('a file that is none is refused', () => {
	it.each([
		[
			'of another kind',
			'<rss><channel><item><title>x</title></item></channel></rss>',
			'no export of WordPress'
		],
		['that is no XML', 'id,name\n1,Dawn', 'no export of WordPress'],
		['that breaks off', head + item(1), 'breaks off'],
		['that breaks off in a post', head + item(1).slice(0, 300), 'breaks off'],
		[
			'with entities of its own',
			`<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${head}<item><title>&b;</title></item>${foot}`,
			'document type of its own'
		],
		['that is nested without end', head + '<a>'.repeat(1_000), 'nested deeper']
	])('%s', (_, text, sentence) => {
		expect(() => read(text)).toThrow(sentence);
	});

	it('and a post without end is cut, and known to be too long', () => {
		const [post] = read(
			wxr({ html: 'x'.repeat(3_000_000), title: 'y'.repeat(50_000) }),
			65_536
		).posts;
		expect(isTooLong(post!)).toBe(true);
		expect(post!.html.length + post!.title.length).toBeLessThan(1_100_000);
	});
});

describe('a post as a page', () => {
	const bodyOf = (html: string) =>
		/<article>(.*)<\/article>/s
			.exec(postPage(html))![1]!
			.split('\n')
			.filter((line) => line !== '<p></p>');

	it('has its paragraphs, which WordPress keeps as empty lines', () => {
		expect(bodyOf('One\nline\r\n\r\nTwo')).toEqual(['<p>One<br>line</p>', '<p>Two</p>']);
		expect(bodyOf('<p>One</p>')).toEqual(['<p>One</p>']);
	});

	it('has no codes for pictures and columns, and keeps what somebody put in brackets', () => {
		expect(
			bodyOf(
				'[caption id="1" width="300"]<img> A crowd[/caption]They [the police] came.[gallery ids="1,2"]'
			)
		).toEqual(['<p>They [the police] came.</p>']);
		expect(bodyOf('[vc_row][vc_column_text]We object.[/vc_column_text]')).toEqual([
			'<p>We object.</p>'
		]);
		expect(bodyOf('[caption]They left it open.')).toEqual(['<p>They left it open.</p>']);
	});
});
