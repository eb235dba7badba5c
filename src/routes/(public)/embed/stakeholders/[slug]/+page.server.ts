import { stakeholderEmbed } from '$lib/domain/embeds';
import { countMembers } from '$lib/domain/record';
import { publishedOrRedirect } from '$lib/server/redirects';
import * as embeds from '$lib/server/outlets/embeds';
import * as stakeholders from '$lib/nouns/stakeholder/queries.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await stakeholders.get(event.params.slug);
	const unknown = 'No stakeholder with this address is on record.';
	const stakeholder = await publishedOrRedirect('stakeholder', event, found, unknown);
	const { slug, name, kind, country, role, positions, own, signed, members, sources } = stakeholder;
	const shown = embeds.ofStakeholder(stakeholder);
	return {
		stakeholder: { slug, name, kind, country, role, positions, sources },
		statements: own.total + signed.total,
		members: countMembers(members),
		embed: stakeholderEmbed(stakeholder),
		since: await embeds.changes(event.url, shown)
	};
};
