import { countMembers } from '$lib/domain/record';
import { stakeholderOutlets } from '$lib/nouns/stakeholder/outlets.server';
import { embedLoader, stakeholderScope } from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

const frame = embedLoader(stakeholderOutlets, stakeholderScope);

export const load = (async (event) => {
	const shown = await frame(event);
	const { own, signed, members } = shown.item;
	return { ...shown, statements: own.total + signed.total, members: countMembers(members) };
}) satisfies PageServerLoad;
