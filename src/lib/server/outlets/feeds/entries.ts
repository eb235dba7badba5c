import { nounOf, nounWords, indefinite, pathOf } from '../../../domain/nouns.ts';
import { stanceTitle } from '../../../domain/cite/cite.ts';
import { heldBefore, nowHolds, type PositionChange } from '../../../domain/changes.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { type Correction, latestChanges } from '../../desk/corrections/index.ts';
import { changedPositions } from '../../../nouns/statement/queries.server.ts';
import { origin } from '../../settings.ts';
import { itemSummary } from '../summaries/index.ts';
import type { Change, Withdrawal } from './changes.ts';
import type { Entry } from './write.ts';

export const positionChanged = 'Position changed';

export async function feedEntries(changes: (Change | Withdrawal)[]): Promise<Entry[]> {
	const said = changes.flatMap((one) =>
		'row' in one && one.name === 'statements' ? one.row.id : []
	);
	const moved = said.length ? await changedPositions({ statements: said }) : [];
	return Promise.all(
		changes.map(async (one) =>
			'withdrawn' in one
				? withdrawalOf(one)
				: entryOf(
						one,
						moved.filter(({ id }) => id === one.row.id),
						one.row.correction ? await latestChanges(nounOf[one.name], one.row.id) : []
					)
		)
	);
}

/** The entry keeps the item's id, so that feed readers replace the item by it. */
function withdrawalOf({ name, withdrawn, reason, entered, changed }: Withdrawal): Entry {
	const noun = nounOf[name];
	return {
		key: `${noun}/${withdrawn.id}`,
		what: 'Withdrawn',
		title: indefinite(nounWords[noun]),
		text: reason ?? 'No reason was recorded.',
		lang: 'en',
		// A membership has no page of its own.
		url: origin() + (pathOf(noun, withdrawn) ?? '/'),
		entered,
		changed,
		facts: [
			`Withdrawn on ${formatDate(changed.toISOString().slice(0, 10))}: it is on record no more`
		],
		quotations: [],
		sources: [],
		tags: []
	};
}

/**
 * @param moved positions that changed since the stakeholder's last statement
 * @param mended sentences on the newest correction
 */
function entryOf(change: Change, moved: PositionChange[], mended: string[]): Entry {
	const { name, row, entered } = change;
	const summary = itemSummary(name, row);
	return {
		...summary,
		...(change.name === 'statements' && { title: stanceTitle(change.row) }),
		...(moved.length && { what: positionChanged }),
		facts: [
			...moved.map(movedFrom),
			...summary.facts,
			...(row.correction ? [noteOf(row.correction, mended)] : [])
		],
		key: `${nounOf[name]}/${row.id}`,
		url: row.url,
		entered,
		changed: new Date(row.updated_at)
	};
}

/**
 * «Asia Internet Coalition now opposes the Harm Rules, having been concerned before (13 February 2020, https://…)».
 */
const movedFrom = ({ stakeholder, regulation, stance, before }: PositionChange) =>
	`${stakeholder.name} ${nowHolds[stance]} ${regulation.title}, ${heldBefore[before.stance]} (${formatDate(before.date)}, ${origin()}/statements/${before.id})`;

const noteOf = ({ made, answer }: Correction, mended: string[]) =>
	`Corrected on ${formatDate(made)}: ${[answer, ...mended].join(' · ')}`;
