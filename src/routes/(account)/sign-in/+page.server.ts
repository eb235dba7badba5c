import { fail, redirect } from '@sveltejs/kit';
import { signIn as schema } from '$lib/forms/account';
import { safeNext } from '$lib/domain/next';
import { signIn } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const wrong = 'The e-mail address or the password is wrong.';
const tooMany =
	'There were too many wrong tries. Wait an hour, or sign in from a browser that you have used here before.';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.user) redirect(303, safeNext(url.searchParams.get('next')));
	return { reset: url.searchParams.has('reset') };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, schema);
		if (!form.data) return fail(400, form);
		const outcome = await signIn(event, form.data);
		if (outcome === 'wrong') return fail(400, { ...form, data: undefined, errors: { '': wrong } });
		if (outcome === 'too_many')
			return fail(429, { ...form, data: undefined, errors: { '': tooMany } });
		const next = safeNext(event.url.searchParams.get('next'));
		redirect(
			303,
			outcome === 'second_step' ? `/sign-in/code?next=${encodeURIComponent(next)}` : next
		);
	}
};
