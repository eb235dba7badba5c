import { sql } from 'drizzle-orm';
import type { Dated } from '../../domain/dates/format.ts';
import type { OtherDay, Passage } from '../../domain/timeline/clocks.ts';
import type { EventKind, StakeholderKind } from '../../domain/vocabulary.ts';
import { clock } from '../../server/derived/tables.ts';
import { regulation } from './table.server.ts';

const isOpen = sql`(${regulation.textDay} is not distinct from 'open' or ${regulation.instrument} = 'bill')`;
const isDebated = sql`(${regulation.instrument} = 'act' and ${clock.hidden} > 0)`;

/** Bills and acts are debated in public, and an editor may say the same of another text: none was hidden. */
export const hasClock = sql`not (${isOpen} or ${isDebated})`;

/** Ranks laws by the days that they were hidden; debated ones come after these, and open ones last. */
export const daysHidden = sql`case when ${isOpen} then -2 when ${isDebated} then -1 else ${clock.hidden} end`;

interface Begun {
	kind: EventKind;
	actors: StakeholderKind[] | null;
	others: (Dated & { sources: number })[] | null;
}

/** The events on whose days a clock rests, with the days that other sources give. */
const begun = sql<Begun[] | null>`(
		select json_agg(json_build_object('kind', e.kind,
			'actors', (select json_agg(actor.kind) from event_actor link join stakeholder actor on actor.id = link.stakeholder_id
				where link.event_id = e.event_id),
			'others', (select json_agg(json_build_object('date', other.date, 'earliest', other.earliest, 'latest', other.latest,
				'sources', (select count(*) from citation where citation.dated_claim_id = other.id)))
				from dated_claim other where other.event_id = e.event_id and not other.preferred)))
		from regulation_event e where e.regulation_id = ${clock.regulationId} and (
			e.kind in ('notification', 'approval') and e.date = ${clock.made}
			or e.kind in ('leak', 'publication') and e.date = ${clock.textPublic}))`.as('begun');

/** The same for relational queries. */
export const withBegun = { extras: { begun } };

/**
 * Columns for queries that join the clock of a law. After a left join drizzle takes the whole clock for missing if the
 * first column is null, so a column that is never null comes first.
 */
export const clockColumns = {
	regulationId: clock.regulationId,
	made: clock.made,
	madeEarliest: clock.madeEarliest,
	madeLatest: clock.madeLatest,
	textPublic: clock.textPublic,
	textPublicEarliest: clock.textPublicEarliest,
	textPublicLatest: clock.textPublicLatest,
	firstReaction: clock.firstReaction,
	firstReactionEarliest: clock.firstReactionEarliest,
	firstReactionLatest: clock.firstReactionLatest,
	begun
};

type ClockRow = Record<
	Exclude<keyof typeof clockColumns, 'regulationId' | 'begun'>,
	string | null
> & {
	begun?: Begun[] | null;
};

export function readClock(row: ClockRow | null) {
	if (!row) return {};
	return {
		made: dateOf(row.made, row.madeEarliest, row.madeLatest),
		textPublic: dateOf(row.textPublic, row.textPublicEarliest, row.textPublicLatest),
		firstReaction: dateOf(row.firstReaction, row.firstReactionEarliest, row.firstReactionLatest),
		otherDays: (row.begun ?? []).flatMap(({ kind, others }) =>
			(others ?? []).map((day): OtherDay => ({ ...day, of: makes(kind) ? 'made' : 'textPublic' }))
		),
		way: wayOf(row.begun ?? [])
	};
}

const makes = (kind: EventKind) => kind === 'notification' || kind === 'approval';

function wayOf(begun: Begun[]): Passage {
	const did = (kind: EventKind) => begun.some((each) => each.kind === kind);
	const by = begun.flatMap(({ kind, actors }) => (kind === 'approval' && actors) || []);
	return {
		from: did('notification')
			? 'notification'
			: by.includes('parliament')
				? 'vote'
				: by.some((kind) => kind === 'head_of_state' || kind === 'government')
					? 'assent'
					: 'approval',
		to: did('publication') ? 'gazette' : did('leak') ? 'leak' : 'publication'
	};
}

function dateOf(
	date: string | null,
	earliest: string | null,
	latest: string | null
): Dated | undefined {
	return date && earliest && latest ? { date, earliest, latest } : undefined;
}
