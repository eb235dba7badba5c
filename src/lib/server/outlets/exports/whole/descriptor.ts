import { recordLicence } from '../../../../domain/files.ts';
import { runsThisCopy } from '../../../../domain/operator.ts';
import { origin } from '../../../settings.ts';
import type { Field, Table } from './table.ts';
import { packageTables } from './tables.ts';

/** Spreadsheets hide the apostrophe, but programs must remove it. */
const formulas =
	'A text that a spreadsheet would run as a formula has an apostrophe before it: one that starts with =, +, - or @ ' +
	'(also their full-width forms), after blanks and invisible characters or none, or with a tab or a carriage return. ' +
	'To have the text as it stands on the record, take that first apostrophe off.';

/**
 * `datapackage.json`: a Tabular Data Package (specs.frictionlessdata.io, v1), which v2 readers accept.
 * @param day of the record's last change
 * @param own the stakeholder that runs this copy
 */
export function descriptor(
	made: Date,
	day = made.toISOString().slice(0, 10),
	own?: Record<'id' | 'slug' | 'name', string>
) {
	const party =
		own &&
		` ${runsThisCopy(own.name)} It is ${own.id} in data/stakeholder.csv, and its positions are those of a party to the record.`;
	return {
		profile: 'tabular-data-package',
		name: 'rulewatch',
		id: `${origin()}/data/rulewatch.zip`,
		title: 'Rulewatch: how governments make rules for the internet, and who said what about them',
		description: `The whole public record as of ${day}. ${formulas}${party ?? ''}`,
		homepage: `${origin()}/data`,
		version: day,
		created: made.toISOString(),
		keywords: ['internet regulation', 'legislation', 'public statements', 'digital rights'],
		licenses: [{ name: recordLicence.id, title: recordLicence.title, path: recordLicence.url }],
		sources: [
			{
				title:
					'The published pages in data/article.csv; data/citation.csv says which supports what',
				path: `${origin()}/articles`
			}
		],
		contributors: [
			{ title: 'The editors of Rulewatch', path: `${origin()}/about`, role: 'publisher' },
			...(own
				? [{ title: own.name, path: `${origin()}/stakeholders/${own.slug}`, role: 'publisher' }]
				: [])
		],
		resources: packageTables.map(resource)
	};
}

function resource(table: Table) {
	const { name, title, description, fields, key } = table;
	const foreignKeys = fields.flatMap(({ name, names }) =>
		names ? [{ fields: name, reference: { resource: names, fields: 'id' } }] : []
	);
	return {
		profile: 'tabular-data-resource',
		name,
		path: tablePath(table),
		title,
		...(description && { description }),
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		dialect: {
			delimiter: ',',
			lineTerminator: '\r\n',
			quoteChar: '"',
			doubleQuote: true,
			skipInitialSpace: false,
			header: true
		},
		schema: {
			fields: fields.map(fieldOf),
			missingValues: [''],
			primaryKey: key.map(({ name }) => name),
			...(foreignKeys.length && { foreignKeys })
		}
	};
}

export const tablePath = ({ name }: Table) => `data/${name}.csv`;

const types: Record<string, string> = {
	PgArray: 'array',
	PgBoolean: 'boolean',
	PgDateString: 'date',
	PgInteger: 'integer',
	PgTimestamp: 'datetime'
};
const patterns: Record<string, string> = {
	country: '^[A-Z]{2}$',
	jurisdiction: '^[A-Z]{2}$',
	slug: '^[^/?#\\s]+$',
	url: '^https?://.+$',
	archive_url: '^https?://.+$'
};

function fieldOf({ name, description, column, value }: Field) {
	const constraints = {
		...(column.notNull && value === column && { required: true }),
		...(column.isUnique && { unique: true }),
		...(column.enumValues && { enum: column.enumValues }),
		...(patterns[name] && { pattern: patterns[name] })
	};
	return {
		name,
		...(description && { description }),
		type: types[column.columnType] ?? 'string',
		constraints
	};
}
