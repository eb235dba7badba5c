import { type Embed, embedKinds, sizeOf } from '../../../domain/embeds.ts';
import { snippet } from '../../../domain/embed-html.ts';
import { truncate } from '../../../domain/truncate.ts';
import { origin } from '../../settings.ts';
import { today } from '../../today.ts';

export interface Snippet {
	offer: string;
	html: string;
}

function offerOf({ kind, words }: Embed): string {
	if (!words) return embedKinds[kind].offer;
	return `Embed “${truncate(words, 60)}”`;
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
