import * as v from 'valibot';
import { expect, it } from 'vitest';
import { errorsOf } from '../server/form.ts';
import { aboutForm, networksForm } from './site.ts';

it('offers a network once, however often Asma ticks it', () => {
	const { output } = v.safeParse(networksForm, { networks: ['X', 'Mastodon', 'X'] });
	expect(output).toEqual({ networks: ['X', 'Mastodon'] });
});

it('tells Asma in our words that her form came without the words about the newsroom', () => {
	expect(errorsOf(v.safeParse(aboutForm, {}).issues ?? [])).toEqual({ about: 'Write something.' });
	expect(v.parse(aboutForm, { about: ' ' })).toEqual({ about: '' });
});
