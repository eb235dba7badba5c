import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import NameList from './NameList.svelte';

it('names the first lines to be decided and says how many more there are, in words that stand apart', () => {
	const lines = Array.from({ length: 22 }, (_, index) => ({
		text: `Name ${index}`,
		near: [],
		take: '',
		kind: '',
		country: '',
		reading: { name: '', aliases: [] }
	}));
	const list = { key: 'k', text: '', kind: '', country: '', lines, errors: {} };
	const children = createRawSnippet(() => ({ render: () => '<button>Send</button>' }));
	const { body } = render(NameList, { props: { list, children } });
	expect(body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain('18, 19, 20 and 2 more.');
});
