import { fail } from '@sveltejs/kit';
import { ownAddress } from '$lib/forms/account';
import { askForReset } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as mail from '$lib/server/jobs/mail';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, ownAddress);
		if (!form.data) return fail(400, form);
		await askForReset(event, form.data.email);
		const about = 'If somebody has an account with this address, an e-mail with a link';
		return { done: mail.deliverySentence(about) };
	}
};
