import { fail } from '@sveltejs/kit';
import { passwordChange } from '$lib/forms/account';
import { changePassword, requireContributor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, passwordChange);
		if (!form.data) return fail(400, form);
		const errors = await changePassword(event, user, form.data);
		return errors ? fail(400, { errors }) : { changed: true };
	}
};
