import { fail } from '@sveltejs/kit';
import { newAddress } from '$lib/forms/account';
import { askForAddress, requireContributor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as mail from '$lib/server/jobs/mail';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, newAddress);
		if (!form.data) return fail(400, form);
		const errors = await askForAddress(user, form.data);
		return errors
			? fail(400, { values: form.values, errors })
			: {
					done: `${mail.fateOf('A letter with a link')} The new address counts once you follow it.`
				};
	}
};
