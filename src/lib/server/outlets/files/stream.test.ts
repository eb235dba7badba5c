import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { streamOf } from './stream.ts';

const pieces = 50;

/** Yields without waiting, as the embedded database does. */
async function* ready() {
	for (let piece = 0; piece < pieces; piece++) yield `${piece}\n`;
}

it('a long file lets others have their turn between its pieces', async () => {
	let turns = 0;
	let isSent = false;
	const others = (async () => {
		for (; !isSent; turns++) await setImmediate();
	})();
	const text = await new Response(streamOf(ready())).text();
	isSent = true;
	await others;
	expect(text.split('\n')).toHaveLength(pieces + 1);
	expect(turns).toBeGreaterThanOrEqual(pieces);
});
