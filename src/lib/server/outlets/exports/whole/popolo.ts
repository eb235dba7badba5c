import { asOfIn } from '../../../lists/last-change.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sortIdentifiers } from '../../../../domain/identifiers/identifiers.ts';
import { recordLicence } from '../../../../domain/files.ts';
import { countryName } from '../../../../domain/places.ts';
import { sourceTitle } from '../../../../domain/record.ts';
import { groupBy } from '../../../../domain/timeline/succession.ts';
import { membershipRelations } from '../../../../domain/vocabulary.ts';
import { articleColumns } from '../../../../nouns/citation/sources.server.ts';
import type { Database } from '../../../db/index.ts';
import { isPublished } from '../../../db/published.ts';
import * as t from '../../../db/schema.ts';
import type { Write } from '../../download.ts';
import { origin } from '../../../settings.ts';
import { itemUrl } from '../../../../nouns/as-named.server.ts';
import { type Reader, tableReader, type Row } from './read.ts';
import { packageTableOf } from './tables.ts';

/**
 * Popolo (popoloproject.com) describes people, organisations and memberships. We add `country` of a person, `note`,
 * and `relation` and `as_of` of a membership. Dates that are no plain year, month or day go into `start_date_edtf`
 * and `end_date_edtf`.
 */
export const writePopolo: Write = (db, isSnapshot, to, signal) =>
	pipeline(Readable.from(pieces(db, tableReader(db, isSnapshot))), to, { signal });

async function* pieces(db: Database, read: Reader) {
	/** Ids of written stakeholders, true for persons. */
	const written = new Map<unknown, boolean>();

	const meta = {
		source: `${origin()}/data`,
		as_of: (await asOfIn(db)) ?? null,
		licence: recordLicence.url
	};
	yield `{"meta":${JSON.stringify(meta)}`;
	for (const [name, isPerson] of [
		['persons', true],
		['organizations', false]
	] as const)
		yield* list(name, async function* () {
			for await (const rows of read(packageTableOf(t.stakeholder))) {
				const some = rows.filter(({ kind }) => (kind === 'person') === isPerson);
				const sources = await sourcesOf(db, t.citation.stakeholderId, some);
				const identifiers = await identifiersOf(db, some);
				for (const { id } of some) written.set(id, isPerson);
				yield some.map((row) => ({
					...(isPerson ? person(row) : organization(row)),
					identifiers: identifiers.get(row.id) ?? [],
					...common(row, sources)
				}));
			}
		});
	yield* list('memberships', async function* () {
		for await (const rows of read(packageTableOf(t.membership))) {
			// In Popolo groups are organisations. A stakeholder published since theirs were written is missing there.
			const some = rows.filter(
				({ group_id, member_id }) => written.get(group_id) === false && written.has(member_id)
			);
			const sources = await sourcesOf(db, t.citation.membershipId, some);
			yield some.map((row) => ({
				...membership(row, written.get(row.member_id) === true),
				...common(row, sources)
			}));
		}
	});
	yield '}\n';
}

async function* list(name: string, batches: () => AsyncGenerator<object[]>) {
	let sign = `,"${name}":[`;
	for await (const items of batches()) {
		if (!items.length) continue;
		yield sign + items.map((item) => JSON.stringify(item)).join(',\n');
		sign = ',\n';
	}
	yield sign.startsWith(',"') ? `${sign}]` : ']';
}

const person = ({ role, country, ...row }: Row) => ({
	...named(row),
	...(role && { summary: role }),
	...(country && { country })
});

const organization = ({ kind, country, ...row }: Row) => ({
	...named(row),
	classification: kind,
	...(country && {
		area: { id: country, name: countryName(String(country)), classification: 'country' }
	})
});

const named = ({ id, slug, name, aliases }: Row) => ({
	id,
	name,
	other_names: (aliases as string[]).map((alias) => ({ name: alias })),
	links: [{ url: itemUrl('stakeholder', { id: '', slug: String(slug) }), note: 'Rulewatch' }]
});

const membership = (
	{ id, group_id, member_id, relation, role, ...dates }: Row,
	isPerson: boolean
) => ({
	id,
	organization_id: group_id,
	...(isPerson ? { person_id: member_id } : { member: { '@type': 'organization', id: member_id } }),
	role: role ?? membershipRelations[relation as keyof typeof membershipRelations],
	relation,
	...(dates.as_of && { as_of: dates.as_of }),
	...dateIn('start_date', dates),
	...dateIn('end_date', dates)
});

const reduced = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/;

function dateIn(name: string, row: Row) {
	const date = row[name];
	if (!date) return {};
	return { [reduced.test(String(date)) ? name : `${name}_edtf`]: date };
}

const common = ({ id, note, created_at, updated_at }: Row, sources: Map<unknown, Link[]>) => ({
	...(note && { note }),
	sources: sources.get(id) ?? [],
	created_at,
	updated_at
});

async function identifiersOf(db: Database, rows: Row[]) {
	const { stakeholderId: id, scheme, value } = t.stakeholderIdentifier;
	const ids = rows.map((row) => String(row.id));
	const found = await db
		.select({ id, scheme, value })
		.from(t.stakeholderIdentifier)
		.where(inArray(id, ids));
	return new Map<unknown, { scheme: string; identifier: string }[]>(
		groupBy(sortIdentifiers(found), ({ id }) => id).map(({ key, rows }) => [
			key,
			rows.map(({ scheme, value }) => ({ scheme, identifier: value }))
		])
	);
}

interface Link {
	url: string;
	note: string;
}

async function sourcesOf(
	db: Database,
	target: typeof t.citation.stakeholderId | typeof t.citation.membershipId,
	rows: Row[]
): Promise<Map<unknown, Link[]>> {
	const ids = rows.map(({ id }) => String(id));
	const found = await db
		.select({ target, ...articleColumns })
		.from(t.citation)
		.innerJoin(t.article, eq(t.article.id, t.citation.articleId))
		.where(and(inArray(target, ids), isPublished(t.article.state)))
		.orderBy(asc(t.citation.id));
	const sources = new Map<unknown, Link[]>();
	for (const { target, ...article } of found)
		sources.set(target, [
			...(sources.get(target) ?? []),
			{ url: article.url!, note: sourceTitle(article) }
		]);
	return sources;
}
