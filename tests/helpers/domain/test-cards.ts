import { clocksOf } from '../../../src/lib/domain/timeline/clocks.ts';
import { parseEdtf } from '../../../src/lib/domain/dates/edtf.ts';
import type { Claim, EventCard, Source, StatementCard } from '../../../src/lib/domain/record.ts';
import type { EventKind, Stance } from '../../../src/lib/domain/vocabulary.ts';

export const harmRules = { slug: 'harm-rules', title: 'Harm Rules' };

export const dawn: Source = {
	id: 'dawn',
	slug: 'dawn',
	url: 'https://example.org/dawn',
	outlet: 'Dawn',
	headline: 'Rules surface',
	headlineBasis: 'page',
	author: null,
	sourceType: 'news',
	section: 'news',
	lang: 'en',
	published: '2020-02-13',
	archiveUrl: null
};

const claim = (date: string): Claim => ({
	...parseEdtf(date),
	basis: 'event',
	note: null,
	sources: [dawn]
});

export function eventCard(
	id: string,
	kind: EventKind,
	date: string,
	{
		disputed = [],
		knownOn = null,
		statement = null
	}: { disputed?: string[]; knownOn?: string | null; statement?: string | null } = {}
): EventCard {
	return {
		...claim(date),
		id,
		kind,
		description: `What happened at ${id}.`,
		knownOn,
		disputed: disputed.map(claim),
		statement,
		actors: [],
		regulations: [harmRules]
	};
}

export function statementCard(
	id: string,
	stance: Stance,
	date: string,
	{ regulation = harmRules, name = 'Coalition' } = {}
): StatementCard {
	return {
		...claim(date),
		id,
		kind: 'industry_body',
		channel: 'statement',
		lang: 'en',
		summary: `What was said in ${id}.`,
		organisation: { slug: 'coalition', name, kind: 'industry_body' },
		speaker: null,
		speakerRole: null,
		signatories: [],
		demands: [],
		positions: [{ id: `${id}.p`, stance, regulation, leads: false }],
		quotations: []
	};
}

export const clocksFrom = (made?: string, textPublic?: string) =>
	clocksOf({
		made: made ? parseEdtf(made) : undefined,
		textPublic: textPublic ? parseEdtf(textPublic) : undefined,
		firstReaction: undefined
	});
