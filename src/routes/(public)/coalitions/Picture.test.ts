import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import Picture from './Picture.svelte';

it('draws a membership and joint statements of the same two apart', () => {
	const sheet = { width: 400, height: 100, places: [50, 350].map((x) => ({ x, y: 50 })) };
	const between = { source: 0, target: 1 };
	const names = ['Union', 'Forum'].map((name, at) => ({ slug: name, name, isGroup: at === 1 }));
	const picture = {
		names,
		joint: [{ ...between, statements: 1 }],
		listed: [between],
		wide: sheet,
		narrow: sheet
	};
	const { body } = render(Picture, { props: { picture: picture as never } });
	const bends = [...body.matchAll(/d="M\S+ (\S+?)q\S+ (\S+) /g)].map(([, , down]) => Number(down));
	expect(bends).toHaveLength(4);
	expect(new Set(bends.slice(0, 2)).size).toBe(2);
});
