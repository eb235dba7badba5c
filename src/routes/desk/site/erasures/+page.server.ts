import { fail, type RequestEvent } from '@sveltejs/kit';
import { erasureForm, erasurePlan, erasureRelease } from '$lib/forms/erasure';
import { requireAdministrator } from '$lib/server/auth';
import * as erasures from '$lib/server/erasures';
import { formAction } from '$lib/server/form-action';
import type { Actions, PageServerLoad } from './$types';

/** These forms name what was erased, or is to be. */
const holdsErased = { holdsErased: true };

export const load: PageServerLoad = async (event) => {
	requireAdministrator(event);
	return { erasures: await erasures.listErasures(), twoStepNeeded: erasures.twoStepNeeded };
};

/** Every text of the record is looked at, so the time in which an answer is due begins afterwards. */
function patiently<Answer>({ locals }: RequestEvent, work: Promise<Answer>): Promise<Answer> {
	locals.arriving = work.catch(() => {});
	return work;
}

export const actions: Actions = {
	// The words are sent by POST, so that they stand in no address and no log.
	plan: formAction(
		requireAdministrator,
		erasurePlan,
		async (_by, asked, event) => ({
			asked,
			plan: await patiently(event, erasures.planErasure(asked))
		}),
		holdsErased
	),
	erase: formAction(
		requireAdministrator,
		erasureForm,
		async (by, { kind, ground, named, ...sent }, event) => {
			const asked = { kind, ground, named };
			const erased = await patiently(event, erasures.erase(by, asked, sent));
			if ('problems' in erased)
				return fail(400, {
					errors: erased.problems,
					asked,
					plan: await patiently(event, erasures.planErasure(asked))
				});
			return {
				done: 'It is erased. Below stands until when older backups hold it. If somebody asked for it, enter the request under Takedowns.'
			};
		},
		holdsErased
	),
	release: formAction(
		requireAdministrator,
		erasureRelease,
		async (by, sent) => {
			const errors = await erasures.releaseText(by, sent);
			if (errors) return fail(400, { errors });
			return { done: 'These words can be saved from now on.' };
		},
		holdsErased
	)
};
