import { and, asc, countDistinct, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { filterQuery } from '../../domain/filters.ts';
import type {
	ComparedRegulation as Regulation,
	Held,
	SpeakerRow,
	Turn
} from '../../domain/comparison.ts';
import { groupBy } from '../../domain/timeline/succession.ts';
import { db } from '../db/index.ts';
import { onPublished } from '../../nouns/cards.server.ts';
import * as t from '../db/schema.ts';
import { statementName } from '../derived/views.ts';

/**
 * Finds stakeholders with statements under their own names on several laws. A coalition's statement counts only for
 * the coalition.
 */
export async function speakersOn(
	regulations: Regulation[],
	most: { speakers: number; turns: number }
): Promise<{ rows: SpeakerRow[]; total: number }> {
	const ids = regulations.map(({ id }) => id);
	const speakers = regulations.length > 1 ? await mostHeard(ids, most.speakers) : [];
	const said = speakers.length
		? await statementsOf(
				speakers.map(({ id }) => id),
				ids
			)
		: [];
	const rows = speakers.map(({ id, slug, name, kind }): SpeakerRow => {
		const own = said.filter(({ speaker }) => speaker === id);
		const held = regulations.map(({ id, slug: regulation }) => {
			const rows = own.filter(({ regulation }) => regulation === id);
			return rows.length
				? heldIn(rows, most.turns, `/statements${filterQuery({ regulation, stakeholder: slug })}`)
				: undefined;
		});
		return { slug, name, kind, held, verdict: verdictOn(regulations, held) };
	});
	return { rows, total: speakers[0]?.total ?? 0 };
}

/** Ranks stakeholders with several stances first, then those on most laws, then those with most statements. */
function mostHeard(regulations: string[], most: number) {
	const { id, slug, name, kind } = t.stakeholder;
	const on = countDistinct(t.position.regulationId);
	const ranked = db
		.select({ id, slug, name, kind, total: sql<number>`(count(*) over ())::int` })
		.from(statementName)
		.innerJoin(t.position, eq(t.position.statementId, statementName.statementId))
		.innerJoin(t.stakeholder, onPublished(t.stakeholder, statementName.stakeholderId))
		.where(inArray(t.position.regulationId, regulations))
		.groupBy(id)
		.having(gt(on, 1))
		.orderBy(
			desc(sql`count(distinct nullif(${t.position.stance}, 'not_stated')) > 1`),
			desc(on),
			desc(countDistinct(t.position.statementId)),
			asc(name),
			asc(id)
		)
		.$dynamic();
	return most === Infinity ? ranked : ranked.limit(most);
}

/** Includes speakers for an organisation, as the list of statements does. */
function statementsOf(speakers: string[], regulations: string[]) {
	const { stakeholderId: speaker, statementId: id, date, latest, earliest } = t.participation;
	const { regulationId: regulation, stance } = t.position;
	return db
		.selectDistinct({ speaker, regulation, id, stance, date, latest, earliest })
		.from(t.participation)
		.innerJoin(t.position, eq(t.position.statementId, id))
		.where(and(inArray(speaker, speakers), inArray(regulation, regulations)))
		.orderBy(asc(latest), asc(earliest), asc(id));
}

function heldIn(rows: Awaited<ReturnType<typeof statementsOf>>, most: number, href: string): Held {
	const taken = rows.filter(({ stance }) => stance !== 'not_stated');
	const turns = taken.flatMap(({ id, stance, date, earliest }, place): Turn[] => {
		const before = taken[place - 1];
		if (before?.stance === stance) return [];
		return [{ id, stance, date, isAfter: !before || before.latest < earliest }];
	});
	return {
		turns: turns.slice(-most),
		isChanged: turns.length > 1,
		statements: rows.length,
		href
	};
}

const listed = new Intl.ListFormat('en-GB');

/** Different stances on different laws are no change of mind. */
function verdictOn(regulations: Regulation[], held: (Held | undefined)[]): string {
	const changed = regulations.filter((_, place) => held[place]?.isChanged);
	if (changed.length)
		return `Took more than one stance on ${listed.format(changed.map(({ short }) => short))}`;
	const stances = groupBy(
		held.flatMap((each) => each?.turns ?? []),
		({ stance }) => stance
	);
	return stances.length > 1
		? 'Another stance on another law, unchanged on each'
		: 'The same stance throughout';
}
