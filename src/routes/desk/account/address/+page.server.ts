import { fail } from '@sveltejs/kit';
import { newAddress } from '$lib/forms/account';
import { askForAddress, requireContributor } from '$lib/server/auth';
import { onForm } from '$lib/server/form';
import * as mail from '$lib/server/jobs/mail';
import type { Actions } from './$types';

export const actions: Actions = {
	default: onForm(requireContributor, newAddress, async ({ user, data, values }) => {
		const errors = await askForAddress(user, data);
		if (errors) return fail(400, { values, errors });
		return {
			done: `${mail.fateOf('A letter with a link')} The new address counts once you follow it.`
		};
	})
};
