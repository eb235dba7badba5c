import { render } from 'svelte/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { awkward } from '../../../../tests/awkward.ts';
import Names from '../../components/Names.svelte';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import { db } from '../db/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { loadFacts } from './load.ts';

const load = (id: string, name: string) =>
	loadFacts(db, {
		'stakeholders.json': JSON.stringify([
			{ id, slug: id, name, kind: 'company', state: 'published', sources: ['dawn'] }
		])
	});

beforeEach(() => cast.article('dawn'));

describe('an awkward name', () => {
	it.each(awkward.filter((name) => !name.startsWith('\uFEFF')))(
		'is kept to the letter: %j',
		async (name) => {
			await load('awkward', name);
			expect(await stakeholders.get('awkward')).toMatchObject({ name });
		}
	);

	it.each(['\uFEFFbyte order mark', 'a\0b', 'half a pair \uD83D'])(
		'is refused where it would not come back the same: %j',
		async (name) => {
			await expect(load('awkward', name)).rejects.toThrow('name: is no text');
		}
	);

	it('never turns the text beside it around', () => {
		for (const name of awkward) {
			const { body } = render(Names, {
				props: { stakeholders: [{ slug: 's', name, kind: 'company' }] }
			});
			// Browsers isolate what has a direction of its own.
			expect(body).toMatch(/<a [^>]*dir="auto"[^>]*>[^]*<\/a>/);
		}
	});
});
