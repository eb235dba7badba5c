import { eq, sql } from 'drizzle-orm';
import { prepared } from '../db/prepared.ts';
import * as t from '../db/schema.ts';

type Items =
	| typeof t.article
	| typeof t.campaign
	| typeof t.event
	| typeof t.regulation
	| typeof t.stakeholder
	| typeof t.statement;

const reading = (noun: string, table: Items) => {
	const { id, createdAt, updatedAt } = table as typeof t.event;
	return prepared((db) =>
		db
			.select({ createdAt, updatedAt })
			.from(table as typeof t.event)
			.where(eq(id, sql.placeholder('id')))
			.prepare(`times_of_${noun}`)
	);
};

const readers = {
	article: reading('article', t.article),
	campaign: reading('campaign', t.campaign),
	event: reading('event', t.event),
	regulation: reading('regulation', t.regulation),
	stakeholder: reading('stakeholder', t.stakeholder),
	statement: reading('statement', t.statement)
};

/** When an item that readers see came on record, and when it last changed there. */
export async function timesOf(noun: keyof typeof readers, id: string) {
	const [times] = await readers[noun]().execute({ id });
	return times;
}
