import { error } from '@sveltejs/kit';
import { regulationsIn } from '$lib/domain/compare';
import { comparisonEmbed } from '$lib/domain/embeds';
import * as compare from '$lib/server/compare';
import * as embeds from '$lib/server/outlets/embeds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
	const { regulations, leftOut } = await compare.regulationsToCompare(
		regulationsIn(url.searchParams)
	);
	const why = leftOut.map(({ name, said }) => `“${name}” ${said}`).join(' ');
	if (!regulations.length) error(404, why || 'No law to compare is named in this address.');
	const [comparison, since] = await Promise.all([
		compare.comparisonOf(regulations),
		embeds.embedChanges(url, {
			about: regulations.map(({ id }) => id),
			kinds: ['regulation', 'statement', 'event']
		})
	]);
	return { comparison, leftOut, since, embed: comparisonEmbed(regulations) };
};
