import { type Scope, subjectKey } from '../../domain/follow.ts';
import type { Noun } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { link } from '../../nouns/derive/namers.server.ts';
import { linkedIds } from '../derived/namers.ts';
import type { Change } from './changes.ts';

/**
 * Returns all subjects that a change concerns: what it names, before or after, and the topics, countries and
 * campaigns of these.
 */
export async function subjectsOf(change: Change): Promise<string[]> {
	const { noun, rowId } = change;
	const named = [{ noun, id: rowId }, ...[change.before, change.after].flatMap(namesIn(noun))];
	const idsOf = (of: Noun) => [
		...new Set(named.filter(({ noun }) => noun === of).map(({ id }) => id))
	];
	const regulations = idsOf('regulation');
	const { topicId, regulationId } = t.regulationTopic;
	const { campaignId, statementId } = t.campaignStatement;
	const [countries, topics, campaigns] = await Promise.all([
		linkedIds(db, link(t.regulation.jurisdiction, t.regulation.id), regulations),
		linkedIds(db, link(topicId, regulationId), regulations),
		linkedIds(db, link(campaignId, statementId), noun === 'statement' ? [rowId] : [])
	]);
	const keys = (scope: Scope, targets: string[]) =>
		targets.map((target) => subjectKey({ scope, target }));
	return [
		...new Set([
			...keys('everything', ['']),
			...keys('regulation', regulations),
			...keys('stakeholder', idsOf('stakeholder')),
			...keys('topic', [...idsOf('topic'), ...topics]),
			...keys('country', countries),
			...keys('campaign', [...idsOf('campaign'), ...campaigns])
		])
	];
}

const namesIn = (noun: Noun) => (item: object | null) =>
	item ? picksIn(formOf(noun), item).map(({ field, text }) => ({ noun: field.of, id: text })) : [];
