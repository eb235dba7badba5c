import { getTableName } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import * as t from './schema.ts';

// Generates the rules that follow from the nouns and the tables of citations:
// npx vitest run src/lib/server/db/noun-rules.test.ts -u writes the files.

const nouns = Object.values(nounOf);

const referencesOf = (table: PgTable) =>
	getTableConfig(table).foreignKeys.map((key) => {
		const { columns, foreignTable } = key.reference();
		return { column: columns[0]!.name, table: foreignTable, isPart: key.onDelete === 'cascade' };
	});

/** The tables that citations point at, each with its column. */
const cited = referencesOf(t.citation)
	.filter(({ isPart }) => isPart)
	.map(({ column, table }) => {
		const name = getTableName(table);
		const noun = nouns.find((noun) => noun === name);
		const owner = noun ? undefined : referencesOf(table).find(({ isPart }) => isPart)!;
		return { column, name, noun, owner: owner && { ...owner, name: getTableName(owner.table) } };
	});

const isCited = (table: string) => cited.some(({ name }) => name === table);

/** Further conditions under which an item lacks a source. */
const further: Partial<Record<Noun, string>> = {
	event: 'NOT EXISTS (SELECT FROM dated_claim WHERE event_id = row_id AND preferred)',
	campaign: `EXISTS (
				SELECT FROM campaign_demand d
				LEFT JOIN article a ON a.id = d.article_id AND a.state = 'published'
				WHERE d.campaign_id = row_id AND d.outcome <> 'open' AND (a.id IS NULL OR d.date IS NULL)
			)`
};

const isPublished = (table: string) =>
	`EXISTS (SELECT FROM ${table} WHERE id = row_id AND state = 'published')`;

/** The rows that need a source, each with its item and the conditions under which it lacks one. */
const needy = cited.map(({ column, name, noun, owner }) => {
	if (!owner)
		return {
			noun: name,
			published: isPublished(name),
			lacking: [`NOT EXISTS (SELECT FROM proof WHERE ${column} = row_id)`, further[noun!]]
		};
	if (isCited(owner.name))
		return {
			noun: name,
			published: `EXISTS (
				SELECT FROM "${name}" claim JOIN ${owner.name} item ON item.id = claim.${owner.column}
				WHERE claim.id = row_id AND item.state = 'published'
			)`,
			lacking: [`NOT EXISTS (SELECT FROM proof WHERE ${column} = row_id)`]
		};
	return {
		noun: owner.name,
		published: isPublished(owner.name),
		lacking: [
			further[owner.name as Noun],
			`EXISTS (
				SELECT FROM ${name} claim
				WHERE claim.${owner.column} = row_id AND NOT EXISTS (SELECT FROM proof WHERE ${column} = claim.id)
			)`
		]
	};
});

/** The row that may lose its source with a citation. */
const rowOf = ({ column, name, owner }: (typeof cited)[number]) =>
	owner && !isCited(owner.name)
		? `'${owner.name}', (SELECT ${owner.column} FROM ${name} WHERE id = cited.${column})`
		: `'${name}', cited.${column}`;

const generated = `-- Generated from the nouns and the tables of citations: npx vitest run src/lib/server/db/noun-rules.test.ts -u`;

/** No published claim stands without a source. */
const sources = () => `${generated}

-- Refuses a published row that rests on no published article. Each date of an event needs an article of its own.
CREATE FUNCTION require_source(noun text, row_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	unsourced boolean;
BEGIN
	IF row_id IS NULL THEN RETURN; END IF;
	CASE noun
${needy
	.map(
		({ noun, published, lacking }) => `	WHEN '${noun}' THEN
		unsourced := ${published}
			AND (${lacking.filter(Boolean).join(' OR ')});
`
	)
	.join('')}	END CASE;
	IF unsourced THEN
		RAISE EXCEPTION 'published % % cites no published article', noun, row_id
			USING ERRCODE = 'check_violation', CONSTRAINT = noun || '_cites_article';
	END IF;
END $$;

-- Checks that the row of a removed citation still has a source.
CREATE FUNCTION require_source_without(cited citation) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM ${cited.map((each) => `require_source(${rowOf(each)})`).join(',\n\t\t')};
END $$;

${nouns
	.filter((noun) => needy.some((each) => each.noun === noun))
	.map(
		(noun) => `CREATE CONSTRAINT TRIGGER ${noun}_cites_article AFTER INSERT OR UPDATE ON ${noun}
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
`
	)
	.join('\n')}`;

/** A change of what readers see of any noun raises the version of the record. */
const versions = () => `${generated}

${nouns
	.map(
		(
			noun
		) => `CREATE CONSTRAINT TRIGGER ${noun}_raises_version AFTER INSERT OR UPDATE OR DELETE ON ${noun}
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
`
	)
	.join('\n')}`;

it.each([
	['sources.sql', sources],
	['versions.sql', versions]
])('drizzle/rules/%s is what follows from the nouns', async (file, rules) => {
	await expect(rules()).toMatchFileSnapshot(`../../../../drizzle/rules/${file}`);
});
