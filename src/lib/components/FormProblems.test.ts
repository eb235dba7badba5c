import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import FormProblems from './FormProblems.svelte';

it('lists what is to mend in the order of the form, whichever button was pressed', () => {
	const errors = { reason: 'Say why.', date: 'No date.', organisation: 'No name.' };
	const props = { form: { errors }, noun: 'statement' as const, idOf: (place: string) => place };
	const words = render(FormProblems, { props }).body.replace(/<[^>]+>/g, '');
	expect(words).toContain('3 things to mend first');
	expect(words).not.toContain('sent');
	expect(words).toMatch(/Organisation: No name.+Date: No date.+why: Say why/s);
});
