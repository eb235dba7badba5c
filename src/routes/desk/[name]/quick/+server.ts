import { requireContributor } from '$lib/server/auth';
import { atLeast } from '$lib/domain/staff';
import * as entry from '$lib/server/desk/entry';
import { formData } from '$lib/server/form';
import { choices } from '$lib/server/desk/lookup';
import type { Created } from '../desk';
import { nounAt } from '../entry.server';
import type { RequestHandler } from './$types';

/** Adds an item from another item's form: an editor's is published, a contributor's becomes a proposal. */
export const POST: RequestHandler = async (event) => {
	const user = requireContributor(event);
	const { noun } = nounAt(event);
	const submission = entry.readSubmission(noun, await formData(event.request));
	const action = atLeast(user.role, 'editor') ? 'publish' : 'send';
	const { id, refusal } = await entry.submit(user, noun, undefined, action, submission);
	if (refusal) {
		const { errors, similar } = refusal;
		// A refusal has status 200, like SvelteKit's answer to a refused action.
		return Response.json({ errors, similar } satisfies Created);
	}
	const [choice] = await choices(user, noun, [id]);
	return Response.json({ choice } satisfies Created, { status: 201 });
};
