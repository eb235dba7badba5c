import { fail } from '@sveltejs/kit';
import type { User } from '$lib/domain/staff';
import { invitation, oneId, quotaChange, roleChange, twoStepAway } from '$lib/forms/account';
import * as auth from '$lib/server/auth';
import type { FormSchema } from '$lib/server/form';
import { formAction } from '$lib/server/form-action';
import * as mail from '$lib/server/jobs/mail';
import type * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	auth.requireAdministrator(event);
	const [people, invitations] = await Promise.all([auth.listPeople(), auth.listInvitations()]);
	return { people, invitations, byMail: mail.isSetUp(), life: auth.invitationLife };
};

const onOne = <Schema extends FormSchema>(
	schema: Schema,
	work: (by: User, data: v.InferOutput<Schema>) => Promise<auth.Problems | void>,
	done: () => string
) =>
	formAction(auth.requireAdministrator, schema, async (by, data) => {
		const errors = await work(by, data);
		return errors ? fail(400, { errors }) : { done: done() };
	});

export const actions: Actions = {
	invite: formAction(auth.requireAdministrator, invitation, async (by, data) => {
		const result = await auth.invite(by, data);
		if ('problems' in result) return fail(400, { errors: result.problems });
		return { invited: { ...result, to: data.email } };
	}),
	role: onOne(
		roleChange,
		(by, { id, role }) => auth.changeRole(by, id, role),
		() => 'The role is changed. They sign in anew.'
	),
	disable: onOne(
		oneId,
		(by, { id }) => auth.setDisabled(by, id, true),
		() => 'The account is disabled.'
	),
	enable: onOne(
		oneId,
		(by, { id }) => auth.setDisabled(by, id, false),
		() => 'The account is enabled.'
	),
	single: onOne(
		twoStepAway,
		auth.takeTwoStepAway,
		() =>
			`Two-step sign-in is off for them, and the old password does not work any more. ${mail.deliverySentence('An e-mail with a link to set a new one')}`
	),
	quota: onOne(quotaChange, auth.changeQuota, () => 'What they may keep here is changed.'),
	withdraw: onOne(
		oneId,
		(_by, { id }) => auth.withdrawInvitation(id),
		() => 'The invitation is withdrawn.'
	)
};
