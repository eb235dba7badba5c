import { recoveryCodesLeft, requireContributor } from '$lib/server/auth';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	return { codesLeft: user.twoStep ? await recoveryCodesLeft(user.id) : undefined };
};
