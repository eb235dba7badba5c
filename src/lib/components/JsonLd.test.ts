import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import JsonLd from './JsonLd.svelte';

const show = (name: string): string =>
	render(JsonLd, { props: { data: { '@type': 'Event', name } } }).body;
const element =
	/^(?:<!--[^>]*-->)*<script type="application\/ld\+json">([^<]*)<\/script>(?:<!--[^>]*-->)*$/;

describe('linked data in a page', () => {
	it.each([
		'</script><script>alert(1)</script>',
		'<!--<script>',
		'--></SCRIPT ><img src=x onerror=alert(1)>',
		']]>&lt;/script&gt;&amp;',
		'\u2028\u2029{html}${1}\\u003c/script>'
	])('neither ends early nor changes: %s', (name) => {
		const [, json = ''] = element.exec(show(name)) ?? [];
		expect(JSON.parse(json)).toEqual({ '@type': 'Event', name });
	});

	it('is read back as it was, whatever it says', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (name) => {
				const [, json = ''] = element.exec(show(name)) ?? [];
				expect(JSON.parse(json).name).toBe(name);
			})
		);
	});
});
