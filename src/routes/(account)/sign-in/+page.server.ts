import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { signInForm as schema } from '$lib/forms/account';
import { safeNext } from '$lib/domain/address/next';
import { signInWithPassword } from '$lib/server/auth';
import { formData, readForm } from '$lib/server/form';
import { packForm, unpackForm } from '$lib/server/resubmission';
import type { Actions, PageServerLoad } from './$types';

const wrong = 'The e-mail address or the password is wrong.';
const tooMany =
	'There were too many wrong tries. Wait an hour, or sign in from a browser that you have used here before.';
const signedOut =
	'You were not signed in any more, so nothing was saved. Sign in, and what you wrote is here to be sent.';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.user && !url.searchParams.has('resend'))
		redirect(303, safeNext(url.searchParams.get('next')));
	return { reset: url.searchParams.has('reset') };
};

/** Packs a desk form that was sent here because the session had ended; undefined for the sign-in form itself. */
async function strayForm({ request, url }: RequestEvent) {
	if (!url.searchParams.has('resend')) return undefined;
	const sent = await formData(request.clone());
	if (sent.has('email') && sent.has('password')) return undefined;
	// If the second step expired, the form arrives already packed.
	const kept = sent.get('kept');
	return typeof kept === 'string' ? kept : packForm(sent);
}

export const actions: Actions = {
	default: async (event) => {
		const stray = await strayForm(event);
		if (stray) return fail(401, { values: { kept: stray }, errors: { '': signedOut } });
		const form = await readForm(event.request, schema);
		if (!form.data) return fail(400, form);
		const outcome = await signInWithPassword(event, form.data);
		if (outcome === 'wrong') return fail(400, { ...form, data: undefined, errors: { '': wrong } });
		if (outcome === 'too_many')
			return fail(429, { ...form, data: undefined, errors: { '': tooMany } });
		const { searchParams } = event.url;
		const resend = unpackForm(form.data.kept, searchParams.get('resend'));
		if (resend) return outcome === 'second_step' ? { second: form.data.kept } : { resend };
		const next = safeNext(searchParams.get('next'));
		redirect(
			303,
			outcome === 'second_step' ? `/sign-in/code?next=${encodeURIComponent(next)}` : next
		);
	}
};
