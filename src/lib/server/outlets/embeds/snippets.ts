import { type Embed, embedKinds, sizeOf } from '../../../domain/embeds.ts';
import { snippet } from '../../../domain/embed-html.ts';
import { origin } from '../../settings.ts';
import { today } from '../../today.ts';

export interface Snippet {
	offer: string;
	html: string;
}

const longest = 60;

function offerOf({ kind, words }: Embed): string {
	if (!words) return embedKinds[kind].offer;
	return `Embed “${words.length > longest ? `${words.slice(0, longest)}…` : words}”`;
}

/** The HTML to copy fills the column in which it is pasted. */
export function snippets(...embeds: Embed[]): Snippet[] {
	return embeds.map((embed) => ({
		offer: offerOf(embed),
		html: snippet(embed, {
			origin: origin(),
			asOf: today(),
			width: '100%',
			height: sizeOf(embed).height
		})
	}));
}
