import { fail, redirect } from '@sveltejs/kit';
import { oneCode } from '$lib/forms/account';
import { safeNext } from '$lib/domain/address/next';
import { isBetweenSteps, signInWithCode } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import { unpackForm } from '$lib/server/resubmission';
import type { Actions, PageServerLoad } from './$types';

const sentences = {
	wrong: 'This code is wrong, or it was used already. Wait for the next one.',
	too_many: 'There were too many wrong codes. Try again in an hour.'
};

export const load: PageServerLoad = async (event) => {
	// After a correct code the answer to the POST shows the interrupted form, although the sign-in is complete.
	if (event.request.method === 'POST') return;
	if (!(await isBetweenSteps(event))) redirect(303, `/sign-in${event.url.search}`);
};

/** A 307 repeats the POST, so that the packed desk form is kept. */
const toFirstStep = ({ search, searchParams }: URL) =>
	redirect(searchParams.has('resend') ? 307 : 303, `/sign-in${search}`);

export const actions: Actions = {
	default: async (event) => {
		if (!(await isBetweenSteps(event))) toFirstStep(event.url);
		const form = await readForm(event.request, oneCode);
		if (!form.data) return fail(400, form);
		const outcome = await signInWithCode(event, form.data.code);
		if (outcome === 'expired') return toFirstStep(event.url);
		if (outcome !== 'signed_in')
			return fail(outcome === 'wrong' ? 400 : 429, {
				values: form.values,
				errors: { code: sentences[outcome] }
			});
		const resend = unpackForm(form.data.kept, event.url.searchParams.get('resend'));
		if (resend) return { resend };
		redirect(303, safeNext(event.url.searchParams.get('next')));
	}
};
