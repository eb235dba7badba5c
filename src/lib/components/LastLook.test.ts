import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import LastLook from './LastLook.svelte';

const shown = (editor: string | null, page: string | null, filtered = false) =>
	render(LastLook, { props: { editor, page, filtered } })
		.body.replace(/<[^>]+>/g, '')
		.replace(/\s+/g, ' ')
		.trim();

it('says of an editor what an editor did, and of a watched page that it was read', () => {
	expect(shown('2026-01-01', null)).toBe('An editor last looked at a law on 1 January 2026.');
	expect(shown('2026-01-01', '2026-11-02', true)).toBe(
		'An editor last looked at one of these laws on 1 January 2026. ' +
			'An official page that is watched for one of these laws was last read on 2 November 2026.'
	);
	expect(shown(null, '2026-11-02')).toMatch(
		/^When an editor last looked at the laws on record is not known\. An official page/
	);
});
