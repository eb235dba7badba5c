import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import Invited from './Invited.svelte';

const link = 'https://record.example/invitation/a-token';
const shown = (byMail: boolean) => {
	const props = { to: 'eman@example.org', link, life: '3 days', byMail };
	return render(Invited, { props }).body;
};
const wordsOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

it('tells whoever invites without mail that nothing was sent, and that the link is theirs to bring', () => {
	expect(wordsOf(shown(false))).toContain('No e-mail was sent, as no mail is set up here.');
	expect(wordsOf(shown(true))).toContain('An e-mail to eman@example.org is on its way');
	expect(wordsOf(shown(true))).not.toContain('No e-mail');
});

it('shows the whole link in a field that can be marked without a script, and says how long it lives', () => {
	for (const byMail of [true, false]) {
		expect(shown(byMail)).toMatch(new RegExp(`<input[^>]* value="${link}"[^>]* readonly`));
		expect(wordsOf(shown(byMail))).toContain('It works once, and for 3 days.');
	}
});
