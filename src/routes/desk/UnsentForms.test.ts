import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import UnsentForms from './UnsentForms.svelte';

it('calls a form that was not sent by that, and no draft, which is a state of an item on record', () => {
	const form = { key: 'a', noun: 'topic', rowId: null, version: 0, proposalId: null } as const;
	const forms = [{ ...form, words: 'Privacy', updatedAt: new Date() }];
	const { body } = render(UnsentForms, { props: { forms } });
	expect(body).toContain('Not sent yet');
	expect(body).toMatch(/New\s+topic/);
	expect(body).not.toMatch(/draft/i);
});
