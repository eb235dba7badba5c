import { type SQL, sql } from 'drizzle-orm';
import { addressKey } from '../../../domain/address/address.ts';
import { queryRows, type Session } from './tables.ts';

// Former databases lack these columns. The migrations of 0.1 filled them in the same way.

export async function relaxColumns(session: Session): Promise<void> {
	await session.execute(sql`alter table signatory alter column ordinal set default 0`);
	await session.execute(sql`alter table event_actor alter column ordinal set default 0`);
	await session.execute(
		sql`alter table correction drop constraint correction_made_names_its_change`
	);
}

/** Also undoes `relaxColumns`. `lacking` has names such as `table.column`. */
export async function fillIn(session: Session, lacking: Set<string>): Promise<void> {
	if (lacking.has('article.address_key')) await deriveAddressKeys(session);
	if (lacking.has('csv_import.bytes')) await session.execute(measureImports);
	if (lacking.has('correction.noun')) {
		await session.execute(nameChanges);
		await session.execute(askForChanges);
	}
	if (lacking.has('event_actor.ordinal'))
		await session.execute(orderOf('event_actor', 'event', 'actors'));
	if (lacking.has('signatory.ordinal')) {
		await session.execute(orderOf('signatory', 'statement', 'signatories'));
		await session.execute(removeOwnSignatures);
	}
	await session.execute(sql`alter table signatory alter column ordinal drop default`);
	await session.execute(sql`alter table event_actor alter column ordinal drop default`);
	await session.execute(
		sql`alter table correction add constraint correction_made_names_its_change
			check (num_nulls(noun, row_id, row_version) = case when state = 'made' then 0 else 3 end)`
	);
}

async function deriveAddressKeys(session: Session) {
	const articles = await queryRows<{ id: string; url: string }>(
		session,
		sql`select id, url from article where url is not null`
	);
	for (const { id, url } of articles)
		await session.execute(
			sql`update article set address_key = ${addressKey(url)} where id = ${id}`
		);
}

const measureImports = sql`update csv_import set bytes = coalesce((
	select sum(octet_length(array_to_string(cells, ','))) from csv_row where import_id = csv_import.id), 0)`;

/** A correction names its item's last public version between report and announcement. */
const nameChanges = sql`
	with item (path, noun, id) as (
		select '/regulations/' || slug, 'regulation', id from regulation
		union all select '/stakeholders/' || slug, 'stakeholder', id from stakeholder
		union all select '/articles/' || slug, 'article', id from article
		union all select '/topics/' || slug, 'topic', id from topic
		union all select '/events/' || id, 'event', id from event
		union all select '/statements/' || id, 'statement', id from statement
		union all select '/' || noun || 's/' || slug, noun, row_id from former_slug
	), found as (
		select distinct on (correction.id) correction.id, revision.noun, revision.row_id, revision.version
		from correction
		join item on item.path = split_part(split_part(correction.page, '?', 1), '/charts/', 1)
		join revision on revision.noun = item.noun and revision.row_id = item.id
			and revision.created_at between correction.created_at and correction.decided_at
			and coalesce(revision.snapshot ->> 'state', 'published') <> 'draft'
		where correction.state = 'made'
		order by correction.id, revision.version desc
	)
	update correction set noun = found.noun, row_id = found.row_id, row_version = found.version
	from found where found.id = correction.id`;

/** If no version shows a correction, the report goes back to the editors. */
const askForChanges = sql`
	update correction set state = 'waiting', version = version + 1, decided_by = null, decided_at = null,
		note = concat_ws(E'\n', note, 'It was announced on ' || to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD')
			|| ' without the saved change that mends it. Name that, and announce it again.')
	where state = 'made' and noun is null`;

/** A name takes its place in the first version that has it; names without a version come last. */
function orderOf(table: string, noun: string, list: string): SQL {
	const owner = sql.identifier(`${noun}_id`);
	return sql`
		update ${sql.identifier(table)} name set ordinal = placed.ordinal from (
			select name.${owner}, name.stakeholder_id, row_number() over (
				partition by name.${owner} order by first.version nulls last, first.place, name.stakeholder_id
			) as ordinal
			from ${sql.identifier(table)} name left join lateral (
				select r.version, each.place
				from revision r cross join jsonb_array_elements_text(r.snapshot -> ${list}) with ordinality each (id, place)
				where r.noun = ${noun} and r.row_id = name.${owner} and each.id = name.stakeholder_id
				order by r.version limit 1
			) first on true
		) placed where placed.${owner} = name.${owner} and placed.stakeholder_id = name.stakeholder_id`;
}

/** A speaker cannot also sign a statement. */
const removeOwnSignatures = sql`
	with gone as (
		delete from signatory name using statement s
		where s.id = name.statement_id and name.stakeholder_id in (s.organisation_id, s.speaker_id)
		returning name.statement_id, name.stakeholder_id
	), changed as (
		update statement set version = version + 1, updated_at = now()
		where id in (select statement_id from gone) returning id, version
	)
	insert into revision (noun, row_id, version, snapshot, author, reason)
	select 'statement', changed.id, changed.version,
		jsonb_set(r.snapshot, '{signatories}', (
			select coalesce(jsonb_agg(name.stakeholder_id order by name.ordinal), '[]') from signatory name
			where name.statement_id = changed.id and not exists (
				select from gone where gone.statement_id = changed.id and gone.stakeholder_id = name.stakeholder_id
			)
		)),
		'update', 'Who speaks in a statement does not sign it as well: that signature is taken out'
	from changed join revision r on r.noun = 'statement' and r.row_id = changed.id and r.version = changed.version - 1`;
