import { type Embed, iframe, sizeOf } from '../../../domain/embeds.ts';
import { origin } from '../../settings.ts';
import { today } from '../../today.ts';

const offers = {
	regulation: 'Embed this law',
	timeline: 'Embed its timeline',
	chart: 'Embed this chart',
	matrix: 'Embed this chart',
	statement: 'Embed this statement',
	comparison: 'Embed this comparison',
	campaign: 'Embed this campaign'
} satisfies Record<Embed['kind'], string>;

export interface Snippet {
	offer: string;
	html: string;
}

const longest = 60;

function offerOf({ kind, words }: Embed): string {
	if (!words) return offers[kind];
	return `Embed “${words.length > longest ? `${words.slice(0, longest)}…` : words}”`;
}

/** What is copied to show them elsewhere: as wide as the column they come to stand in. */
export function snippets(...embeds: Embed[]): Snippet[] {
	return embeds.map((embed) => ({
		offer: offerOf(embed),
		html: iframe(embed, {
			...{ origin: origin(), asOf: today() },
			...{ width: '100%', height: sizeOf(embed).height }
		})
	}));
}
