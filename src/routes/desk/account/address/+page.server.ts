import { fail } from '@sveltejs/kit';
import { newAddress } from '$lib/forms/account';
import { askForAddress, requireContributor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as mail from '$lib/server/jobs/mail';
import type { Actions } from './$types';

export const actions: Actions = {
	default: formAction(requireContributor, newAddress, async (user, data) => {
		const errors = await askForAddress(user, data);
		if (errors) return fail(400, { errors });
		return {
			done: `${mail.deliverySentence('An e-mail with a link')} The new address counts once you follow it.`
		};
	})
};
