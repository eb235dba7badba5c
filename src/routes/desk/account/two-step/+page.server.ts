import { fail } from '@sveltejs/kit';
import { oneCode, ownProof } from '$lib/forms/account';
import {
	beginTwoStep,
	confirmTwoStep,
	findEnrolment,
	replaceRecoveryCodes,
	requireContributor,
	turnTwoStepOff
} from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import { requiresTwoStep } from '$lib/server/settings';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	return { enrolment: await findEnrolment(user), required: requiresTwoStep(user.role) };
};

export const actions: Actions = {
	begin: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, ownProof);
		if (!form.data) return fail(400, form);
		const errors = await beginTwoStep(user, form.data);
		return errors ? fail(400, { errors }) : {};
	},
	confirm: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, oneCode);
		if (!form.data) return fail(400, form);
		const result = await confirmTwoStep(event, user, form.data.code);
		return 'codes' in result ? result : fail(400, { errors: result.problems });
	},
	codes: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, ownProof);
		if (!form.data) return fail(400, form);
		const result = await replaceRecoveryCodes(user, form.data);
		return 'codes' in result ? result : fail(400, { errors: result.problems });
	},
	off: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, ownProof);
		if (!form.data) return fail(400, form);
		const errors = await turnTwoStepOff(event, user, form.data);
		return errors ? fail(400, { errors }) : { off: true };
	}
};
